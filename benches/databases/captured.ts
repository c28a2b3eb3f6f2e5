/** A statement as the driver got it. */
export interface CapturedStep {
  readonly sql: string
  /** Those in binary form are buffers. */
  readonly values: readonly (string | number | Buffer | null)[]
}

/** One transaction of the product: its round trips, each with the statements that went out together. */
export interface CapturedTransaction {
  readonly roundTrips: readonly (readonly CapturedStep[])[]
}

export interface Recorder {
  /** The transactions noted so far, in the order in which they began; forgets them. */
  take(): readonly CapturedTransaction[]
  stop(): void
}

const beginning = /^begin\b/i
const ending = /^(?:commit|rollback)\b/i

/** Puts what goes over one connection together to transactions. */
export function groupTransactions(
  finished: (transaction: CapturedTransaction) => void,
): (steps: readonly CapturedStep[]) => void {
  let roundTrips: (readonly CapturedStep[])[] = []
  return (steps) => {
    if (steps.some(({ sql }) => beginning.test(sql))) roundTrips = []
    roundTrips.push(steps)
    if (!steps.some(({ sql }) => ending.test(sql))) return
    finished({ roundTrips })
    roundTrips = []
  }
}

export function stepsOf(transaction: CapturedTransaction): readonly CapturedStep[] {
  return transaction.roundTrips.flat()
}

/** What became of a piece of work that may wait for SQL only. */
export type Settled<T> =
  | { readonly state: 'DONE'; readonly value: T }
  | { readonly state: 'FAILED'; readonly error: unknown }
  | { readonly state: 'WAITING' }

/**
 * Runs work that waits for nothing but SQL, which on SQLite is done as soon as asked for: such work is settled before
 * the event loop takes its next step. Work that is not settled by then waits for something else.
 */
export function settleAtOnce<T>(work: () => Promise<T>): Promise<Settled<T>> {
  return new Promise((resolve) => {
    const nextStep = setImmediate(() => resolve({ state: 'WAITING' }))
    const settle = (settled: Settled<T>): void => {
      clearImmediate(nextStep)
      resolve(settled)
    }
    invoke(work).then(
      (value) => settle({ state: 'DONE', value }),
      (error: unknown) => settle({ state: 'FAILED', error }),
    )
  })
}

/** So that work which throws before its first await is a rejection like any other. */
async function invoke<T>(work: () => Promise<T>): Promise<T> {
  return work()
}

import pg, { type Client } from 'pg'
import { runPipeline } from '../../packages/adapters/src/storage/postgres/pipeline.ts'
import { type CapturedStep, type CapturedTransaction, groupTransactions, type Recorder } from './captured.ts'

/** What a query in pg's sense is given to send with; we stand between. */
interface WireConnection {
  readonly stream: unknown
  parse(message: { text: string; name: string }, more?: boolean): void
  bind(message: { statement: string; values: readonly (string | Buffer | null)[] }, more?: boolean): void
  describe(message: unknown, more?: boolean): void
  execute(message: unknown, more?: boolean): void
  sync(): void
}

interface Submittable {
  submit(connection: WireConnection): unknown
}

type Query = (this: object, ...given: unknown[]) => unknown

interface Noted {
  /** The texts the connection has prepared, by the names given to them. */
  readonly texts: Map<string, string>
  readonly note: (steps: readonly CapturedStep[]) => void
}

/** Clients note what goes out with each packet from now on. */
export function recordPostgres(): Recorder {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  let transactions: CapturedTransaction[] = []
  const perClient = new WeakMap<object, Noted>()
  const notedOn = (client: object): Noted => {
    const known = perClient.get(client) ?? {
      texts: new Map<string, string>(),
      note: groupTransactions((transaction) => transactions.push(transaction)),
    }
    perClient.set(client, known)
    return known
  }
  prototype.query = function query(...given) {
    const [first] = given
    if (isSubmittable(first)) listenIn(first, notedOn(this))
    return original.apply(this, given)
  }
  return {
    take: () => {
      const taken = transactions
      transactions = []
      return taken
    },
    stop: () => {
      prototype.query = original
    },
  }
}

function isSubmittable(value: unknown): value is Submittable {
  return typeof value === 'object' && value !== null && 'submit' in value && typeof value.submit === 'function'
}

function listenIn(query: Submittable, { texts, note }: Noted): void {
  const submit = query.submit.bind(query)
  query.submit = (connection) => {
    const steps: CapturedStep[] = []
    const between: WireConnection = {
      stream: connection.stream,
      parse: (message, more) => {
        texts.set(message.name, message.text)
        connection.parse(message, more)
      },
      bind: (message, more) => {
        steps.push({ sql: texts.get(message.statement) ?? '', values: message.values })
        connection.bind(message, more)
      },
      describe: (message, more) => connection.describe(message, more),
      execute: (message, more) => connection.execute(message, more),
      sync: () => connection.sync(),
    }
    const result = submit(between)
    note(steps)
    return result
  }
}

/** One packet with those statements, prepared once per connection: what pg's own queries cannot do. */
export async function sendTogether(client: Client, steps: readonly CapturedStep[]): Promise<void> {
  const sendable = steps.map(({ sql, values }) => ({ statement: { sql }, values }))
  const { error } = await runPipeline(client, sendable)
  if (error !== undefined) throw error
}

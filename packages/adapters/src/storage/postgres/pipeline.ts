import { assert } from '@mendian/core'
import type { ClientBase, Submittable } from 'pg'
import type { CompiledStatement } from '../dialect.ts'
import type { StatementOutcome } from '../executor.ts'
import type { ParameterValue } from '../statement.ts'
import { readValue, writeValue } from './wire-values.ts'

export interface PipelineStep {
  readonly statement: Pick<CompiledStatement, 'sql'>
  readonly values: readonly (ParameterValue | Buffer)[]
}

/** What a step came to, with what the server calls it, as in `INSERT 0 1`. */
export interface StepOutcome extends StatementOutcome {
  readonly tag: string
}

/** What came of the steps: the outcomes of those that ran, and the error that stopped the others. */
export interface PipelineOutcome {
  readonly outcomes: readonly StepOutcome[]
  readonly error: unknown
}

/**
 * Sends the steps in one packet and answers when all have run, in order, up to the first that fails: one round trip
 * however many they are. A custom query in pg's sense, like pg-cursor. All texts are constant, so each is prepared
 * once per connection and known by a name from then on. A connection that gives no answer for `answerMs` is cut.
 */
export function runPipeline(
  client: ClientBase,
  steps: readonly PipelineStep[],
  answerMs?: number,
): Promise<PipelineOutcome> {
  assert(steps.length > 0, 'a pipeline has a step')
  return new Promise((resolve) => {
    const watch = answerMs === undefined ? undefined : watchForAnswer(answerMs)
    const submittable = createSubmittable(preparedOn(client), steps, watch?.started, (outcome) => {
      watch?.over()
      // With a `query_timeout` pg starts a timer of its own, which ends by this.
      submittable.callback?.()
      resolve(outcome)
    })
    // Ours counts from the sending and cuts the connection, which pg's does not.
    if (answerMs !== undefined) submittable.query_timeout = 2 * answerMs
    client.query(submittable)
  })
}

/** pg's options for a query, which it reads from the query itself. */
interface WatchedSubmittable extends Submittable {
  callback?: () => void
  query_timeout?: number
}

/** How long a process that was itself held up gets to read what has come in meanwhile. */
const secondChanceMs = 100

/** A network may fall silent without the connection breaking: nobody but a timer of ours ends that. */
function watchForAnswer(answerMs: number): {
  readonly started: (connection: WireConnection) => void
  readonly over: () => void
} {
  let timer: NodeJS.Timeout | undefined
  return {
    started: (connection) => {
      const cut = (): void => connection.stream.destroy(new Error(`no answer within ${answerMs} ms`))
      timer = setTimeout(() => {
        // Whoever waits hears of it by the connection's end, as of every other loss.
        timer = setTimeout(cut, secondChanceMs)
      }, answerMs)
    },
    over: () => clearTimeout(timer),
  }
}

interface Field {
  readonly name: string
  readonly dataTypeID: number
}

interface Prepared {
  readonly name: string
  readonly fields: readonly Field[]
}

interface PreparedStatements {
  readonly bySql: Map<string, Prepared>
  given: number
}

/** Texts beyond these are prepared for one use each. */
const namedAtMost = 400

const byClient = new WeakMap<ClientBase, PreparedStatements>()

function preparedOn(client: ClientBase): PreparedStatements {
  const known = byClient.get(client)
  if (known) return known
  const prepared: PreparedStatements = { bySql: new Map(), given: 0 }
  byClient.set(client, prepared)
  return prepared
}

interface WireBind {
  readonly portal: string
  readonly statement: string
  /** Those in binary form are buffers. */
  readonly values: readonly (string | Buffer | null)[]
  /** Whether results are to come in binary form. */
  readonly binary: boolean
}

/** What pg's client calls as the answers come in, and what we call to send. */
interface WireConnection {
  readonly stream: { cork?(): void; uncork?(): void; destroy(error: Error): void }
  parse(message: { text: string; name: string; types: readonly number[] }): void
  bind(message: WireBind): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: { portal: string; rows: number }): void
  sync(): void
}

function createSubmittable(
  prepared: PreparedStatements,
  steps: readonly PipelineStep[],
  started: ((connection: WireConnection) => void) | undefined,
  finish: (outcome: PipelineOutcome) => void,
): WatchedSubmittable {
  const outcomes: StepOutcome[] = []
  let names: readonly string[] = []
  let fields: readonly Field[] | undefined
  let rows: unknown[] = []
  let unreadable: { readonly step: number; readonly error: unknown } | undefined
  const current = (): readonly Field[] => fields ?? prepared.bySql.get(currentSql())?.fields ?? []
  const currentSql = (): string => steps[outcomes.length]?.statement.sql ?? ''
  const query = {
    submit: (connection: WireConnection) => {
      started?.(connection)
      connection.stream.cork?.()
      try {
        names = send(connection, prepared, steps)
      } finally {
        connection.stream.uncork?.()
      }
    },
    handleRowDescription: (message: { fields: readonly Field[] }) => {
      fields = message.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID }))
    },
    handleDataRow: (message: { fields: readonly (string | null)[] }) => {
      try {
        rows.push(readRow(current(), message.fields))
      } catch (error) {
        // Thrown on, it would end the process: pg calls this as bytes come in.
        unreadable ??= { step: outcomes.length, error }
      }
    },
    handleCommandComplete: (message: { text: string }) => {
      const name = names[outcomes.length] ?? ''
      // Only now is it sure that the server has the statement under its name.
      if (name && !prepared.bySql.has(currentSql())) prepared.bySql.set(currentSql(), { name, fields: fields ?? [] })
      outcomes.push({ rows, changed: changedRows(message.text), tag: message.text })
      rows = []
      fields = undefined
    },
    handleReadyForQuery: () => {
      if (unreadable) finish({ outcomes: outcomes.slice(0, unreadable.step), error: unreadable.error })
      else finish({ outcomes, error: undefined })
    },
    handleError: (error: unknown) => finish({ outcomes, error }),
    handleEmptyQuery: () => {},
    handlePortalSuspended: () => {},
    handleCopyInResponse: () => {},
    handleCopyData: () => {},
  }
  return query as unknown as WatchedSubmittable
}

function readRow(fields: readonly Field[], values: readonly (string | null)[]): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = {}
  for (const [index, { name, dataTypeID }] of fields.entries()) {
    row[name] = readValue(values[index] ?? null, dataTypeID)
  }
  return row
}

/** Sends all steps; gives the name of each, empty for those that are not kept. */
function send(
  connection: WireConnection,
  prepared: PreparedStatements,
  steps: readonly PipelineStep[],
): readonly string[] {
  const sent = new Map<string, string>()
  const names: string[] = []
  for (const { statement, values } of steps) {
    const known = prepared.bySql.get(statement.sql)
    let name = known?.name ?? sent.get(statement.sql)
    if (name === undefined || name === '') {
      // A name that was once given is never given again, even if the server did not get as far as taking it.
      name = prepared.bySql.size + sent.size < namedAtMost ? `mendian_${++prepared.given}` : ''
      connection.parse({ text: statement.sql, name, types: [] })
      sent.set(statement.sql, name)
    }
    names.push(name)
    connection.bind({ portal: '', statement: name, values: values.map(writeValue), binary: false })
    if (!known) connection.describe({ type: 'P', name: '' })
    connection.execute({ portal: '', rows: 0 })
  }
  connection.sync()
  return names
}

/** The count at the end of a command's tag, as in `INSERT 0 1`. */
function changedRows(tag: string): number {
  const count = Number(tag.slice(tag.lastIndexOf(' ') + 1))
  return Number.isInteger(count) ? count : 0
}

import { AssertionError, StorageError } from '@mendian/core'
import type { ClientBase } from 'pg'
import type { SqlDialect } from '../dialect.ts'
import type { Executor } from '../executor.ts'
import { toStorageError } from './errors.ts'
import { type PipelineStep, runPipeline, type StepOutcome } from './pipeline.ts'

/** An executor that sends together what is asked for together. */
export interface PostgresExecutor extends Executor {
  /** The error after which nothing more can be done in this transaction. */
  failure(): Error | undefined
  /** From now on statements are sent and answered one by one, since the host uses the connection too. */
  hurry(): void
  /** Sends what is left together with this last statement, and ends; gives the tag that the server answered with. */
  finish(sql: string): Promise<string>
  /** From now on each packet is to be answered within that, or the connection is cut. Not for a host's connection. */
  within(answerMs: number): void
  /** Lets nothing more be sent: what is asked for from now on fails with that. */
  stop(error: Error): void
  /** Drops what has not been sent, waits for what has, and ends. */
  abandon(): Promise<void>
}

interface Entry extends PipelineStep {
  readonly resolve?: (outcome: StepOutcome) => void
  readonly reject?: (error: unknown) => void
}

/** Statements on their way to the server, in order, those that are asked for together in one packet. */
interface Outgoing {
  push(entry: Entry): void
  /** Sends what has been pushed, after the code that is running. */
  flush(): Promise<void>
  /** Sends what has been pushed, at once. */
  flushNow(): void
  /** Forgets what has not been sent, and waits for what has. */
  drop(error: Error): Promise<void>
  failure(): Error | undefined
  fail(error: Error): void
  within(answerMs: number): void
}

function createOutgoing(client: ClientBase): Outgoing {
  let pending: Entry[] = []
  let sending: Promise<void> | undefined
  let failure: Error | undefined
  let answerMs: number | undefined

  const send = async (entries: readonly Entry[]): Promise<void> => {
    const { outcomes, error } = await runPipeline(client, entries, answerMs)
    if (error !== undefined) failure ??= toStorageError(error)
    for (const [index, entry] of entries.entries()) {
      const outcome = outcomes[index]
      if (outcome) entry.resolve?.(outcome)
      else entry.reject?.(failure)
    }
  }
  const sendPending = async (): Promise<void> => {
    while (pending.length > 0) {
      const entries = pending
      pending = []
      if (failure) for (const entry of entries) entry.reject?.(failure)
      else await send(entries)
    }
    sending = undefined
  }
  return {
    push: (entry) => pending.push(entry),
    flush: () => (sending ??= Promise.resolve().then(sendPending)),
    flushNow: () => {
      if (pending.length > 0) sending ??= sendPending()
    },
    drop: async (error) => {
      const dropped = pending
      pending = []
      for (const entry of dropped) entry.reject?.(failure ?? error)
      await sending
    },
    failure: () => failure,
    fail: (error) => {
      failure ??= error
    },
    within: (ms) => {
      answerMs = ms
    },
  }
}

/**
 * Statements are collected while the work's code runs and are sent in one packet when it waits for one of them, or
 * with the commit. The server runs them strictly in order, each seeing what was committed before it began.
 */
export function createPostgresExecutor(client: ClientBase, dialect: SqlDialect): PostgresExecutor {
  const outgoing = createOutgoing(client)
  let ended = false
  let hurried = false

  const run: Executor['run'] = (statement, values) =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new AssertionError('the transaction is over; its repositories are used only while its work runs'))
      } else if (outgoing.failure()) {
        reject(outgoing.failure())
      } else {
        outgoing.push({ statement, values, resolve, reject })
        void outgoing.flush()
      }
    })
  return {
    dialect,
    run,
    defer: async (statement, values) => {
      if (hurried || ended || outgoing.failure()) await run(statement, values)
      else outgoing.push({ statement, values })
    },
    failure: outgoing.failure,
    hurry: () => {
      hurried = true
      // At once, not after the code that is running: its next line may be a query on the same connection.
      outgoing.flushNow()
    },
    finish: async (sql) => {
      let tag = ''
      const resolve = (outcome: StepOutcome): void => {
        tag = outcome.tag
      }
      outgoing.push({ statement: { sql }, values: [], resolve })
      await outgoing.flush()
      ended = true
      const failure = outgoing.failure()
      if (failure) throw failure
      return tag
    },
    within: outgoing.within,
    stop: outgoing.fail,
    abandon: async () => {
      ended = true
      await outgoing.drop(new StorageError('UNAVAILABLE', 'the transaction was abandoned'))
    },
  }
}

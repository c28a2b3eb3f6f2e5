import { AssertionError, StorageError } from '@mendian/core'
import type { SqlDialect } from '../dialect.ts'
import type { SqliteConnection } from './connection.ts'
import { isBusy, toStorageError } from './errors.ts'
import { settleAtOnce } from './macrotask.ts'
import { createSqliteExecutor, type SqliteExecutor } from './sqlite-executor.ts'

export interface GroupCommitOptions {
  readonly connection: SqliteConnection
  readonly dialect: SqlDialect
  readonly nowMs: () => number
}

export interface WriteJob<T> {
  readonly work: (executor: SqliteExecutor) => Promise<T>
  /** Until when another process may keep the database from us. */
  readonly deadlineAtMs: number
}

/** The one writer of the file. */
export interface Writer {
  submit<T>(job: WriteJob<T>): Promise<T>
  /** Resolves when all that was submitted is answered; what comes later is refused. */
  close(): Promise<void>
}

interface QueuedJob extends WriteJob<unknown> {
  runs: number
  outcome: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown } | undefined
  readonly answer: (outcome: { ok: true; value: unknown } | { ok: false; error: unknown }) => void
}

const longestBatch = 64
const longestRun = 3
const longestPauseMs = 25

/**
 * Writes that arrive in one turn of the event loop share one transaction and one fsync: they run strictly one after
 * another and are answered after the commit. If one of them fails, the batch is rolled back and run again with a
 * savepoint around each, so that only the one that failed is undone. If the commit fails, all of them fail.
 */
export function createGroupCommit(options: GroupCommitOptions): Writer {
  const queue: QueuedJob[] = []
  let running = false
  const closing: (() => void)[] = []
  let closed = false

  const flush = async (): Promise<void> => {
    running = true
    await runBatch(options, queue.splice(0, longestBatch))
    running = false
    if (queue.length > 0) schedule()
    else for (const resolve of closing.splice(0)) resolve()
  }
  let scheduled = false
  const schedule = (): void => {
    if (scheduled || running) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      void flush()
    })
  }
  return {
    submit: <T>(job: WriteJob<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closed) {
          reject(new StorageError('UNAVAILABLE', 'the storage is closed'))
          return
        }
        queue.push({
          ...job,
          runs: 0,
          outcome: undefined,
          answer: (outcome) => (outcome.ok ? resolve(outcome.value as T) : reject(outcome.error)),
        })
        schedule()
      }),
    close: () => {
      closed = true
      if (!running && queue.length === 0) return Promise.resolve()
      return new Promise((resolve) => closing.push(resolve))
    },
  }
}

/** Runs the batch and answers every job of it; never rejects. */
async function runBatch(options: GroupCommitOptions, batch: readonly QueuedJob[]): Promise<void> {
  let jobs = batch
  try {
    jobs = await begin(options, jobs)
    if (jobs.length === 0) return
    if (await runAll(options, jobs)) {
      commit(options, jobs)
      return
    }
    rollBack(options)
    jobs = await begin(options, answerFinal(jobs))
    if (jobs.length === 0) return
    for (const job of jobs) await runInSavepoint(options, job)
    commit(options, jobs)
  } catch (error) {
    // The commit failed, or SQLite gave the whole transaction up: none of it is stored.
    const failure = error instanceof StorageError ? error : toStorageError(error)
    try {
      rollBack(options)
    } catch {
      // The commit's error says it all; a transaction that is still open fails the next begin.
    }
    for (const job of jobs) job.answer({ ok: false, error: failure })
  }
}

/** Begins the transaction, waiting while another process writes; gives the jobs whose deadline lets them wait. */
async function begin(
  { connection, nowMs }: GroupCommitOptions,
  jobs: readonly QueuedJob[],
): Promise<readonly QueuedJob[]> {
  let waiting = jobs
  for (let pauseMs = 1; waiting.length > 0; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      connection.execute('begin immediate')
      return waiting
    } catch (error) {
      if (!isBusy(error)) throw error
      const now = nowMs()
      const busy = new StorageError('BUSY', 'another process is writing to the database', { cause: error })
      for (const job of waiting) if (job.deadlineAtMs <= now) job.answer({ ok: false, error: busy })
      waiting = waiting.filter((job) => job.deadlineAtMs > now)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
  return waiting
}

/** Runs all jobs up to the first that fails; whether none did. */
async function runAll(options: GroupCommitOptions, jobs: readonly QueuedJob[]): Promise<boolean> {
  for (const job of jobs) {
    await runOnce(options, job)
    if (!job.outcome?.ok) return false
  }
  return true
}

/** Answers those whose failure is final though the batch is run again, and gives the others. */
function answerFinal(jobs: readonly QueuedJob[]): readonly QueuedJob[] {
  const again: QueuedJob[] = []
  for (const job of jobs) {
    const failed = job.outcome && !job.outcome.ok ? job.outcome : undefined
    // Alone it would fail the same way again; and work that waits for other things is not given a second chance.
    const final = failed && !isConflict(failed.error) && (jobs.length === 1 || failed.error instanceof AssertionError)
    if (final) job.answer(failed)
    else again.push(job)
  }
  return again
}

async function runInSavepoint(options: GroupCommitOptions, job: QueuedJob): Promise<void> {
  const { connection } = options
  connection.execute('savepoint job')
  for (;;) {
    await runOnce(options, job)
    if (job.outcome?.ok) break
    // A full disk, for one, undoes the whole transaction: then no job of the batch can be stored.
    if (!connection.database.inTransaction) throw job.outcome?.error
    connection.execute('rollback to job')
    if (!isConflict(job.outcome?.error) || job.runs >= longestRun) break
  }
  connection.execute('release job')
}

async function runOnce({ connection, dialect }: GroupCommitOptions, job: QueuedJob): Promise<void> {
  job.runs += 1
  const executor = createSqliteExecutor(connection, dialect)
  const settled = await settleAtOnce(() => job.work(executor))
  executor.end()
  const failure = executor.failure()
  if (settled.state === 'WAITING') {
    const message =
      'the work of a transaction waits for something other than the transaction, which holds up every write'
    job.outcome = { ok: false, error: new AssertionError(message) }
  } else if (settled.state === 'FAILED') {
    job.outcome = { ok: false, error: settled.error }
  } else if (failure) {
    // Work that caught the error of a statement is half done all the same.
    job.outcome = { ok: false, error: failure }
  } else if (!connection.database.inTransaction) {
    // A statement of the host's own failed in a way after which SQLite rolls everything back.
    job.outcome = { ok: false, error: new StorageError('UNAVAILABLE', 'SQLite gave the transaction up') }
  } else {
    job.outcome = { ok: true, value: settled.value }
  }
}

function commit({ connection }: GroupCommitOptions, jobs: readonly QueuedJob[]): void {
  connection.execute('commit')
  for (const job of jobs) if (job.outcome) job.answer(job.outcome)
}

/** After some errors SQLite has already rolled back by itself. */
function rollBack({ connection }: GroupCommitOptions): void {
  if (connection.database.open && connection.database.inTransaction) connection.execute('rollback')
}

function isConflict(error: unknown): boolean {
  return error instanceof StorageError && error.kind === 'CONFLICT'
}

import { createMendian } from '../../packages/server/src/create-mendian.ts'
import type { Job, PlannedRequest } from '../load/plan.ts'
import type { BenchDatabase } from './bench-database.ts'
import type { CapturedTransaction } from './captured.ts'

export interface Captured {
  /** All that a job sent to the database, in the order of the jobs. */
  readonly transactions: readonly CapturedTransaction[]
  /** What was answered to the last request of each job. */
  readonly answers: readonly unknown[]
}

/**
 * Does the jobs in this process, one after another, on that database, and notes what the product sends to it: every
 * baseline replays exactly that, with the same values, on a copy of the database as it was before.
 */
export async function captureJobs(database: BenchDatabase, jobs: readonly Job[], apiKey: string): Promise<Captured> {
  const recorder = database.record()
  const storage = database.openStorage()
  try {
    const mendian = createMendian({ storage, apiKeyCacheMs: 3_600_000 })
    const transactions: CapturedTransaction[] = []
    const answers: unknown[] = []
    await mendian.fetch(request({ path: '/v1/availability/search', body: '{}', status: 400 }, apiKey))
    // The key has been looked up and will not be again.
    recorder.take()
    for (const job of jobs) {
      let answer: unknown
      for (const planned of job) {
        const response = await mendian.fetch(request(planned, apiKey, answer))
        answer = await response.json()
        if (response.status !== planned.status) throw new Error(JSON.stringify(answer))
      }
      answers.push(answer)
      transactions.push({ roundTrips: recorder.take().flatMap(({ roundTrips }) => roundTrips) })
    }
    return { transactions, answers }
  } finally {
    recorder.stop()
    await storage.close()
  }
}

function request(
  { method = 'POST', path, body, idempotencyKey }: PlannedRequest,
  apiKey: string,
  previous?: unknown,
): Request {
  const { id = '' } = (previous ?? {}) as { readonly id?: string }
  return new Request(`http://bench.invalid${path.replace('{id}', id)}`, {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(method === 'GET' ? {} : { body }),
  })
}

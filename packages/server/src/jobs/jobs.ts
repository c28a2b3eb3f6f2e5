import type { EventEnvelope, EventId } from '@mendian/core'
import type { Runtime } from '../engine/execute.ts'
import type { Logger } from '../logger.ts'
import { expireOrders } from './expire-orders.ts'
import { expireOverdue } from './expire-overdue.ts'
import { expireValues } from './expire-values.ts'
import { type BusyTimePulls, pullBusyTimes } from './pull-busy-times.ts'
import { reviewTiers } from './review-tiers.ts'
import { tendCards } from './tend-cards.ts'
import { tendWaitlists } from './tend-waitlists.ts'

/**
 * What a host does with an event. Throwing means: not done, try again later. May be called more than once for one, and
 * again meanwhile when it takes longer than half a minute.
 */
export type EventHandler = (event: EventEnvelope) => Promise<void> | void

export interface JobsOptions {
  readonly runtime: Runtime
  readonly logger: Logger
  /** Without one events stay in the outbox, for another process. */
  readonly onEvent: EventHandler | undefined
  /** Without them no other calendars are asked. */
  readonly busyTimes?: BusyTimePulls | undefined
}

/** What one run did. */
export interface JobsReport {
  readonly delivered: number
  readonly failed: number
  /** Bookings that were not approved in time. */
  readonly expiredBookings: number
  /** Bills that were not paid in time. */
  readonly expiredOrders: number
  /** Lots of points, stored value or visits whose time was over. */
  readonly expiredLots: number
  /** Tiers whose period had ended, retained or lowered. */
  readonly reviewedTiers: number
  /** Waitlist entries that were offered time, or that came to an end. */
  readonly tendedWaitlistEntries: number
  /** Cards that earned what their days have earned, or came to an end. */
  readonly tendedCards: number
  readonly purgedIdempotencyRecords: number
  /** Rows of time that lapsed holds had left. */
  readonly purgedHolds: number
  /** Other calendars that were asked and whose times were taken over, and those that failed. */
  readonly pulledCalendars: number
  readonly failedCalendars: number
}

/** Work that falls due: events to hand over, records to purge. */
export interface Jobs {
  /**
   * Does what is due now, and says what it was. @throws when a job failed, after all others were done; what it has not
   * done is due again.
   */
  run(): Promise<JobsReport>
  /** Runs every `everyMs` until stopped. */
  start(everyMs?: number): void
  /** Stops after the run under way. */
  stop(): Promise<void>
}

const leaseMs = 30_000
const batch = 100
/** What is due beyond this is done by the next run. */
const maxRounds = 100
const firstRetryMs = 5_000
const longestRetryMs = 3_600_000
const pullEveryMs = 900_000
/** Twice what is promised, so that no replay within the promise can miss. */
const keepIdempotencyMs = 48 * 3_600_000

export function createJobs(options: JobsOptions): Jobs {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = true
  let pulling: Promise<unknown> | undefined
  let pullDueMs = Number.NEGATIVE_INFINITY

  async function pullWhenDue(): Promise<Pick<JobsReport, 'pulledCalendars' | 'failedCalendars'>> {
    const { runtime, logger, busyTimes } = options
    const nowMs = runtime.clock.nowMs()
    if (!busyTimes || nowMs < pullDueMs) return { pulledCalendars: 0, failedCalendars: 0 }
    pullDueMs = nowMs + (busyTimes.everyMs ?? pullEveryMs)
    return pullBusyTimes(runtime, logger, busyTimes)
  }

  /** Beside the other work: a calendar that is slow to answer holds no event back. */
  function pullMeanwhile(): void {
    pulling ??= pullWhenDue()
      .catch((error: unknown) => options.logger.error('calendars not pulled', { error: String(error) }))
      .finally(() => {
        pulling = undefined
      })
  }

  function schedule(everyMs: number): void {
    if (stopped) return
    timer = setTimeout(() => {
      pullMeanwhile()
      running = runOnce(options)
        .catch((error: unknown) => options.logger.error('jobs failed', { error: String(error) }))
        .finally(() => schedule(everyMs))
    }, everyMs)
    timer.unref()
  }

  return {
    run: async () => ({ ...(await runOnce(options)), ...(await pullWhenDue()) }),
    start(everyMs = 1000) {
      if (!stopped) return
      stopped = false
      schedule(everyMs)
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      await pulling
    },
  }
}

async function runOnce(options: JobsOptions): Promise<Omit<JobsReport, 'pulledCalendars' | 'failedCalendars'>> {
  const { runtime, logger } = options
  const { platform } = runtime.storage
  const nowMs = (): number => runtime.clock.nowMs()
  const failures: Error[] = []
  // A job that fails holds up none of the others: it is due again with the next run.
  const tried = async <T>(name: string, none: T, job: () => Promise<T>): Promise<T> => {
    try {
      return await job()
    } catch (error) {
      failures.push(new Error(`${name}: ${String(error)}`, { cause: error }))
      return none
    }
  }
  const report = {
    expiredBookings: await tried('expire bookings', 0, () => expireOverdue(runtime, logger)),
    expiredOrders: await tried('expire orders', 0, () => expireOrders(runtime, logger)),
    expiredLots: await tried('expire lots', 0, () => expireValues(runtime, logger)),
    reviewedTiers: await tried('review tiers', 0, () => reviewTiers(runtime, logger)),
    tendedWaitlistEntries: await tried('tend waitlists', 0, () => tendWaitlists(runtime, logger)),
    tendedCards: await tried('tend cards', 0, () => tendCards(runtime, logger)),
    ...(await tried('hand events over', { delivered: 0, failed: 0 }, () => deliverDue(options))),
    purgedIdempotencyRecords: await tried('purge idempotency keys', 0, () =>
      platform.purgeIdempotency(nowMs() - keepIdempotencyMs),
    ),
    purgedHolds: await tried('purge slot holds', 0, () => platform.purgeSlotHolds(nowMs())),
  }
  const [first, ...others] = failures
  if (first) throw others.length === 0 ? first : new AggregateError(failures, failures.map(String).join('; '))
  return report
}

/** Hands over what is due; gives how many events, and how many times that failed. */
async function deliverDue(options: JobsOptions): Promise<Pick<JobsReport, 'delivered' | 'failed'>> {
  const { onEvent } = options
  let delivered = 0
  let failed = 0
  for (let round = 0; onEvent && round < maxRounds; round++) {
    const outcome = await deliverBatch(options, onEvent)
    delivered += outcome.delivered
    failed += outcome.failed
    // Handing events over may have made later ones of their subjects free.
    if (outcome.delivered === 0) break
  }
  return { delivered, failed }
}

async function deliverBatch(
  options: JobsOptions,
  onEvent: EventHandler,
): Promise<{ readonly delivered: number; readonly failed: number }> {
  const { storage, clock } = options.runtime
  const nowMs = clock.nowMs()
  const leases = await storage.platform.leaseOutbox({ limit: batch, nowMs, leaseMs })
  const done: EventId[] = []
  let failed = 0
  for (const { event, attempt } of leases) {
    // What is left of a batch that outlasted its lease may be another worker's by now.
    if (clock.nowMs() >= nowMs + leaseMs) break
    if (await deliver(options, onEvent, event, attempt)) done.push(event.id)
    else failed += 1
  }
  if (done.length > 0) await storage.platform.completeOutbox(done)
  return { delivered: done.length, failed }
}

async function deliver(
  options: JobsOptions,
  onEvent: EventHandler,
  event: EventEnvelope,
  attempt: number,
): Promise<boolean> {
  try {
    await onEvent(event)
    return true
  } catch (error) {
    const waitMs = Math.min(firstRetryMs * 2 ** (attempt - 1), longestRetryMs)
    options.logger.warn('event not handed over', { eventId: event.id, attempt, error: String(error) })
    await options.runtime.storage.platform.retryOutbox([event.id], options.runtime.clock.nowMs() + waitMs)
    return false
  }
}

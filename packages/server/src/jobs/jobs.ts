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
  /** Does what is due now, and says what it was. */
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
  const { runtime, onEvent } = options
  const { storage, clock } = runtime
  const expiredBookings = await expireOverdue(runtime, options.logger)
  const expiredOrders = await expireOrders(runtime, options.logger)
  const expiredLots = await expireValues(runtime, options.logger)
  const reviewedTiers = await reviewTiers(runtime, options.logger)
  const tendedWaitlistEntries = await tendWaitlists(runtime, options.logger)
  const tendedCards = await tendCards(runtime, options.logger)
  let delivered = 0
  let failed = 0
  for (let round = 0; onEvent && round < maxRounds; round++) {
    const outcome = await deliverBatch(options, onEvent)
    delivered += outcome.delivered
    failed += outcome.failed
    // Handing events over may have made later ones of their subjects free.
    if (outcome.delivered === 0) break
  }
  const purgedIdempotencyRecords = await storage.platform.purgeIdempotency(clock.nowMs() - keepIdempotencyMs)
  const purgedHolds = await storage.platform.purgeSlotHolds(clock.nowMs())
  return {
    delivered,
    failed,
    expiredBookings,
    expiredOrders,
    expiredLots,
    reviewedTiers,
    tendedCards,
    tendedWaitlistEntries,
    purgedIdempotencyRecords,
    purgedHolds,
  }
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

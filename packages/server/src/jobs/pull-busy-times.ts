import { type Actor, type BusyTime, type BusyTimeSource, DAY_MS, type StaffId, type TenantId } from '@mendian/core'
import { execute, type Runtime } from '../engine/execute.ts'
import { importBusyTimes } from '../engine/staff/import-busy-times.ts'
import type { Logger } from '../logger.ts'

/** One person's other calendar. */
export interface BusyTimeSubscription {
  readonly tenantId: string
  readonly staffId: string
  readonly source: BusyTimeSource
}

/** Other calendars that are asked again and again. */
export interface BusyTimePulls {
  /** Whose calendars there are now; asked before each round. */
  readonly subscriptions: () => readonly BusyTimeSubscription[] | Promise<readonly BusyTimeSubscription[]>
  /** How often all are asked: a quarter of an hour when absent. */
  readonly everyMs?: number
  /** How far ahead: 60 days when absent, at most 366. */
  readonly daysAhead?: number
  /** How long one may take to answer: 30 s when absent. */
  readonly timeoutMs?: number
}

const actor: Actor = { kind: 'SYSTEM', id: 'jobs', permissions: ['schedule:write'] }

/** Asks every calendar once, and lets what it says block the person's time. One that fails keeps what it had. */
export async function pullBusyTimes(
  runtime: Runtime,
  logger: Logger,
  { subscriptions, daysAhead = 60, timeoutMs = 30_000 }: BusyTimePulls,
): Promise<{ readonly pulledCalendars: number; readonly failedCalendars: number }> {
  let pulledCalendars = 0
  let failedCalendars = 0
  for (const subscription of await subscriptions()) {
    const { tenantId, staffId, source } = subscription
    try {
      await pull(runtime, subscription, daysAhead * DAY_MS, timeoutMs)
      pulledCalendars += 1
    } catch (error) {
      failedCalendars += 1
      logger.warn('calendar not pulled', { tenantId, staffId, source: source.name, error: String(error) })
    }
  }
  return { pulledCalendars, failedCalendars }
}

async function pull(
  runtime: Runtime,
  { tenantId, staffId, source }: BusyTimeSubscription,
  aheadMs: number,
  timeoutMs: number,
): Promise<void> {
  const fromMs = runtime.clock.nowMs()
  const toMs = fromMs + aheadMs
  const found = await within(timeoutMs, source.busyTimes(staffId as StaffId, fromMs, toMs))
  const times = found.map(({ externalId, startMs, endMs }) => ({
    externalId,
    startsAt: utc(startMs),
    endsAt: utc(endMs),
  }))
  const input = { id: staffId, source: source.name, from: utc(fromMs), to: utc(toMs), times }
  const outcome = await execute(runtime, importBusyTimes, { tenantId: tenantId as TenantId, actor }, input)
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
}

async function within(timeoutMs: number, answer: Promise<readonly BusyTime[]>): Promise<readonly BusyTime[]> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), timeoutMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

function utc(ms: number): string {
  return new Date(ms).toISOString()
}

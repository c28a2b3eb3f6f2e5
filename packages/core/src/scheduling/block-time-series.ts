import { assert, present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { TimeBlockId } from '../base/ids.ts'
import { type EmptyRange, emptyRange } from '../time/empty-range.ts'
import { addDays, DAY_MS, daysBetween, MINUTE_MS } from '../time/local-time.ts'
import { type Recurrence, recurringDates } from '../time/recurrence.ts'
import { type TimeZoneId, toInstant, toLocal } from '../time/zone.ts'
import {
  type BlockTime,
  type BlockTimeRefusal,
  type BlockTimeState,
  blockTime,
  maxTimeBlockDays,
} from './block-time.ts'
import type { CapacityClaim, Occupancy } from './occupancy.ts'
import type { TimeBlock } from './time-block.ts'

/** So many blocks one series has at most. */
export const maxSeriesBlocks = 200

/** The times of a series, by start. */
export type SeriesTimes = readonly { readonly startsAtMs: number; readonly endsAtMs: number }[]

export type SeriesTimesRefusal =
  | RefusalOf<'range_empty', EmptyRange>
  | RefusalOf<'too_many_repetitions', { max: number }>
  | RefusalOf<'range_too_long', { maxDays: number }>
  | RefusalOf<'repetitions_overlap', { index: number }>

/**
 * The times of a block that comes again, each from the same to the same time on the zone's wall clock as the first. Where
 * clocks change, a block is read as a shift is: from the earlier to the later reading, and a missing one moves later.
 * Refuses, in this order: none at all, too many, more than a year in all, and times that overlap each other.
 */
export function seriesTimes(
  first: { readonly startsAtMs: number; readonly endsAtMs: number },
  rule: Recurrence,
  zone: TimeZoneId,
): { readonly ok: true; readonly times: SeriesTimes } | { readonly ok: false; readonly refusal: SeriesTimesRefusal } {
  assert(first.startsAtMs % MINUTE_MS === 0 && first.endsAtMs % MINUTE_MS === 0, 'a series is of whole minutes')
  const [start, end] = [toLocal(zone, first.startsAtMs), toLocal(zone, first.endsAtMs)]
  const days = { from: start.date, to: 'until' in rule.end ? rule.end.until : start.date }
  const none = emptyRange(days, {
    from: '/startsAt',
    to: 'until' in rule.end ? '/repeat/until' : '/repeat',
    withLast: true,
  })
  const dates = recurringDates(start.date, rule, maxSeriesBlocks + 1)
  if (dates.length === 0) return refuse('range_empty', none)
  if (dates.length > maxSeriesBlocks) return refuse('too_many_repetitions', { max: maxSeriesBlocks })
  const length = daysBetween(start.date, end.date)
  const times = dates.map((date) => ({
    startsAtMs: toInstant(zone, date, start.minuteOfDay, 'EARLIER'),
    endsAtMs: toInstant(zone, addDays(date, length), end.minuteOfDay, 'LATER'),
  }))
  const lastEndMs = present(times.at(-1), 'a series has a last time').endsAtMs
  if (lastEndMs - first.startsAtMs > maxTimeBlockDays * DAY_MS)
    return refuse('range_too_long', { maxDays: maxTimeBlockDays })
  // What lies wholly in an hour that the clocks skip is no time.
  const real = times.filter(({ startsAtMs, endsAtMs }) => startsAtMs < endsAtMs)
  if (real.length === 0) return refuse('range_empty', none)
  const index = real.findIndex(({ startsAtMs }, at) => startsAtMs < (real[at - 1]?.endsAtMs ?? startsAtMs))
  return index === -1 ? { ok: true, times: real } : refuse('repetitions_overlap', { index })
}

export interface BlockSeriesChanges {
  readonly timeBlocks: readonly TimeBlock[]
  readonly occupancy: readonly Occupancy[]
  readonly claims: readonly CapacityClaim[]
}

/**
 * Blocks all those times or none; the first block's id is the series'. What is in the way of several of them is told once,
 * and bookings before anything else, as of one block.
 */
export function blockTimeSeries(
  state: BlockTimeState,
  command: Omit<BlockTime, 'id' | 'startsAtMs' | 'endsAtMs'>,
  times: readonly { readonly id: TimeBlockId; readonly startsAtMs: number; readonly endsAtMs: number }[],
  nowMs: number,
): Decision<BlockSeriesChanges, never, BlockTimeRefusal> {
  const seriesId = present(times[0], 'a series has a first time').id
  const decisions = times.map((time) => blockTime(state, { ...command, ...time }, nowMs))
  const refusal = foremost(decisions.flatMap((decision) => (decision.ok ? [] : [decision.refusal])))
  if (refusal) return { ok: false, refusal }
  const changes = decisions.flatMap((decision) => (decision.ok ? [decision.changes] : []))
  return accept(
    {
      timeBlocks: changes.map(({ timeBlock }) => ({ ...timeBlock, seriesId })),
      occupancy: changes.flatMap(({ occupancy }) => occupancy),
      claims: changes.flatMap(({ claims }) => claims),
    },
    [],
  )
}

function foremost(refusals: readonly BlockTimeRefusal[]): BlockTimeRefusal | undefined {
  const bookingIds = new Set(
    refusals.flatMap((each) => (each.code === 'time_block_overlaps_bookings' ? each.details.bookingIds : [])),
  )
  if (bookingIds.size > 0) return { code: 'time_block_overlaps_bookings', details: { bookingIds: [...bookingIds] } }
  return refusals[0]
}

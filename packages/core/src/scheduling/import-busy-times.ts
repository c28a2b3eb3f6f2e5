import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { BookingId, TimeBlockId } from '../base/ids.ts'
import type { Staff } from '../people/staff.ts'
import { type Interval, overlaps, subtract } from '../time/interval.ts'
import { DAY_MS } from '../time/local-time.ts'
import { maxTimeBlockDays } from './block-time.ts'
import { type Occupancy, splitIntoRows, takenTime } from './occupancy.ts'
import type { TimeBlock } from './time-block.ts'

/** The longest window one import replaces. */
export const maxImportDays = 366

/** A time in which somebody is busy elsewhere, as another calendar has it. */
export interface ImportedTime extends Interval {
  /** What the source calls it; together with its times it is the same entry at the next import. */
  readonly externalId: string
}

export interface ImportBusyTimes {
  readonly source: string
  /** What of the source is replaced: all that overlaps it. */
  readonly window: Interval
  readonly times: readonly (ImportedTime & { readonly id: TimeBlockId })[]
}

export interface ImportBusyTimesState {
  readonly staff: Staff
  /** What earlier imports of the source have left in the window. */
  readonly existing: readonly TimeBlock[]
  /** What takes the person's time around the given times. */
  readonly busy: readonly Occupancy[]
}

export interface ImportBusyTimesChanges {
  /** Blocks that the source no longer has. */
  readonly removed: readonly TimeBlockId[]
  readonly added: readonly TimeBlock[]
  readonly kept: readonly TimeBlockId[]
  /** All the time that the source now takes: what its blocks took before is given back. */
  readonly occupancy: readonly Occupancy[]
  /** Bookings at times in which the source says the person is busy, by entry. */
  readonly conflicts: readonly { readonly externalId: string; readonly bookingId: BookingId }[]
}

export type ImportBusyTimesRefusal =
  | RefusalOf<'range_too_long', { maxDays: number }>
  | RefusalOf<'time_outside_window', { index: number }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>

/**
 * Replaces what a source says of a person's time in the window. Bookings and other blocks stay as they are, and what
 * overlaps them is only told: outside of that the times are taken. Should such a booking or block go, its time is free until
 * the source is imported again. Refuses, in this order: a window or a time of more than
 * a year, a time outside the window, somebody archived.
 */
export function importBusyTimes(
  state: ImportBusyTimesState,
  { source, window, times }: ImportBusyTimes,
  nowMs: number,
): Decision<ImportBusyTimesChanges, never, ImportBusyTimesRefusal> {
  for (const { startMs, endMs } of [window, ...times]) assert(startMs < endMs, 'imported times and windows last')
  if (window.endMs - window.startMs > maxImportDays * DAY_MS)
    return refuse('range_too_long', { maxDays: maxImportDays })
  if (times.some(({ startMs, endMs }) => endMs - startMs > maxTimeBlockDays * DAY_MS)) {
    return refuse('range_too_long', { maxDays: maxTimeBlockDays })
  }
  const outside = times.findIndex((time) => !overlaps(time, window))
  if (outside !== -1) return refuse('time_outside_window', { index: outside })
  const { staff } = state
  if (staff.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Staff', id: staff.id })

  const known = new Map(state.existing.map((block) => [keyOf(blockTime(block)), block]))
  const wanted = new Map(times.map((time) => [keyOf(time), time]))
  const blocks = [...wanted].map(([key, time]) => known.get(key) ?? newBlock(staff, source, time, nowMs))
  const own = new Set<string>(state.existing.map(({ id }) => id))
  const others = state.busy.filter((block) => !own.has(block.ownerId))
  return accept(
    {
      removed: [...known].filter(([key]) => !wanted.has(key)).map(([, { id }]) => id),
      added: blocks.filter(({ id }) => !own.has(id)),
      kept: blocks.filter(({ id }) => own.has(id)).map(({ id }) => id),
      occupancy: freeTime(staff, blocks, others),
      conflicts: conflictsOf(blocks, others),
    },
    [],
  )
}

function keyOf({ externalId, startMs, endMs }: ImportedTime): string {
  return `${startMs} ${endMs} ${externalId}`
}

function blockTime({ externalId, startsAtMs, endsAtMs }: TimeBlock): ImportedTime {
  return { externalId: externalId ?? '', startMs: startsAtMs, endMs: endsAtMs }
}

function newBlock(
  staff: Staff,
  source: string,
  { id, externalId, startMs, endMs }: ImportBusyTimes['times'][number],
  nowMs: number,
): TimeBlock {
  return {
    ...{ id, staffId: staff.id, resourceId: null, units: null, type: 'EXTERNAL' },
    ...{ countsAsWork: false, countsTowardUtilisation: true, reason: '' },
    ...{ startsAtMs: startMs, endsAtMs: endMs, seriesId: null, source, externalId, createdAtMs: nowMs },
  } as const
}

/** The blocks' time that nobody else has: entries of one calendar may overlap each other, rows may not. */
function freeTime(staff: Staff, blocks: readonly TimeBlock[], others: readonly Occupancy[]): readonly Occupancy[] {
  const taken: Interval[] = others.map(takenTime)
  return blocks.flatMap(({ id, startsAtMs, endsAtMs }) => {
    const free = subtract([{ startMs: startsAtMs, endMs: endsAtMs }], taken)
    taken.push(...free)
    return free.flatMap(splitIntoRows).map((piece) => ({
      unitKind: 'STAFF' as const,
      unitId: staff.id,
      ...piece,
      preparationMs: 0,
      segment: null,
      transitionEndMs: piece.endMs,
      ownerKind: 'TIME_BLOCK' as const,
      ownerId: id,
      expiresAtMs: null,
    }))
  })
}

function conflictsOf(blocks: readonly TimeBlock[], others: readonly Occupancy[]): ImportBusyTimesChanges['conflicts'] {
  const bookings = others.filter((block) => block.ownerKind === 'BOOKING')
  return blocks.flatMap((block) => {
    const { externalId, ...time } = blockTime(block)
    const inTheWay = bookings.filter((booking) => overlaps(takenTime(booking), time))
    const bookingIds = new Set(inTheWay.map(({ ownerId }) => ownerId as BookingId))
    return [...bookingIds].map((bookingId) => ({ externalId, bookingId }))
  })
}

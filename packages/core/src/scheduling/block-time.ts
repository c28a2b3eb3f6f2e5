import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { Staff } from '../people/staff.ts'
import type { Resource } from '../places/resource.ts'
import { type Interval, overlaps } from '../time/interval.ts'
import { DAY_MS } from '../time/local-time.ts'
import { poolBusy } from './capacity.ts'
import { type CapacityClaim, type Occupancy, splitIntoRows, type TimeOwner, takenTime } from './occupancy.ts'
import type { TimeBlock } from './time-block.ts'

/** The longest time one block covers. */
export const maxTimeBlockDays = 366

export type BlockTime = Omit<
  TimeBlock,
  'staffId' | 'resourceId' | 'units' | 'seriesId' | 'source' | 'externalId' | 'createdAtMs'
>

/** What a block made by hand, and by itself, does not have. */
const alone = { seriesId: null, source: null, externalId: null }

/** Whose time it is, and what takes it already from the block's start to its end. */
export type BlockTimeState =
  | { readonly kind: 'STAFF'; readonly staff: Staff; readonly busy: readonly Occupancy[] }
  | {
      readonly kind: 'RESOURCE'
      readonly resource: Resource
      /** Null for all there are. */
      readonly units: number | null
      readonly claims: readonly CapacityClaim[]
    }

export interface BlockTimeChanges {
  readonly timeBlock: TimeBlock
  readonly occupancy: readonly Occupancy[]
  readonly claims: readonly CapacityClaim[]
}

export type BlockTimeRefusal =
  | RefusalOf<'range_too_long', { maxDays: number }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'units_exceed_quantity', { units: number; quantity: number }>
  | RefusalOf<'time_block_overlaps_bookings', { bookingIds: readonly string[] }>
  | RefusalOf<'time_block_overlap', { owners: readonly { kind: string; id: string }[] }>

/**
 * Blocks time of a person or units of a pool, in rows of at most a day. Refuses, in this order: more than a year,
 * somebody or something archived, more units than there are, bookings in the way (cleaning up after them included), and
 * then other blocks or holds in the way. Bookings are never pushed aside: they are moved or cancelled first.
 */
export function blockTime(
  state: BlockTimeState,
  command: BlockTime,
  nowMs: number,
): Decision<BlockTimeChanges, never, BlockTimeRefusal> {
  const time: Interval = { startMs: command.startsAtMs, endMs: command.endsAtMs }
  assert(time.startMs < time.endMs, 'a time block ends after it starts')
  if (time.endMs - time.startMs > maxTimeBlockDays * DAY_MS) {
    return refuse('range_too_long', { maxDays: maxTimeBlockDays })
  }
  const subject = state.kind === 'STAFF' ? state.staff : state.resource
  if (subject.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: state.kind === 'STAFF' ? 'Staff' : 'Resource', id: subject.id })
  }
  const owner = { ownerKind: 'TIME_BLOCK', ownerId: command.id, expiresAtMs: null } as const
  if (state.kind === 'STAFF') {
    const inTheWay = refuseOwners(state.busy.filter((block) => overlaps(takenTime(block), time)))
    if (inTheWay) return { ok: false, refusal: inTheWay }
    const timeBlock = {
      ...command,
      staffId: state.staff.id,
      resourceId: null,
      units: null,
      ...alone,
      createdAtMs: nowMs,
    }
    const occupancy = splitIntoRows(time).map((piece) => ({
      unitKind: 'STAFF' as const,
      unitId: state.staff.id,
      ...piece,
      preparationMs: 0,
      transitionEndMs: piece.endMs,
      segment: null,
      ...owner,
    }))
    return accept({ timeBlock, occupancy, claims: [] }, [])
  }
  const { id: resourceId, quantity } = state.resource
  const units = state.units ?? quantity
  if (units > quantity) return refuse('units_exceed_quantity', { units, quantity })
  const full = poolBusy({ poolId: resourceId, quantity, claims: state.claims }, units)
  const inTheWay = refuseOwners(
    state.claims.filter((claim) => overlaps(claim, time) && full.some((busy) => bothDuring(busy, claim, time))),
  )
  if (inTheWay) return { ok: false, refusal: inTheWay }
  const timeBlock = { ...command, staffId: null, resourceId, units, ...alone, createdAtMs: nowMs }
  const claims = splitIntoRows(time).map((piece) => ({ resourceId, ...piece, units, segment: null, ...owner }))
  return accept({ timeBlock, occupancy: [], claims }, [])
}

/** Whether all three have an instant in common. */
function bothDuring(a: Interval, b: Interval, c: Interval): boolean {
  return Math.max(a.startMs, b.startMs, c.startMs) < Math.min(a.endMs, b.endMs, c.endMs)
}

function refuseOwners(rows: readonly Pick<TimeOwner, 'ownerKind' | 'ownerId'>[]): BlockTimeRefusal | undefined {
  if (rows.length === 0) return undefined
  const bookingIds = new Set(rows.filter((row) => row.ownerKind === 'BOOKING').map((row) => row.ownerId))
  if (bookingIds.size > 0) return { code: 'time_block_overlaps_bookings', details: { bookingIds: [...bookingIds] } }
  const owners = new Map(rows.map((row) => [row.ownerId, { kind: row.ownerKind, id: row.ownerId }]))
  return { code: 'time_block_overlap', details: { owners: [...owners.values()] } }
}

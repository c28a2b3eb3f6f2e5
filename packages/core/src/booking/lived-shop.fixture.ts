import { idOf, type ResourceId, type ServiceId, type StaffId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import type { StaffGender } from '../people/staff-gender.ts'
import { bookingWindow } from '../scheduling/booking-window.ts'
import { freeSlots, type SegmentTime } from '../scheduling/free-slots.ts'
import { gridStartAt, slotGrid } from '../scheduling/grid.ts'
import { takenTime } from '../scheduling/occupancy.ts'
import { leastBookedFirst } from '../scheduling/rank-candidates.ts'
import { wang } from '../scheduling/salon.fixture.ts'
import type { Shift } from '../scheduling/shift.ts'
import { takenByStaff } from '../scheduling/taken-times.ts'
import {
  calendarReach,
  candidateSegments,
  candidateUnits,
  type SegmentRequest,
  segmentNeeds,
  type VisitConfiguration,
} from '../scheduling/visit-plan.ts'
import type { VisitShape } from '../scheduling/visit-shape.ts'
import { type Reserve, reserveFrom, type TierTerms } from '../scheduling/visitor.ts'
import { overlaps } from '../time/interval.ts'
import { DAY_MS } from '../time/local-time.ts'
import { type BookChanges, type BookState, book } from './book.ts'
import { cutAtNoon, frontDesk } from './booking.fixture.ts'
import type { HoldChanges } from './hold-slot.ts'
import type { VisitWish } from './plan-visit.ts'
import { requestsOf as requestsOfBooking, reschedule } from './reschedule.ts'
import { assertSound } from './sound-bookings.fixture.ts'

export interface Shop {
  readonly configuration: VisitConfiguration
  readonly shifts: readonly Shift[]
  /** What time blocks take. */
  readonly blocks: Pick<BookState, 'busy' | 'claims'>
  readonly nowMs: number
  readonly fromMs: number
  /** The tier of the customer of whom the rule is held. */
  readonly tier: TierTerms | null
}

export interface Step {
  readonly kind: 'BOOK' | 'RESCHEDULE' | 'CANCEL'
  /** Who books: the customer of whom the rule is then held, or another of the highest tier. */
  readonly byAnother: boolean
  readonly which: number
  readonly start: number
  readonly visit: Visit
}

/** What is wanted, by numbers of the shop's own. */
export interface Visit {
  readonly segments: readonly {
    readonly service: number
    readonly person: number | undefined
    readonly guest: number
    readonly gender: StaffGender | undefined
  }[]
  readonly shape: VisitShape
}

/** Of the customers of such a shop, lowest first. */
export const tiers: readonly TierTerms[] = [
  { id: idOf('Tier', 'silver'), rank: 1, bookingWindowDays: null },
  { id: idOf('Tier', 'gold'), rank: 2, bookingWindowDays: 2 },
]

/** Another customer, of the highest tier. */
export const zhao: Customer = { ...wang, id: idOf('Customer', 'zhao') }

export const staffId = (n: number): StaffId => idOf('Staff', `p${n}`)
export const poolId = (n: number): ResourceId => idOf('Resource', `r${n}`)
export const serviceId = (n: number): ServiceId => idOf('Service', `v${n}`)

function requestsOf(visit: Step['visit']): readonly SegmentRequest[] {
  return visit.segments.map(({ service, person, guest, gender }) => ({
    serviceId: serviceId(service),
    guest,
    ...(person === undefined ? {} : { staffId: staffId(person) }),
    ...(gender === undefined ? {} : { staffGender: gender }),
  }))
}

/** What is wanted, as the operations have it. */
export function wantedOf(visit: Visit): Wanted {
  return { segments: requestsOf(visit), shape: visit.shape }
}

export type Wanted = Pick<VisitWish, 'segments'> & { readonly shape: VisitShape }

/** The shop with what the live bookings take, for the customer of the rule or for another of the highest tier. */
export function stateOf(shop: Shop, live: ReadonlyMap<string, BookChanges>, customer: Customer = wang): BookState {
  const all = [...live.values()]
  const { configuration, shifts, blocks } = shop
  const busy = [...blocks.busy, ...all.flatMap((changes) => changes.occupancy)]
  const claims = [...blocks.claims, ...all.flatMap((changes) => changes.claims)]
  const visits = all
    .filter(({ booking }) => booking.customerId === customer.id)
    .map(({ booking }) => ({ ownerId: booking.id, startMs: booking.startsAtMs }))
    .sort((a, b) => a.startMs - b.startMs)
  const visitor = { tier: customer === wang ? shop.tier : (tiers.at(-1) ?? null), tiers, visits }
  return { configuration, customer, openBookings: 0, visitor, policies: [], shifts, busy, claims }
}

/** What the operations load of that state for starts in the range, and no more. */
export function loaded(
  state: BookState,
  { segments: requests, shape }: Wanted,
  fromMs: number,
  toMs: number,
): BookState {
  const candidates = candidateSegments(state.configuration, requests)
  const reach = calendarReach(candidates.ok ? candidates.value : [], fromMs, toMs, shape.maxWaitMinutes)
  const time = { startMs: reach.fromMs, endMs: reach.toMs }
  const { staffIds, resourceIds } = candidateUnits(candidates.ok ? candidates.value : [])
  return {
    ...state,
    busy: state.busy.filter((block) => staffIds.includes(block.unitId) && overlaps(takenTime(block), time)),
    claims: state.claims.filter((claim) => resourceIds.includes(claim.resourceId) && overlaps(claim, time)),
  }
}

/** Every grid start of two days: what the location's window lets through and what lies around it. */
export function startsOf({ configuration: { location }, fromMs }: Shop): readonly number[] {
  const grid = slotGrid(location.timeZone, fromMs - DAY_MS / 4, fromMs + 1.5 * DAY_MS, location.slotAlignmentMinutes)
  return Array.from({ length: grid.total }, (_, index) => gridStartAt(grid, index))
}

/** What a search shows of the shop; to the holder of `hold` its own time as free. */
export function shown(
  shop: Shop,
  state: BookState,
  wanted: Wanted,
  hold?: HoldChanges,
): ReadonlyMap<number, readonly SegmentTime[]> {
  const { location } = shop.configuration
  const candidates = candidateSegments(shop.configuration, wanted.segments)
  if (!candidates.ok) return new Map()
  const { visitor } = state
  const window = bookingWindow(location, shop.nowMs, visitor.tier)
  const fromMs = shop.fromMs - DAY_MS / 4
  const toMs = shop.fromMs + 1.5 * DAY_MS
  const notBeforeMs = Math.max(fromMs, window.earliestMs)
  const notAfterMs = Math.min(toMs - 1, window.latestMs)
  const { busy, ...calendar } = loaded(state, wanted, notBeforeMs, notAfterMs)
  // As numbers where a search loads them so: unless a hold or somebody's cap asks whose they are.
  const isCapped = candidates.value.some(({ staff }) => staff.some(({ person }) => person.maxBookingsPerDay !== null))
  const searched = { ...calendar, busy: hold || isCapped ? busy : takenByStaff(busy) }
  const starts = (reserve: Reserve | undefined): readonly (readonly [number, readonly SegmentTime[]])[] => {
    const limits = { visitor, reserve }
    const found = freeSlots({
      grid: slotGrid(location.timeZone, fromMs, toMs, location.slotAlignmentMinutes),
      needs: segmentNeeds(candidates.value, searched, location.timeZone, hold?.hold.id, limits),
      notBeforeMs,
      notAfterMs,
      shape: wanted.shape,
      rank: leastBookedFirst(location.timeZone),
    })
    return found.startsAtMs.map((startMs, index) => [startMs, found.timesAt(index)] as const)
  }
  const open = starts(reserveFrom(location, visitor, shop.nowMs))
  // A held start is judged without what is kept for tiers.
  const held = hold ? starts(undefined).filter(([startMs]) => startMs === hold.hold.startsAtMs) : []
  return new Map([...open, ...held])
}

/** The bookings that come of random steps, each made, moved or cancelled by the decisions themselves. */
export function lived(shop: Shop, steps: readonly Step[]): ReadonlyMap<string, BookChanges> {
  const live = new Map<string, BookChanges>()
  const starts = startsOf(shop)
  for (const [n, { kind, which, start, visit, byAnother }] of steps.entries()) {
    const held = [...live.values()][which % Math.max(live.size, 1)]
    const isOthers = kind === 'BOOK' || !held ? byAnother : held.booking.customerId === zhao.id
    const state = stateOf(shop, live, isOthers ? zhao : wang)
    const wanted =
      kind === 'RESCHEDULE' && held
        ? { segments: requestsOfBooking(held.booking), shape: held.booking }
        : wantedOf(visit)
    // Mostly a start that is free, or the shops would stay empty.
    const choice = start % 4 === 0 ? starts : [...shown(shop, state, wanted).keys()]
    const startsAtMs = choice[start % choice.length] ?? shop.fromMs
    if (kind === 'BOOK' || !held) {
      const bookingId = idOf('Booking', `b${n}`)
      const known = loaded(state, wantedOf(visit), startsAtMs, startsAtMs)
      const decision = book(known, { ...cutAtNoon, bookingId, startsAtMs, ...wantedOf(visit) }, shop.nowMs)
      if (decision.ok) live.set(bookingId, decision.changes)
    } else if (kind === 'CANCEL') {
      live.delete(held.booking.id)
    } else {
      const command = { startsAtMs, actor: frontDesk, reason: null }
      const decision = reschedule({ ...state, booking: held.booking }, command, shop.nowMs)
      if (decision.ok) live.set(held.booking.id, decision.changes)
    }
    assertSound(shop.configuration, shop.blocks, [...live.values()])
  }
  return live
}

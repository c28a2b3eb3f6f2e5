import {
  addDays,
  type BookingId,
  type CapacityClaim,
  DAY_MS,
  dayBounds,
  idOf,
  type Location,
  type NeedsCalendar,
  noCashShifts,
  type Occupancy,
  plainOpenOrders,
  plainPricing,
  plainRefunds,
  plainStoredValue,
  type Resource,
  type SegmentRequest,
  type Service,
  type Shift,
  type Staff,
  takenByStaff,
  toLocal,
  type VisitConfiguration,
} from '../../packages/core/src/index.ts'
import type { Random } from '../../scripts/prove/random.ts'
import { busyDay, workingMinutes } from './busy-day.ts'

/** A search as it stands when its rows have been read. */
export interface SlotQuery {
  readonly configuration: VisitConfiguration
  readonly requests: readonly SegmentRequest[]
  readonly calendar: NeedsCalendar
  readonly fromMs: number
  readonly toMs: number
}

export interface RowsShape {
  readonly staffCount: number
  readonly days: number
  /** The length of the service; an hour where absent. */
  readonly minutes?: number
  /** How many segments each guest has; one where absent. */
  readonly segments?: number
  readonly guests?: number
  /** How many pools each segment needs a place of, each taken a quarter of its time. */
  readonly pools?: number
}

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Sydney']
const firstDayMs = Date.UTC(2026, 0, 1)
const stamps = { version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null } as const

/** Rows as storage gives them to a search, of some people at some time of some years, with a zone of its own. */
export function loadedRows(random: Random, shape: RowsShape): SlotQuery {
  const timeZone = zones[random.between(0, zones.length - 1)] ?? 'UTC'
  const firstDate = toLocal(timeZone, firstDayMs + random.between(0, 1000) * DAY_MS).date
  const dates = Array.from({ length: shape.days }, (_, day) => addDays(firstDate, day))
  const location = locationIn(timeZone)
  const staff = Array.from({ length: shape.staffCount }, (_, index) => person(location, index))
  const pools = Array.from({ length: shape.pools ?? 0 }, (_, index) => poolAt(location, index))
  const service = serviceOf(staff, pools, shape.minutes ?? 60)
  const claims: CapacityClaim[] = []
  const shifts: Shift[] = []
  const busy: Occupancy[] = []
  for (const { id: resourceId } of pools) {
    for (const date of dates) {
      const times = busyDay(random, dayBounds(timeZone, date).startMs)
      for (const { startMs, endMs } of times.filter((_, index) => index % 4 === 0)) {
        const owner = {
          ownerKind: 'BOOKING',
          ownerId: idOf('Booking', `c${claims.length}`),
          expiresAtMs: null,
        } as const
        claims.push({ resourceId, startMs, endMs, units: random.between(1, 2), segment: 0, ...owner })
      }
    }
  }
  for (const { id: staffId } of staff) {
    for (const date of dates) {
      shifts.push({
        id: idOf('Shift', `s${shifts.length}`),
        locationId: location.id,
        staffId,
        date,
        startMinute: workingMinutes.start,
        endMinute: workingMinutes.end,
        breaks: [],
        createdAtMs: 0,
      })
      const taken = busyDay(random, dayBounds(timeZone, date).startMs)
      for (const time of taken) busy.push(block(staffId, time, idOf('Booking', `b${busy.length}`)))
    }
  }
  return {
    configuration: {
      location,
      services: new Map([[service.id, service]]),
      staff: new Map(staff.map((one) => [one.id, one])),
      resources: new Map(pools.map((pool) => [pool.id, pool])),
      addOns: new Map(),
    },
    requests: Array.from({ length: (shape.guests ?? 1) * (shape.segments ?? 1) }, (_, index) => ({
      serviceId: service.id,
      guest: Math.floor(index / (shape.segments ?? 1)),
    })),
    calendar: { shifts, busy: takenByStaff(busy), claims },
    fromMs: dayBounds(timeZone, firstDate).startMs,
    toMs: dayBounds(timeZone, addDays(firstDate, shape.days)).startMs,
  }
}

function locationIn(timeZone: string): Location {
  return {
    ...stamps,
    id: idOf('Location', 'bench'),
    name: 'Bench',
    timeZone,
    currency: 'CNY',
    slotAlignmentMinutes: 15,
    minLeadMinutes: 0,
    maxLeadDays: 730,
    businessDayCutover: '00:00',
    pendingTimeoutMinutes: 1440,
    prepayment: { kind: 'NONE' },
    prepaymentTimeoutMinutes: 15,
    maxOpenBookingsPerCustomer: null,
    cancellationPolicyId: null,
    openingHours: null,
    specialDays: [],
    travelMinutes: 0,
    maxConcurrentCustomers: null,
    maxBookingsPerDay: null,
    maxBookingsPerDayPerCustomer: null,
    tierReserve: null,
    requireVerifiedContact: false,
    waitlistPolicy: 'IN_ORDER',
    waitlistOfferMinutes: 60,
    maxQueueLength: null,
    pricing: plainPricing,
    openOrders: plainOpenOrders,
    cashShifts: noCashShifts,
    refunds: plainRefunds,
    storedValue: plainStoredValue,
    assignmentStrategy: 'LEAST_BOOKED',
    shortestGapMinutes: 30,
    rotationRules: { strict: false, requestedKeepsTurn: true, onSpotPickKeepsTurn: false, laterDaysTakeTurns: false },
  }
}

function person(location: Location, index: number): Staff {
  const id = idOf('Staff', `p${String(index).padStart(4, '0')}`)
  return {
    ...stamps,
    id,
    name: `Person ${index}`,
    staffLevelId: null,
    locationIds: [location.id],
    gender: null,
    assignmentWeight: 100,
    assignmentPriority: 0,
    sharesFrom: null,
    bookable: true,
    maxBookingsPerDay: null,
  }
}

function poolAt(location: Location, index: number): Resource {
  const id = idOf('Resource', `r${index}`)
  return { ...stamps, id, locationId: location.id, kind: 'WORKSTATION', name: `Pool ${index}`, quantity: 2 }
}

function serviceOf(staff: readonly Staff[], pools: readonly Resource[], durationMinutes: number): Service {
  return {
    ...stamps,
    id: idOf('Service', 'bench'),
    name: 'Bench',
    durationMinutes,
    processingMinutes: 0,
    finishingMinutes: 0,
    preparationMinutes: 0,
    transitionMinutes: 0,
    price: { amountMinor: 12_800, currency: 'CNY' },
    description: '',
    media: [],
    channels: null,
    categoryId: null,
    locationIds: null,
    steps: [],
    locationTypes: ['LOCATION'],
    travelMinutes: null,
    bookable: true,
    overrides: [],
    requiresApproval: false,
    cancellationPolicyId: null,
    prepayment: null,
    maxConcurrentBookings: null,
    maxBookingsPerDay: null,
    staffIds: staff.map((one) => one.id),
    resourceRequirements: pools.map((pool) => ({
      resourceIds: [pool.id],
      quantity: 1,
      sharedByParty: false,
      carriedAlong: false,
    })),
    addOnGroups: [],
  }
}

function block(unitId: Staff['id'], time: { startMs: number; endMs: number }, ownerId: BookingId): Occupancy {
  const { startMs, endMs } = time
  const owner = { ownerKind: 'BOOKING', ownerId, expiresAtMs: null } as const
  return { unitKind: 'STAFF', unitId, startMs, endMs, preparationMs: 0, segment: 0, transitionEndMs: endMs, ...owner }
}

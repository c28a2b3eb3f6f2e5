import { present } from '../base/assert.ts'
import { idOf, type ShiftId } from '../base/ids.ts'
import type { Service } from '../catalog/service.ts'
import type { Customer } from '../people/customer.ts'
import type { Staff } from '../people/staff.ts'
import { noCashShifts } from '../places/cash-rules.ts'
import type { Location } from '../places/location.ts'
import { plainOpenOrders } from '../places/open-order-rules.ts'
import { plainPricing } from '../places/order-pricing.ts'
import { plainRefunds } from '../places/refund-rules.ts'
import type { Resource } from '../places/resource.ts'
import { plainStoredValue } from '../places/stored-value-policy.ts'
import { parseLocalTime } from '../time/local-time.ts'
import { parseInstant } from '../time/zone.ts'
import type { Shift } from './shift.ts'
import type { VisitConfiguration } from './visit-plan.ts'

/** An instant of the salon's Saturday, 2026-11-21 in Shanghai; past 24:00 on its Sunday. */
export function at(clock: string): number {
  const midnightMs = present(parseInstant('2026-11-21T00:00:00+08:00'), 'a valid instant')
  return midnightMs + present(parseLocalTime(clock), `${clock} is a local time`) * 60_000
}

const stamps = { version: 1, createdAtMs: at('00:00'), updatedAtMs: at('00:00'), archivedAtMs: null } as const

/** Any record, archived. */
export function archived<R extends { readonly archivedAtMs: number | null }>(record: R): R {
  return { ...record, archivedAtMs: at('08:00') }
}

export const bund: Location = {
  ...stamps,
  id: idOf('Location', 'bund'),
  name: 'Bund',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  slotAlignmentMinutes: 15,
  minLeadMinutes: 0,
  maxLeadDays: 90,
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

export const lin: Staff = {
  ...stamps,
  id: idOf('Staff', 'lin'),
  name: 'Lin',
  staffLevelId: idOf('StaffLevel', 'senior'),
  locationIds: [bund.id],
  gender: null,
  bookable: true,
  assignmentWeight: 100,
  assignmentPriority: 0,
  sharesFrom: null,
  maxBookingsPerDay: null,
}
export const chen: Staff = { ...lin, id: idOf('Staff', 'chen'), name: 'Chen', staffLevelId: null }

/** Two interchangeable chairs, and two more of another make. */
export const chairs: Resource = {
  ...stamps,
  id: idOf('Resource', 'chairs'),
  locationId: bund.id,
  kind: 'WORKSTATION',
  name: 'Chairs',
  quantity: 1,
}
export const sofas: Resource = { ...chairs, id: idOf('Resource', 'sofas'), name: 'Sofas' }

/** An hour of either's time. */
export const cut: Service = {
  ...stamps,
  id: idOf('Service', 'cut'),
  name: 'Cut',
  preparationMinutes: 0,
  durationMinutes: 60,
  processingMinutes: 0,
  finishingMinutes: 0,
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
  overrides: [{ staffLevelId: idOf('StaffLevel', 'senior'), price: { amountMinor: 19_800, currency: 'CNY' } }],
  requiresApproval: false,
  cancellationPolicyId: null,
  prepayment: null,
  maxConcurrentBookings: null,
  maxBookingsPerDay: null,
  staffIds: [lin.id, chen.id],
  resourceRequirements: [],
  addOnGroups: [],
}

/** 30 minutes, then 45 of waiting, 15 to finish and 10 to clean up, on a chair or a sofa. */
export const dye: Service = {
  ...cut,
  id: idOf('Service', 'dye'),
  name: 'Dye',
  preparationMinutes: 0,
  durationMinutes: 30,
  processingMinutes: 45,
  finishingMinutes: 15,
  transitionMinutes: 10,
  resourceRequirements: [
    { resourceIds: [chairs.id, sofas.id], quantity: 1, sharedByParty: false, carriedAlong: false },
  ],
}

export const wang: Customer = {
  ...stamps,
  id: idOf('Customer', 'wang'),
  name: 'Wang',
  phone: null,
  birthday: null,
  channel: 'BACKOFFICE',
  groupIds: [],
  tierId: null,
  blocked: false,
  photoUrl: null,
  contactVerifiedAt: null,
  identity: null,
  creditLimitMinor: null,
  mergedIntoId: null,
  serviceOverrides: [],
  note: '',
}

/** Working time of somebody at the salon on its Saturday. */
export function shift(person: Staff, from: string, to: string, more: Partial<Shift> = {}): Shift {
  return {
    id: `shf_${person.name.toLowerCase()}${from.replace(':', '')}` as ShiftId,
    locationId: bund.id,
    staffId: person.id,
    date: '2026-11-21',
    startMinute: present(parseLocalTime(from), 'a local time'),
    endMinute: present(parseLocalTime(to), 'a local time'),
    breaks: [],
    createdAtMs: at('00:00'),
    ...more,
  }
}

export function byId<T extends { readonly id: string }>(...records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}

export const configuration: VisitConfiguration = {
  location: bund,
  services: byId(cut, dye),
  addOns: new Map(),
  staff: byId(lin, chen),
  resources: byId(chairs, sofas),
}

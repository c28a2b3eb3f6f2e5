import {
  type ApiKey,
  addDays,
  type Customer,
  idOf,
  type LocalDate,
  type Location,
  type LocationId,
  noCashShifts,
  type Product,
  permissions,
  plainOpenOrders,
  plainPricing,
  plainRefunds,
  plainStoredValue,
  type Service,
  type ServiceId,
  type Staff,
  type StaffId,
  type TenantId,
  toLocal,
} from '../../packages/core/src/index.ts'
import { hashSecret } from '../../packages/server/src/engine/api-keys/secret.ts'
import type { Random } from '../../scripts/prove/random.ts'
import type { BenchDatabase } from '../databases/bench-database.ts'
import { workingMinutes } from './busy-day.ts'

export interface ShopSize {
  readonly staff: number
  /** How many services there are, each performed by a different twenty of the staff. */
  readonly teams: number
  /** How many days of shifts are published, from tomorrow. */
  readonly days: number
}

/** A shop in the database, ready to be called. */
export interface Shop {
  readonly tenantId: TenantId
  readonly apiKey: string
  readonly timeZone: string
  readonly locationId: LocationId
  readonly staffIds: readonly StaffId[]
  /** Services with those who perform them. */
  readonly teams: readonly { readonly serviceId: ServiceId; readonly staffIds: readonly StaffId[] }[]
  readonly customerIds: readonly string[]
  readonly productIds: readonly string[]
  /** Tomorrow and the days after it. */
  readonly dates: readonly LocalDate[]
}

const timeZone = 'Asia/Shanghai'
const tenantId = idOf('Tenant', 'bench')
const apiKey = 'mdk_bench-for-databases-that-are-thrown-away'
const teamSize = 20
const customerCount = 200

/** Fills an empty database: schema, tenant, key, catalogue, people, and everybody's shifts from 10:00 to 20:00. */
export async function openShop(database: BenchDatabase, size: ShopSize, random: Random): Promise<Shop> {
  const nowMs = Date.now()
  const stamps = { version: 1, createdAtMs: nowMs, updatedAtMs: nowMs, archivedAtMs: null } as const
  const location = { ...stamps, ...locationFields }
  const staff = Array.from({ length: size.staff }, (_, index) => person(location.id, index, stamps))
  const staffIds = staff.map(({ id }) => id)
  const services = Array.from({ length: size.teams }, (_, index) => hour(index, pick(random, staffIds), stamps))
  const products = [6_900, 3_900].map((price, index) => product(index, price, stamps))
  const customers = Array.from({ length: customerCount }, (_, index) => customer(index, stamps))
  const gold = {
    name: 'Gold',
    rank: 2,
    percentOffBasisPoints: 1000,
    bookingWindowDays: null,
    criteria: null,
    retainThreshold: null,
    benefits: [],
  }
  const tier = { ...stamps, id: idOf('Tier', 'gold'), ...gold }

  const storage = database.openStorage()
  await storage.migrate()
  await storage.platform.insertTenant({ id: tenantId, name: 'Bench', createdAtMs: nowMs })
  await storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
    await tx.apiKeys.insert(key(nowMs), hashSecret(apiKey))
    await tx.locations.insert(location)
    await tx.tiers.insert(tier)
    for (const one of staff) await tx.staff.insert(one)
    for (const one of services) await tx.services.insert(one)
    for (const one of products) await tx.products.insert(one)
    for (const one of customers) await tx.customers.insert(one)
  })
  await storage.close()

  const today = toLocal(timeZone, nowMs).date
  const dates = Array.from({ length: size.days }, (_, day) => addDays(today, day + 1))
  await database.insertRows('shift', shiftRows(location.id, staffIds, dates, nowMs))
  return {
    tenantId,
    apiKey,
    timeZone,
    locationId: location.id,
    staffIds,
    teams: services.map((service) => ({ serviceId: service.id, staffIds: service.staffIds })),
    customerIds: customers.map(({ id }) => id),
    productIds: products.map(({ id }) => id),
    dates,
  }
}

type Stamps = Pick<Location, 'version' | 'createdAtMs' | 'updatedAtMs' | 'archivedAtMs'>

const locationFields = {
  id: idOf('Location', 'bench'),
  name: 'Bench',
  timeZone,
  currency: 'CNY',
  slotAlignmentMinutes: 15,
  minLeadMinutes: 0,
  maxLeadDays: 180,
  businessDayCutover: '00:00',
  pendingTimeoutMinutes: 1440,
  prepayment: { kind: 'NONE' },
  prepaymentTimeoutMinutes: 15,
  maxOpenBookingsPerCustomer: null,
  cancellationPolicyId: null,
  openingHours: null,
  specialDays: [] as [],
  maxConcurrentCustomers: null,
  maxBookingsPerDay: null,
  maxBookingsPerDayPerCustomer: null,
  tierReserve: null,
  requireVerifiedContact: false,
  travelMinutes: 0,
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
} as const

function key(createdAtMs: number): ApiKey {
  return { id: idOf('ApiKey', 'bench'), name: 'Bench', permissions, hint: 'mdk_…', createdAtMs, revokedAtMs: null }
}

function person(locationId: LocationId, index: number, stamps: Stamps): Staff {
  const id = idOf('Staff', `p${String(index).padStart(4, '0')}`)
  return {
    ...stamps,
    id,
    name: `Person ${index}`,
    staffLevelId: null,
    locationIds: [locationId],
    gender: null,
    assignmentWeight: 100,
    assignmentPriority: 0,
    sharesFrom: null,
    bookable: true,
    maxBookingsPerDay: null,
  }
}

function hour(index: number, staffIds: readonly StaffId[], stamps: Stamps): Service {
  return {
    ...stamps,
    id: idOf('Service', `t${String(index).padStart(4, '0')}`),
    name: `An hour of team ${index}`,
    durationMinutes: 60,
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
    staffIds: [...staffIds],
    resourceRequirements: [],
    addOnGroups: [],
  }
}

function product(index: number, amountMinor: number, stamps: Stamps): Product {
  const price = { amountMinor, currency: 'CNY' }
  const displayed = { description: '', media: [], channels: null, categoryId: null, locationIds: null }
  return {
    ...stamps,
    id: idOf('Product', `q${index}`),
    name: `Product ${index}`,
    sku: `Q-${index}`,
    price,
    ...displayed,
  }
}

function customer(index: number, stamps: Stamps): Customer {
  const id = idOf('Customer', `c${String(index).padStart(4, '0')}`)
  return {
    ...stamps,
    id,
    name: `Customer ${index}`,
    phone: null,
    birthday: null,
    channel: 'BACKOFFICE',
    groupIds: [],
    tierId: idOf('Tier', 'gold'),
    blocked: false,
    photoUrl: null,
    contactVerifiedAt: null,
    identity: null,
    creditLimitMinor: null,
    mergedIntoId: null,
    serviceOverrides: [],
    note: '',
  }
}

/** Some of them, each at most once, in their order. */
function pick(random: Random, staffIds: readonly StaffId[]): readonly StaffId[] {
  const rest = [...staffIds]
  const picked: StaffId[] = []
  while (picked.length < teamSize && rest.length > 0) picked.push(...rest.splice(random.between(0, rest.length - 1), 1))
  return picked.sort()
}

function shiftRows(
  locationId: LocationId,
  staffIds: readonly StaffId[],
  dates: readonly LocalDate[],
  createdAtMs: number,
): readonly Record<string, string | number>[] {
  return staffIds.flatMap((staffId, person) =>
    dates.map((date, day) => ({
      tenant_id: tenantId,
      id: idOf('Shift', `${String(person).padStart(4, '0')}x${String(day).padStart(3, '0')}`),
      location_id: locationId,
      staff_id: staffId,
      date,
      start_minute: workingMinutes.start,
      end_minute: workingMinutes.end,
      created_at_ms: createdAtMs,
    })),
  )
}

import type {
  ApiKey,
  AuditEntry,
  Booking,
  BookingSegment,
  CancellationPolicy,
  CapacityClaim,
  Customer,
  EventEnvelope,
  LedgerTransaction,
  Location,
  Occupancy,
  Order,
  OrderLine,
  Payment,
  Product,
  Resource,
  Service,
  Shift,
  SlotHold,
  Staff,
  StaffLevel,
  Storage,
  Tenant,
  TenantId,
  Tier,
  Transaction,
} from '@mendian/core'
import { idOf } from '@mendian/core'

/** 2026-11-23T02:00:00Z, a Monday morning in Shanghai. */
export const nineMs = Date.UTC(2026, 10, 23, 1)
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

const versioned = { version: 1, createdAtMs: nineMs, updatedAtMs: nineMs } as const
const configured = { ...versioned, archivedAtMs: null } as const

/** Ids of one body: equal bodies in two tenants are what tenant tests are made of. */
export const ids = {
  tenant: (body: string) => idOf('Tenant', body),
  location: idOf('Location', '1'),
  resource: idOf('Resource', '1'),
  level: idOf('StaffLevel', '1'),
  staff: idOf('Staff', '1'),
  otherStaff: idOf('Staff', '2'),
  tier: idOf('Tier', '1'),
  customer: idOf('Customer', '1'),
  service: idOf('Service', '1'),
  product: idOf('Product', '1'),
  booking: (body: string) => idOf('Booking', body),
  order: (body: string) => idOf('Order', body),
} as const

export function tenant(body: string): Tenant {
  return { id: ids.tenant(body), name: `Tenant ${body}`, createdAtMs: nineMs }
}

export const location: Location = {
  id: ids.location,
  name: 'Jing’an 店',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  slotAlignmentMinutes: 15,
  minLeadMinutes: 0,
  maxLeadDays: 90,
  businessDayCutover: '00:00',
  pendingTimeoutMinutes: 60,
  maxOpenBookingsPerCustomer: 3,
  cancellationPolicyId: idOf('CancellationPolicy', '1'),
  address: '1 Nanjing Road',
  ...configured,
}

export const resource: Resource = {
  id: ids.resource,
  locationId: ids.location,
  kind: 'WORKSTATION',
  name: 'Chairs',
  quantity: 2,
  ...configured,
}

export const level: StaffLevel = { id: ids.level, name: 'Senior', rank: 2, ...configured }

export const staff: Staff = {
  id: ids.staff,
  name: '小美',
  staffLevelId: ids.level,
  locationIds: [ids.location],
  bookable: true,
  ...configured,
}

export const otherStaff: Staff = { ...staff, id: ids.otherStaff, name: 'Ann', staffLevelId: null, bookable: false }

export const tier: Tier = { id: ids.tier, name: 'Gold', rank: 1, percentOffBasisPoints: 1000, ...configured }

export const customer: Customer = {
  id: ids.customer,
  name: '王 “100%_\\” 芳',
  phone: '+8613800000000',
  birthday: '1990-02-28',
  tierId: ids.tier,
  blocked: true,
  note: "it's\n🙂",
  ...configured,
}

export const service: Service = {
  id: ids.service,
  name: 'Cut',
  durationMinutes: 45,
  processingMinutes: 0,
  finishingMinutes: 0,
  transitionMinutes: 10,
  price: { amountMinor: 12_800, currency: 'CNY' },
  levelPrices: [{ staffLevelId: ids.level, price: { amountMinor: 16_800, currency: 'CNY' } }],
  requiresApproval: true,
  cancellationPolicyId: null,
  staffIds: [ids.staff, ids.otherStaff],
  resourceRequirements: [{ resourceIds: [ids.resource], quantity: 1 }],
  ...configured,
}

export const product: Product = {
  id: ids.product,
  name: 'Shampoo',
  sku: null,
  price: { amountMinor: 1_000_000_000_000, currency: 'CNY' },
  ...configured,
}

const policyTerms = {
  windows: [{ minHoursBefore: 24, refundBasisPoints: 10_000, feeBasisPoints: 0 }],
  noShow: { refundBasisPoints: 0, feeBasisPoints: 5000 },
  rescheduleMinHours: 2,
  maxReschedules: null,
}

export const cancellationPolicy: CancellationPolicy = {
  id: idOf('CancellationPolicy', '1'),
  name: 'Strict',
  ...policyTerms,
  ...configured,
}

export function shift(body: string, fields: Partial<Shift> = {}): Shift {
  return {
    id: idOf('Shift', body),
    locationId: ids.location,
    staffId: ids.staff,
    date: '2026-11-23',
    startMinute: 540,
    endMinute: 1080,
    createdAtMs: nineMs,
    ...fields,
  }
}

export function occupancy(fields: Partial<Occupancy> = {}): Occupancy {
  return {
    unitKind: 'STAFF',
    unitId: ids.staff,
    startMs: nineMs,
    endMs: nineMs + hourMs,
    transitionEndMs: nineMs + hourMs,
    ownerKind: 'BOOKING',
    ownerId: ids.booking('1'),
    expiresAtMs: null,
    ...fields,
  }
}

export function claim(fields: Partial<CapacityClaim> = {}): CapacityClaim {
  return {
    resourceId: ids.resource,
    startMs: nineMs,
    endMs: nineMs + hourMs,
    units: 1,
    ownerKind: 'BOOKING',
    ownerId: ids.booking('1'),
    expiresAtMs: null,
    ...fields,
  }
}

export function segment(fields: Partial<BookingSegment> = {}): BookingSegment {
  return {
    ordinal: 1,
    serviceId: ids.service,
    staffId: ids.staff,
    staffRequested: true,
    resourceIds: [ids.resource],
    startsAtMs: nineMs,
    endsAtMs: nineMs + 45 * minuteMs,
    ...fields,
  }
}

export function booking(body: string, fields: Partial<Booking> = {}): Booking {
  return {
    id: ids.booking(body),
    locationId: ids.location,
    customerId: ids.customer,
    state: 'CONFIRMED',
    channel: 'WEB',
    redemptionCode: `code-${body}`,
    startsAtMs: nineMs,
    endsAtMs: nineMs + 45 * minuteMs,
    segments: [segment()],
    history: [
      {
        version: 1,
        state: 'CONFIRMED',
        action: 'BOOK',
        occurredAtMs: nineMs,
        actorKind: 'API_KEY',
        actorId: 'key_1',
        reason: null,
        cancelReason: null,
      },
    ],
    note: '',
    pendingExpiresAtMs: null,
    price: { amountMinor: 16_800, currency: 'CNY' },
    cancellationTerms: [policyTerms],
    settlement: null,
    ...versioned,
    ...fields,
  }
}

export function slotHold(body: string, fields: Partial<SlotHold> = {}): SlotHold {
  return {
    id: idOf('SlotHold', body),
    tokenHash: `hash-${body}`,
    locationId: ids.location,
    customerId: null,
    startsAtMs: nineMs,
    endsAtMs: nineMs + 45 * minuteMs,
    segments: [segment()],
    expiresAtMs: nineMs - 1,
    createdAtMs: nineMs - hourMs,
    ...fields,
  }
}

export function line(fields: Partial<OrderLine> = {}): OrderLine {
  return {
    ordinal: 1,
    kind: 'SERVICE',
    serviceId: ids.service,
    productId: null,
    staffId: ids.staff,
    bookingId: null,
    bookingSegment: null,
    name: 'Cut',
    quantity: 1,
    unitPriceMinor: 12_800,
    listMinor: 12_800,
    discountMinor: 1_280,
    totalMinor: 11_520,
    trace: [
      {
        source: 'LIST_PRICE',
        ruleId: null,
        name: 'Cut',
        baseMinor: 12_800,
        percentOffBasisPoints: null,
        amountMinor: 12_800,
      },
    ],
    ...fields,
  }
}

export function payment(body: string, fields: Partial<Payment> = {}): Payment {
  return {
    id: idOf('Payment', body),
    ordinal: 1,
    kind: 'CASH',
    tenderedMinor: 12_000,
    amountMinor: 11_520,
    changeMinor: 480,
    businessDate: '2026-11-23',
    paidAtMs: nineMs,
    ...fields,
  }
}

export function order(body: string, fields: Partial<Order> = {}): Order {
  return {
    id: ids.order(body),
    locationId: ids.location,
    customerId: ids.customer,
    currency: 'CNY',
    state: 'OPEN',
    paymentState: 'UNPAID',
    lines: [line()],
    payments: [],
    listMinor: 12_800,
    discountMinor: 1_280,
    totalMinor: 11_520,
    paidMinor: 0,
    completedAtMs: null,
    ...versioned,
    ...fields,
  }
}

export function ledgerTransaction(body: string, fields: Partial<LedgerTransaction> = {}): LedgerTransaction {
  return {
    id: idOf('LedgerTransaction', body),
    locationId: ids.location,
    businessDate: '2026-11-23',
    occurredAtMs: nineMs,
    recordedAtMs: nineMs,
    source: { kind: 'ORDER_PAYMENT', id: ids.order('1') },
    lines: [
      { account: 'CASH_DRAWER', unit: 'CNY', amountMinor: 11_520, lotId: null },
      { account: 'CUSTOMER_ADVANCES', unit: 'CNY', amountMinor: -11_520, lotId: null },
    ],
    ...fields,
  }
}

export function auditEntry(body: string): AuditEntry {
  return {
    id: idOf('AuditEntry', body),
    operation: 'bookings.create',
    actor: { kind: 'API_KEY', id: 'key_1' },
    requestId: 'req_1',
    occurredAtMs: nineMs,
    subjectId: null,
  }
}

export function apiKey(body: string): ApiKey {
  return {
    id: idOf('ApiKey', body),
    name: 'Front desk',
    permissions: ['booking:read', 'booking:write'],
    hint: 'mk_abc',
    createdAtMs: nineMs,
    revokedAtMs: null,
  }
}

/** A hash of the right form. */
export function secretHash(digits: string): string {
  return digits.padStart(64, '0')
}

export function event(body: string, tenantId: TenantId): EventEnvelope {
  return {
    id: idOf('Event', body),
    type: 'booking.created',
    schemaVersion: 1,
    tenantId,
    locationId: ids.location,
    subject: { kind: 'BOOKING', id: ids.booking('1'), version: 1 },
    occurredAt: '2026-11-23T01:00:00Z',
    actor: { kind: 'API_KEY', id: 'key_1' },
    requestId: 'req_1',
    data: { note: 'a “quoted” text' },
  }
}

/** A new tenant with one of each configuration record. */
export async function seed(storage: Storage, body: string): Promise<TenantId> {
  const created = tenant(body)
  await storage.platform.insertTenant(created)
  await storage.transaction({ tenantId: created.id }, { locks: [] }, insertRecords)
  return created.id
}

async function insertRecords(tx: Transaction): Promise<void> {
  await tx.locations.insert(location)
  await tx.resources.insert(resource)
  await tx.staffLevels.insert(level)
  await tx.staff.insert(staff)
  await tx.staff.insert(otherStaff)
  await tx.tiers.insert(tier)
  await tx.customers.insert(customer)
  await tx.services.insert(service)
  await tx.products.insert(product)
  await tx.cancellationPolicies.insert(cancellationPolicy)
}

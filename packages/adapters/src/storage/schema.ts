import type {
  AddOn,
  ApiKey,
  Booking,
  BookingHistoryEntry,
  BookingId,
  BookingSegment,
  CalendarFeed,
  CancellationPolicy,
  CapacityClaim,
  Customer,
  IdempotencyRecord,
  LedgerLine,
  LedgerTransaction,
  Location,
  LocationId,
  Occupancy,
  Order,
  OrderId,
  OrderLine,
  Payment,
  Product,
  Resource,
  Service,
  Shift,
  ShiftTemplate,
  SlotHold,
  Staff,
  StaffLevel,
  Tier,
  TimeBlock,
} from '@mendian/core'
import { classTables } from './class-tables.ts'
import { type RowOf, type Table, table } from './columns.ts'
import { waitingTables } from './waiting-tables.ts'

const versioned = { version: 'integer', createdAtMs: 'integer', updatedAtMs: 'integer' } as const
const configured = { id: 'text', ...versioned, archivedAtMs: 'nullableInteger' } as const

const displayed = { description: 'text', media: 'json', channels: 'json', locationIds: 'json' } as const

interface OutboxRow {
  readonly id: string
  readonly subjectId: string
  readonly subjectVersion: number
  readonly event: object
  readonly dueAtMs: number
  readonly attempt: number
}

/** The tables of a tenant's records; every one has a column `tenant_id` besides. */
export const tables = {
  ...waitingTables,
  location: table<Location>({
    name: 'text',
    timeZone: 'text',
    currency: 'text',
    slotAlignmentMinutes: 'integer',
    minLeadMinutes: 'integer',
    maxLeadDays: 'integer',
    businessDayCutover: 'text',
    pendingTimeoutMinutes: 'integer',
    maxOpenBookingsPerCustomer: 'nullableInteger',
    cancellationPolicyId: 'nullableText',
    openingHours: 'json',
    specialDays: 'json',
    travelMinutes: 'integer',
    maxConcurrentCustomers: 'nullableInteger',
    maxBookingsPerDay: 'nullableInteger',
    waitlistPolicy: 'text',
    waitlistOfferMinutes: 'integer',
    maxQueueLength: 'nullableInteger',
    address: 'optionalText',
    phone: 'optionalText',
    ...configured,
  }),
  resource: table<Resource>({ locationId: 'text', kind: 'text', name: 'text', quantity: 'integer', ...configured }),
  staff_level: table<StaffLevel>({ name: 'text', rank: 'integer', ...configured }),
  staff: table<Staff>({
    name: 'text',
    staffLevelId: 'nullableText',
    locationIds: 'json',
    bookable: 'flag',
    maxBookingsPerDay: 'nullableInteger',
    ...configured,
  }),
  tier: table<Tier>({ name: 'text', rank: 'integer', percentOffBasisPoints: 'integer', ...configured }),
  customer: table<Customer>({
    name: 'text',
    phone: 'nullableText',
    birthday: 'nullableText',
    tierId: 'nullableText',
    blocked: 'flag',
    serviceOverrides: 'json',
    note: 'text',
    ...configured,
  }),
  service: table<Service>({
    name: 'text',
    ...displayed,
    steps: 'json',
    locationTypes: 'json',
    travelMinutes: 'nullableInteger',
    bookable: 'flag',
    preparationMinutes: 'integer',
    durationMinutes: 'integer',
    processingMinutes: 'integer',
    finishingMinutes: 'integer',
    transitionMinutes: 'integer',
    price: 'money',
    overrides: 'json',
    requiresApproval: 'flag',
    cancellationPolicyId: 'nullableText',
    staffIds: 'json',
    resourceRequirements: 'json',
    addOnGroups: 'json',
    ...configured,
  }),
  add_on: table<AddOn>({
    name: 'text',
    description: 'text',
    price: 'money',
    durationMinutes: 'integer',
    staffIds: 'json',
    resourceRequirements: 'json',
    ...configured,
  }),
  product: table<Product>({ name: 'text', sku: 'nullableText', price: 'money', ...displayed, ...configured }),
  cancellation_policy: table<CancellationPolicy>({
    name: 'text',
    windows: 'json',
    noShow: 'json',
    rescheduleMinHours: 'integer',
    maxReschedules: 'nullableInteger',
    ...configured,
  }),
  shift: table<Shift>({
    id: 'text',
    locationId: 'text',
    staffId: 'text',
    date: 'text',
    startMinute: 'integer',
    endMinute: 'integer',
    breaks: 'json',
    createdAtMs: 'integer',
  }),
  shift_template: table<ShiftTemplate>({
    locationId: 'text',
    staffId: 'text',
    weekday: 'integer',
    startTime: 'text',
    endTime: 'text',
    breaks: 'json',
    validFrom: 'text',
    validTo: 'nullableText',
    ...configured,
  }),
  time_block: table<TimeBlock>({
    id: 'text',
    staffId: 'nullableText',
    resourceId: 'nullableText',
    units: 'nullableInteger',
    type: 'text',
    countsAsWork: 'flag',
    reason: 'text',
    startsAtMs: 'integer',
    endsAtMs: 'integer',
    createdAtMs: 'integer',
  }),
  calendar_feed: table<CalendarFeed & { readonly tokenHash: string }>({
    id: 'text',
    kind: 'text',
    staffId: 'nullableText',
    locationId: 'nullableText',
    includeCustomerNames: 'flag',
    createdAtMs: 'integer',
    revokedAtMs: 'nullableInteger',
    tokenHash: 'text',
  }),
  occupancy: table<Occupancy>({
    unitKind: 'text',
    unitId: 'text',
    startMs: 'integer',
    endMs: 'integer',
    preparationMs: 'integer',
    transitionEndMs: 'integer',
    ownerKind: 'text',
    ownerId: 'text',
    expiresAtMs: 'nullableInteger',
  }),
  capacity_claim: table<CapacityClaim>({
    resourceId: 'text',
    startMs: 'integer',
    endMs: 'integer',
    units: 'integer',
    ownerKind: 'text',
    ownerId: 'text',
    expiresAtMs: 'nullableInteger',
  }),
  slot_hold: table<SlotHold>({
    id: 'text',
    tokenHash: 'text',
    locationId: 'text',
    customerId: 'nullableText',
    locationType: 'text',
    startsAtMs: 'integer',
    endsAtMs: 'integer',
    segments: 'json',
    expiresAtMs: 'integer',
    createdAtMs: 'integer',
  }),
  booking: table<Omit<Booking, 'segments' | 'history'>>({
    id: 'text',
    locationId: 'text',
    customerId: 'text',
    state: 'text',
    channel: 'text',
    locationType: 'text',
    address: 'json',
    meetingUrl: 'nullableText',
    redemptionCode: 'text',
    startsAtMs: 'integer',
    endsAtMs: 'integer',
    note: 'text',
    pendingExpiresAtMs: 'nullableInteger',
    price: 'money',
    cancellationTerms: 'json',
    settlement: 'json',
    ...versioned,
  }),
  booking_segment: table<BookingSegment & { readonly bookingId: BookingId }>({
    bookingId: 'text',
    ordinal: 'integer',
    serviceId: 'text',
    staffId: 'text',
    staffRequested: 'flag',
    resourceIds: 'json',
    addOns: 'json',
    startsAtMs: 'integer',
    endsAtMs: 'integer',
  }),
  booking_history: table<BookingHistoryEntry & { readonly bookingId: BookingId }>({
    bookingId: 'text',
    version: 'integer',
    state: 'text',
    action: 'text',
    occurredAtMs: 'integer',
    actorKind: 'text',
    actorId: 'text',
    reason: 'nullableText',
    cancelReason: 'nullableText',
  }),
  ...classTables,
  order_: table<Omit<Order, 'lines' | 'payments'>>({
    id: 'text',
    locationId: 'text',
    customerId: 'nullableText',
    currency: 'text',
    state: 'text',
    paymentState: 'text',
    listMinor: 'integer',
    discountMinor: 'integer',
    totalMinor: 'integer',
    paidMinor: 'integer',
    completedAtMs: 'nullableInteger',
    ...versioned,
  }),
  order_line: table<OrderLine & { readonly orderId: OrderId }>({
    orderId: 'text',
    ordinal: 'integer',
    kind: 'text',
    serviceId: 'nullableText',
    productId: 'nullableText',
    staffId: 'nullableText',
    bookingId: 'nullableText',
    bookingSegment: 'nullableInteger',
    name: 'text',
    quantity: 'integer',
    addOns: 'json',
    unitPriceMinor: 'integer',
    listMinor: 'integer',
    discountMinor: 'integer',
    totalMinor: 'integer',
    trace: 'json',
  }),
  /** Location and currency of the order are repeated here, so that a day's takings are one index range. */
  payment: table<Payment & { readonly orderId: OrderId; readonly locationId: LocationId; readonly currency: string }>({
    orderId: 'text',
    locationId: 'text',
    currency: 'text',
    id: 'text',
    ordinal: 'integer',
    kind: 'text',
    tenderedMinor: 'integer',
    amountMinor: 'integer',
    changeMinor: 'integer',
    businessDate: 'text',
    paidAtMs: 'integer',
  }),
  ledger_line: table<LedgerRow>({
    transactionId: 'text',
    lineNo: 'integer',
    account: 'text',
    unit: 'text',
    amountMinor: 'integer',
    lotId: 'nullableText',
    locationId: 'text',
    businessDate: 'text',
    occurredAtMs: 'integer',
    recordedAtMs: 'integer',
    sourceKind: 'text',
    sourceId: 'text',
  }),
  idempotency_key: table<IdempotencyRecord & { readonly key: string }>({
    key: 'text',
    fingerprint: 'text',
    outcome: 'text',
    createdAtMs: 'integer',
  }),
  outbox: table<OutboxRow>({
    id: 'text',
    subjectId: 'text',
    subjectVersion: 'integer',
    event: 'json',
    dueAtMs: 'integer',
    attempt: 'integer',
  }),
  audit_entry: table<AuditRow>({
    id: 'text',
    operation: 'text',
    actorKind: 'text',
    actorId: 'text',
    requestId: 'text',
    occurredAtMs: 'integer',
    subjectId: 'nullableText',
  }),
  api_key: table<ApiKey & { readonly secretHash: string }>({
    id: 'text',
    name: 'text',
    permissions: 'json',
    hint: 'text',
    createdAtMs: 'integer',
    revokedAtMs: 'nullableInteger',
    secretHash: 'text',
  }),
  /** The tenant itself, whose id is `tenant_id`. */
  tenant: table<{ readonly name: string; readonly createdAtMs: number }>({ name: 'text', createdAtMs: 'integer' }),
  /** A row here, inside the erasing transaction, is what lets append-only rows of the tenant be deleted. */
  tenant_erasure: table<{ readonly startedAtMs: number }>({ startedAtMs: 'integer' }),
} as const

/** A line of the books as it is kept: with what its transaction says. */
export interface LedgerRow
  extends LedgerLine,
    Pick<LedgerTransaction, 'locationId' | 'businessDate' | 'occurredAtMs' | 'recordedAtMs'> {
  readonly transactionId: string
  readonly lineNo: number
  readonly sourceKind: string
  readonly sourceId: string
}

/** An audit entry as it is kept. */
export interface AuditRow {
  readonly id: string
  readonly operation: string
  readonly actorKind: string
  readonly actorId: string
  readonly requestId: string
  readonly occurredAtMs: number
  readonly subjectId: string | null
}

export type TableName = keyof typeof tables

/** What Kysely knows of the database. */
export type Database = {
  [T in TableName]: (typeof tables)[T] extends Table<infer R> ? RowOf<R> & { tenant_id: string } : never
}

/** The record kept in that table. */
export type RecordIn<T extends TableName> = (typeof tables)[T] extends Table<infer R> ? R : never

/** One prefix per kind of thing that has an identity. The id of a booking reads `bkg_` + 26 characters. */
export const idPrefixes = {
  Tenant: 'tnt',
  ApiKey: 'key',
  Location: 'loc',
  Resource: 'rsc',
  StaffLevel: 'lvl',
  Staff: 'stf',
  Customer: 'cus',
  Tier: 'tir',
  Service: 'svc',
  AddOn: 'adn',
  Product: 'prd',
  Shift: 'shf',
  ShiftTemplate: 'sht',
  TimeBlock: 'tmb',
  CalendarFeed: 'cfd',
  Booking: 'bkg',
  SlotHold: 'hld',
  BookingSeries: 'bks',
  ClassSession: 'cls',
  ClassSeries: 'cse',
  Enrollment: 'enr',
  WaitlistEntry: 'wle',
  QueueEntry: 'que',
  CancellationPolicy: 'cxp',
  TimedPriceRule: 'tpr',
  Promotion: 'prm',
  CouponTemplate: 'cpt',
  Coupon: 'cpn',
  LoyaltyProgramme: 'lyp',
  Reward: 'rwd',
  PointsRedemption: 'prx',
  CustomerGroup: 'cgr',
  Tag: 'tag',
  Category: 'cat',
  CustomerActivity: 'act',
  TopUpOffer: 'tuo',
  TopUp: 'top',
  Order: 'ord',
  Payment: 'pay',
  Receivable: 'rcv',
  ReceivableSettlement: 'rcs',
  LedgerTransaction: 'ltx',
  Lot: 'lot',
  LedgerHold: 'lhd',
  AccountingPeriod: 'per',
  CashShift: 'csh',
  CashMovement: 'cmv',
  Expense: 'exp',
  Refund: 'rfd',
  RefundRequest: 'rfr',
  GiftCard: 'gft',
  CardProduct: 'cdp',
  CustomerCard: 'crd',
  Entitlement: 'ent',
  CardRedemption: 'rdm',
  MembershipCard: 'mbc',
  PrepaidPolicy: 'ppp',
  Event: 'evt',
  AuditEntry: 'aud',
} as const

export type IdKind = keyof typeof idPrefixes

/** An identifier of one kind of thing; ids of different kinds do not mix. */
export type Id<K extends IdKind> = string & { readonly __id: K }

export type TenantId = Id<'Tenant'>
export type ApiKeyId = Id<'ApiKey'>
export type LocationId = Id<'Location'>
export type ResourceId = Id<'Resource'>
export type StaffLevelId = Id<'StaffLevel'>
export type StaffId = Id<'Staff'>
export type CustomerId = Id<'Customer'>
export type TierId = Id<'Tier'>
export type ServiceId = Id<'Service'>
export type AddOnId = Id<'AddOn'>
export type ProductId = Id<'Product'>
export type ShiftId = Id<'Shift'>
export type ShiftTemplateId = Id<'ShiftTemplate'>
export type TimeBlockId = Id<'TimeBlock'>
export type CalendarFeedId = Id<'CalendarFeed'>
export type BookingId = Id<'Booking'>
export type SlotHoldId = Id<'SlotHold'>
export type BookingSeriesId = Id<'BookingSeries'>
export type ClassSeriesId = Id<'ClassSeries'>
export type ClassSessionId = Id<'ClassSession'>
export type EnrollmentId = Id<'Enrollment'>
export type WaitlistEntryId = Id<'WaitlistEntry'>
export type QueueEntryId = Id<'QueueEntry'>
export type CancellationPolicyId = Id<'CancellationPolicy'>
export type TimedPriceRuleId = Id<'TimedPriceRule'>
export type PromotionId = Id<'Promotion'>
export type CouponTemplateId = Id<'CouponTemplate'>
export type CouponId = Id<'Coupon'>
export type LoyaltyProgrammeId = Id<'LoyaltyProgramme'>
export type RewardId = Id<'Reward'>
export type PointsRedemptionId = Id<'PointsRedemption'>
export type CustomerGroupId = Id<'CustomerGroup'>
export type TagId = Id<'Tag'>
export type CategoryId = Id<'Category'>
export type CustomerActivityId = Id<'CustomerActivity'>
export type TopUpOfferId = Id<'TopUpOffer'>
export type TopUpId = Id<'TopUp'>
export type OrderId = Id<'Order'>
export type PaymentId = Id<'Payment'>
export type ReceivableId = Id<'Receivable'>
export type ReceivableSettlementId = Id<'ReceivableSettlement'>
export type LedgerTransactionId = Id<'LedgerTransaction'>
export type LotId = Id<'Lot'>
export type LedgerHoldId = Id<'LedgerHold'>
export type AccountingPeriodId = Id<'AccountingPeriod'>
export type CashShiftId = Id<'CashShift'>
export type CashMovementId = Id<'CashMovement'>
export type ExpenseId = Id<'Expense'>
export type RefundId = Id<'Refund'>
export type RefundRequestId = Id<'RefundRequest'>
export type GiftCardId = Id<'GiftCard'>
export type CustomerCardId = Id<'CustomerCard'>
export type EntitlementId = Id<'Entitlement'>
export type CardProductId = Id<'CardProduct'>
export type CardRedemptionId = Id<'CardRedemption'>
export type MembershipCardId = Id<'MembershipCard'>
export type PrepaidPolicyId = Id<'PrepaidPolicy'>
export type EventId = Id<'Event'>
export type AuditEntryId = Id<'AuditEntry'>

/**
 * What follows the prefix: a UUIDv7 (RFC 9562) in 26 lower-case Crockford base 32 characters, so that ids sort by the
 * time they were made. Ids chosen by a host (an import, demo data) may be any 1–40 characters of the same alphabet.
 */
const idBody = /^[0-9a-z]{1,40}$/

/** Whether `text` is an id of that kind by its form; whether such a thing exists is another question. */
export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  const prefix = idPrefixes[kind]
  return text.startsWith(`${prefix}_`) && idBody.test(text.slice(prefix.length + 1))
}

/** The pattern of a kind's ids, for schemas. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${idPrefixes[kind]}_[0-9a-z]{1,40}$`)
}

/** The id of that kind with that body. */
export function idOf<K extends IdKind>(kind: K, body: string): Id<K> {
  return `${idPrefixes[kind]}_${body}` as Id<K>
}

const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

/** 16 bytes as 26 base 32 characters, most significant first, so that text order is byte order. */
export function encodeIdBody(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 2 // 26 × 5 = 130 bits: two leading zero bits
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += crockford[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  return text
}

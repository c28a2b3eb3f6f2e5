import { z } from 'zod'
import { type Id, type IdKind, idPattern, idPrefixes } from './ids.ts'

const idSchemas = new Map<IdKind, unknown>()

/** The schema of one kind's ids: one instance a kind, since its name may stand for one schema only. */
export function idSchema<K extends IdKind>(kind: K): z.ZodType<Id<K>, string> {
  const known = idSchemas.get(kind)
  const schema =
    known ??
    z
      .string()
      .regex(idPattern(kind), `must be ${idPrefixes[kind]}_ and 1–40 of 0–9 and a–z, the id of a ${kind}`)
      .meta({ id: `${kind}Id`, description: `The id of a ${kind}.` })
  idSchemas.set(kind, schema)
  return schema as z.ZodType<Id<K>, string>
}

export const tenantId: z.ZodType<Id<'Tenant'>, string> = idSchema('Tenant')
export const apiKeyId: z.ZodType<Id<'ApiKey'>, string> = idSchema('ApiKey')
export const locationId: z.ZodType<Id<'Location'>, string> = idSchema('Location')
export const resourceId: z.ZodType<Id<'Resource'>, string> = idSchema('Resource')
export const staffLevelId: z.ZodType<Id<'StaffLevel'>, string> = idSchema('StaffLevel')
export const staffId: z.ZodType<Id<'Staff'>, string> = idSchema('Staff')
export const customerId: z.ZodType<Id<'Customer'>, string> = idSchema('Customer')
export const tierId: z.ZodType<Id<'Tier'>, string> = idSchema('Tier')
export const serviceId: z.ZodType<Id<'Service'>, string> = idSchema('Service')
export const addOnId: z.ZodType<Id<'AddOn'>, string> = idSchema('AddOn')
export const productId: z.ZodType<Id<'Product'>, string> = idSchema('Product')
export const shiftId: z.ZodType<Id<'Shift'>, string> = idSchema('Shift')
export const timeBlockId: z.ZodType<Id<'TimeBlock'>, string> = idSchema('TimeBlock')
export const calendarFeedId: z.ZodType<Id<'CalendarFeed'>, string> = idSchema('CalendarFeed')
export const bookingId: z.ZodType<Id<'Booking'>, string> = idSchema('Booking')
export const slotHoldId: z.ZodType<Id<'SlotHold'>, string> = idSchema('SlotHold')
export const bookingSeriesId: z.ZodType<Id<'BookingSeries'>, string> = idSchema('BookingSeries')
export const classSeriesId: z.ZodType<Id<'ClassSeries'>, string> = idSchema('ClassSeries')
export const classSessionId: z.ZodType<Id<'ClassSession'>, string> = idSchema('ClassSession')
export const enrollmentId: z.ZodType<Id<'Enrollment'>, string> = idSchema('Enrollment')
export const queueEntryId: z.ZodType<Id<'QueueEntry'>, string> = idSchema('QueueEntry')
export const waitlistEntryId: z.ZodType<Id<'WaitlistEntry'>, string> = idSchema('WaitlistEntry')
export const cancellationPolicyId: z.ZodType<Id<'CancellationPolicy'>, string> = idSchema('CancellationPolicy')
export const couponTemplateId: z.ZodType<Id<'CouponTemplate'>, string> = idSchema('CouponTemplate')
export const couponId: z.ZodType<Id<'Coupon'>, string> = idSchema('Coupon')
export const loyaltyProgrammeId: z.ZodType<Id<'LoyaltyProgramme'>, string> = idSchema('LoyaltyProgramme')
export const rewardId: z.ZodType<Id<'Reward'>, string> = idSchema('Reward')
export const pointsRedemptionId: z.ZodType<Id<'PointsRedemption'>, string> = idSchema('PointsRedemption')
export const customerGroupId: z.ZodType<Id<'CustomerGroup'>, string> = idSchema('CustomerGroup')
export const tagId: z.ZodType<Id<'Tag'>, string> = idSchema('Tag')
export const categoryId: z.ZodType<Id<'Category'>, string> = idSchema('Category')
export const customerActivityId: z.ZodType<Id<'CustomerActivity'>, string> = idSchema('CustomerActivity')
export const topUpOfferId: z.ZodType<Id<'TopUpOffer'>, string> = idSchema('TopUpOffer')
export const topUpId: z.ZodType<Id<'TopUp'>, string> = idSchema('TopUp')
export const orderId: z.ZodType<Id<'Order'>, string> = idSchema('Order')
export const paymentId: z.ZodType<Id<'Payment'>, string> = idSchema('Payment')
export const receivableId: z.ZodType<Id<'Receivable'>, string> = idSchema('Receivable')
export const receivableSettlementId: z.ZodType<Id<'ReceivableSettlement'>, string> = idSchema('ReceivableSettlement')
export const ledgerTransactionId: z.ZodType<Id<'LedgerTransaction'>, string> = idSchema('LedgerTransaction')
export const lotId: z.ZodType<Id<'Lot'>, string> = idSchema('Lot')
export const ledgerHoldId: z.ZodType<Id<'LedgerHold'>, string> = idSchema('LedgerHold')
export const accountingPeriodId: z.ZodType<Id<'AccountingPeriod'>, string> = idSchema('AccountingPeriod')
export const cashShiftId: z.ZodType<Id<'CashShift'>, string> = idSchema('CashShift')
export const cashMovementId: z.ZodType<Id<'CashMovement'>, string> = idSchema('CashMovement')
export const expenseId: z.ZodType<Id<'Expense'>, string> = idSchema('Expense')
export const refundId: z.ZodType<Id<'Refund'>, string> = idSchema('Refund')
export const refundRequestId: z.ZodType<Id<'RefundRequest'>, string> = idSchema('RefundRequest')
export const giftCardId: z.ZodType<Id<'GiftCard'>, string> = idSchema('GiftCard')
export const customerCardId: z.ZodType<Id<'CustomerCard'>, string> = idSchema('CustomerCard')
export const entitlementId: z.ZodType<Id<'Entitlement'>, string> = idSchema('Entitlement')
export const cardProductId: z.ZodType<Id<'CardProduct'>, string> = idSchema('CardProduct')
export const cardRedemptionId: z.ZodType<Id<'CardRedemption'>, string> = idSchema('CardRedemption')
export const membershipCardId: z.ZodType<Id<'MembershipCard'>, string> = idSchema('MembershipCard')
export const prepaidPolicyId: z.ZodType<Id<'PrepaidPolicy'>, string> = idSchema('PrepaidPolicy')
export const eventId: z.ZodType<Id<'Event'>, string> = idSchema('Event')
export const auditEntryId: z.ZodType<Id<'AuditEntry'>, string> = idSchema('AuditEntry')

const oneLine = /^[^\p{Cc}\p{Cs}]*$/u
const oneLineMessage = 'must not contain control characters or broken surrogate pairs'

/** A short text of one line, such as a number of some system: up to `max` characters. */
export function shortText(max: number): z.ZodString {
  return z.string().max(max).regex(oneLine, oneLineMessage)
}

/** A name people read: trimmed, 1–120 characters, no control characters. */
export const displayName: z.ZodString = z.string().trim().min(1).max(120).regex(oneLine, oneLineMessage)

/** Free text of a person: up to `max` characters, line breaks allowed. */
export function freeText(max: number): z.ZodString {
  return z
    .string()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u, 'must not contain NUL or broken surrogate pairs')
}

/** Free text of up to 500 characters. */
export const note: z.ZodString = freeText(500)

/** A web address with https, up to 2000 characters. */
export const webAddress: z.ZodString = z
  .string()
  .max(2000)
  .regex(/^https:\/\/[^\s\p{Cc}\p{Cs}]+$/u, 'must be a web address that begins with https://')

/** How lists are read: `limit` rows, then the page after `cursor`. */
export const pageInput: { limit: z.ZodDefault<z.ZodCoercedNumber<number>>; cursor: z.ZodOptional<z.ZodString> } = {
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
}

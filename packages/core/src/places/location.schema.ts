import { z } from 'zod'
import { cancellationPolicyId, displayName, note, shortText } from '../base/wire.schema.ts'
import { currency } from '../money/money.schema.ts'
import { prepayment } from '../money/prepayment.schema.ts'
import { timeOfDay, timeZone, travelMinutes } from '../time/time.schema.ts'
import { assignmentStrategies } from './assignment-strategy.ts'
import { cashRulesField } from './cash-rules.schema.ts'
import { openOrdersField } from './open-order-rules.schema.ts'
import { openingHours, specialDays } from './opening-hours.schema.ts'
import { orderPricingField } from './order-pricing.schema.ts'
import { refundRulesField } from './refund-rules.schema.ts'
import { storedValueField } from './stored-value-policy.schema.ts'

/** Slot alignments on offer: minutes that divide the day, so that every day's grid starts at midnight. */
export const slotAlignments = [5, 6, 10, 12, 15, 20, 30, 40, 45, 60, 90, 120] as const

/** What part of a location's places is kept for higher tiers, and until when. */
const tierReserve = z
  .strictObject({
    minimumTierRank: z.int().min(0).max(1000).meta({ description: 'Tiers of this rank or a higher one may take it.' }),
    shareBasisPoints: z
      .int()
      .min(1)
      .max(10_000)
      .meta({ description: 'The share of each limit, rounded up to whole places: 2500 of 10 is 3.' }),
    releaseDaysBefore: z
      .int()
      .min(0)
      .max(730)
      .meta({ description: 'A date opens to everybody when the date so many days before it begins.' }),
  })
  .meta({ id: 'TierReserve', description: 'The last places of each limit, kept for higher tiers until released.' })
/** Who of the waitlist gets time that becomes free. */
export const waitlistPolicies = ['IN_ORDER', 'BROADCAST'] as const

/** What a turn of the rotation queue is worth (轮牌规则). */
export const rotationRules = z
  .strictObject({
    strict: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether nobody may be picked on the spot while somebody before them in turn is free.' }),
    requestedKeepsTurn: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether people a customer asked for stay where they are in the queue (点钟).' }),
    onSpotPickKeepsTurn: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether people picked on the spot stay where they are in the queue (跳牌).' }),
    laterDaysTakeTurns: z.boolean().default(false).meta({
      description:
        'Whether visits of later days than today take turns too; otherwise they go to whoever is least booked that day.',
    }),
  })
  .meta({ id: 'RotationRules' })

const usualRotation = rotationRules.parse({})

export const locationFields = z.strictObject({
  name: displayName,
  timeZone,
  currency,
  slotAlignmentMinutes: z
    .literal(slotAlignments)
    .default(15)
    .meta({ description: 'Bookings start at multiples of this on the wall clock.' }),
  minLeadMinutes: z
    .int()
    .min(0)
    .max(525_600)
    .default(0)
    .meta({ description: 'How long before its start a booking must be made.' }),
  maxLeadDays: z
    .int()
    .min(1)
    .max(730)
    .default(90)
    .meta({ description: 'How many days ahead a booking may start; a tier may say otherwise.' }),
  businessDayCutover: timeOfDay
    .default('00:00')
    .meta({ description: 'Sales before this wall-clock time belong to the previous business day.' }),
  pendingTimeoutMinutes: z
    .int()
    .min(1)
    .max(43_200)
    .default(1440)
    .meta({ description: 'How long a booking may wait for approval before it expires; never past its start.' }),
  prepayment: prepayment
    .default({ kind: 'NONE' })
    .meta({ description: 'For services that say nothing themselves; bookings wait for it.' }),
  prepaymentTimeoutMinutes: z
    .int()
    .min(1)
    .max(43_200)
    .default(15)
    .meta({ description: 'How long a booking may wait for its prepayment before it expires; never past its start.' }),
  maxOpenBookingsPerCustomer: z
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ description: 'How many visits to come one customer may have here at once.' }),
  cancellationPolicyId: cancellationPolicyId
    .nullable()
    .default(null)
    .meta({ description: 'For services without a policy of their own; cancelling is free where there is none.' }),
  openingHours,
  specialDays,
  travelMinutes: travelMinutes
    .default(0)
    .meta({ description: "How long staff travel to a customer's address, each way." }),
  maxConcurrentCustomers: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .meta({ description: 'How many customers may be there at one time; null for no limit.' }),
  maxBookingsPerDay: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .default(null)
    .meta({ description: "How many bookings may start on one date of the location's wall clock; null for no limit." }),
  maxBookingsPerDayPerCustomer: z
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ description: 'How many bookings of one customer may start here on one date; null for no limit.' }),
  tierReserve: tierReserve.nullable().default(null).meta({
    description: 'Applies to `maxConcurrentCustomers` and `maxBookingsPerDay`, where they are set.',
  }),
  requireVerifiedContact: z
    .boolean()
    .default(false)
    .meta({ description: 'Only customers whose contact is verified can hold and book.' }),
  waitlistPolicy: z.enum(waitlistPolicies).default('IN_ORDER').meta({
    description:
      'Who of the waitlist gets time that becomes free. IN_ORDER: it is kept for the one who has waited longest and whom it suits, then for the next. BROADCAST: all whom it suits are told, and the first to accept has it.',
  }),
  waitlistOfferMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(60)
    .meta({ description: 'How long time is kept for somebody of the waitlist; never past its start.' }),
  maxQueueLength: z.int().min(0).max(200).nullable().default(null).meta({
    description: 'How many walk-ins may wait at once, 0 for none; null for no limit of its own, which means 200.',
  }),
  pricing: orderPricingField,
  openOrders: openOrdersField,
  cashShifts: cashRulesField,
  refunds: refundRulesField,
  storedValue: storedValueField,
  assignmentStrategy: z
    .enum(assignmentStrategies)
    .default('LEAST_BOOKED')
    .meta({ description: 'Who serves a visit that names nobody, among those who are free.' }),
  shortestGapMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .meta({ description: 'For FEWEST_GAPS: free time between visits that is shorter than this is of no use.' }),
  rotationRules: rotationRules.default(usualRotation),
  address: note.max(300).optional(),
  phone: shortText(32).optional(),
})

export type LocationFields = z.infer<typeof locationFields>

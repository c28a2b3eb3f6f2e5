import { z } from 'zod'
import {
  couponId,
  couponTemplateId,
  customerId,
  displayName,
  locationId,
  note,
  pointsRedemptionId,
  productId,
  rewardId,
  tierId,
} from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { subLedgerCode } from './loyalty-programme.schema.ts'

const points = z.int().min(1).max(1_000_000_000)

const gives = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('COUPON'), couponTemplateId }),
    z.strictObject({ kind: z.literal('PRODUCT'), productId, quantity: z.int().min(1).max(100).default(1) }),
  ])
  .meta({
    id: 'RewardGives',
    description: 'COUPON: one of that template, such as for a free service. PRODUCT: handed over at once.',
  })

export const rewardFields = z.strictObject({
  name: displayName,
  description: note.default(''),
  points: points.meta({ description: 'What it costs.' }),
  subLedgerCode: subLedgerCode
    .nullable()
    .default(null)
    .meta({ description: 'The sub-ledger that its price is paid from; null for the main balance.' }),
  tierPoints: z
    .array(z.strictObject({ tierId, points }))
    .max(50)
    .default([])
    .meta({ description: 'What it costs customers of these tiers instead.' }),
  gives,
  validFrom: instant.nullable().default(null),
  validUntil: instant
    .nullable()
    .default(null)
    .meta({ description: 'From this instant on it is over; after validFrom.' }),
})

export const pointsRedemptionView = z
  .strictObject({
    id: pointsRedemptionId,
    customerId,
    rewardId,
    locationId,
    points: z.int().meta({ description: 'What was paid for it.' }),
    subLedgerCode: z
      .string()
      .nullable()
      .meta({ description: 'The sub-ledger that it was paid from; null for the main balance.' }),
    couponId: couponId.nullable().meta({ description: 'The coupon that was issued for it.' }),
    productId: productId.nullable().meta({ description: 'What was handed over.' }),
    quantity: z.int(),
    operatorKind: z.string(),
    operatorId: z.string().meta({ description: 'Who redeemed it for the customer.' }),
    redeemedAt: instant,
  })
  .meta({ id: 'PointsRedemption', description: 'Points exchanged for a reward.' })

export type RewardFields = z.infer<typeof rewardFields>

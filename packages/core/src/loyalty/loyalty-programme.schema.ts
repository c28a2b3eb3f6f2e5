import { z } from 'zod'
import { cardProductId, categoryId, displayName, productId, serviceId, tierId } from '../base/wire.schema.ts'
import { basisPoints, currency, maxAmountMinor } from '../money/money.schema.ts'
import { instant, timeZone } from '../time/time.schema.ts'
import { timeWindow } from '../time/time-window.schema.ts'

const ruleCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'must be capitals, digits and _, up to 40')
  .meta({ description: 'Tells the rules of one programme apart.' })

/** Names a sub-ledger; where none is named it is the main balance. */
export const subLedgerCode: z.ZodString = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'must be capitals, digits and _, up to 40')

const points = z.int().min(1).max(1_000_000_000)
const amountMinor = z.int().min(0).max(maxAmountMinor)
const itemIds = z.array(z.union([serviceId, productId, cardProductId])).max(500)

const earningScope = z
  .strictObject({
    kinds: z
      .array(z.enum(['SERVICE', 'PRODUCT', 'CARD', 'TOP_UP', 'GIFT_CARD']))
      .min(1)
      .max(5)
      .default(['SERVICE', 'PRODUCT', 'CARD'])
      .meta({ description: 'What is sold: top-ups and gift cards earn only where they are named.' }),
    itemIds: itemIds
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: 'Services, products and cards; null for all.' }),
    categoryIds: z.array(categoryId).min(1).max(500).nullable().default(null).meta({
      description: 'Services and goods of these categories when they were sold; null for all.',
    }),
    excludedItemIds: itemIds.default([]),
  })
  .meta({ id: 'EarningScope', description: 'Which lines of an order earn: those that every list lets in.' })

const scope = earningScope.default({
  kinds: ['SERVICE', 'PRODUCT', 'CARD'],
  itemIds: null,
  categoryIds: null,
  excludedItemIds: [],
})

const into = subLedgerCode
  .optional()
  .meta({ description: 'The sub-ledger of the programme that they go into; the main balance when absent.' })

const minSpendMinor = amountMinor
  .default(0)
  .meta({ description: 'What the lines in scope must have cost before it gives points.' })

const earningRule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('SPEND'),
      code: ruleCode,
      points,
      perMinor: z
        .int()
        .min(1)
        .max(maxAmountMinor)
        .meta({ description: 'So many points for each whole such amount: 100 is a yuan. What is over earns nothing.' }),
      minSpendMinor,
      scope,
      subLedgerCode: into,
    }),
    z.strictObject({ kind: z.literal('VISIT'), code: ruleCode, points, minSpendMinor, scope, subLedgerCode: into }),
    z.strictObject({ kind: z.literal('ITEM'), code: ruleCode, points, scope, subLedgerCode: into }),
  ])
  .meta({
    id: 'EarningRule',
    description:
      'SPEND: for each whole amount paid for the lines in scope together. VISIT: once an order with a line in scope. ITEM: for each unit in scope that cost something.',
  })

const earningBoost = z
  .strictObject({
    code: ruleCode,
    name: displayName,
    effect: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('MULTIPLY'),
        factorBasisPoints: z.int().min(1).max(1_000_000).meta({ description: '20000 doubles the points.' }),
      }),
      z.strictObject({ kind: z.literal('ADD'), points }),
    ]),
    windows: z.array(timeWindow).min(1).max(20).nullable().default(null).meta({
      description: "One must hold when the order completes, on the location's wall clock; null for any time.",
    }),
    validFrom: instant.nullable().default(null),
    validUntil: instant
      .nullable()
      .default(null)
      .meta({ description: 'From this instant on it is over; after validFrom.' }),
    minSpendMinor: amountMinor.default(0).meta({ description: 'What must have been paid for what earns points.' }),
    tierIds: z.array(tierId).min(1).max(50).nullable().default(null).meta({ description: 'Null for every customer.' }),
    limit: z
      .strictObject({
        times: z.int().min(1).max(1000),
        per: z.enum(['DAY', 'WEEK', 'MONTH', 'YEAR', 'EVER']).meta({ description: 'By the calendar of the location.' }),
      })
      .nullable()
      .default(null)
      .meta({ description: 'How often one customer has it; null for always.' }),
    subLedgerCode: subLedgerCode.optional().meta({
      description: 'Whose points it multiplies or adds to; those of the main balance, and no others, when absent.',
    }),
  })
  .meta({
    id: 'EarningBoost',
    description: 'More points at times. Of several that multiply the best acts; those that add are all added after it.',
  })

const expiry = z
  .strictObject({
    months: z
      .int()
      .min(1)
      .max(600)
      .meta({ description: 'How long points can be spent, from when they no longer wait.' }),
    roundTo: z
      .enum(['DAY', 'MONTH_END', 'YEAR_END'])
      .default('DAY')
      .meta({ description: "Through the last day: that date itself, its month's last, or its year's last." }),
  })
  .meta({ id: 'PointsExpiry' })

const subLedger = z
  .strictObject({
    code: subLedgerCode.meta({ description: 'What rules, rewards and tenders name it by; SKINCARE.' }),
    name: displayName,
    expiry: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('AS_PROGRAMME') }),
        z.strictObject({ kind: z.literal('NEVER') }),
        z.strictObject({ kind: z.literal('AFTER'), ...expiry.shape }),
      ])
      .default({ kind: 'AS_PROGRAMME' })
      .meta({ description: "When its points end: as the programme's do, never, or after a time of its own." }),
    paysBills: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether its points pay bills, at what the programme says points are worth.' }),
  })
  .meta({
    id: 'SubLedger',
    description: 'Points kept apart from the main balance: earned, waiting, ending and spent by themselves.',
  })

const pointsTender = z
  .strictObject({
    points: points.meta({ description: 'So many points …' }),
    amountMinor: amountMinor.min(1).meta({ description: '… are worth so much: 100 points for 100 fen.' }),
    minPoints: z.int().min(1).max(1_000_000_000).default(1).meta({ description: 'Fewer are not taken.' }),
    maxShareBasisPoints: basisPoints.min(1).default(10_000).meta({
      description: 'How much of what an order costs points may pay, all tenders of points together: 5000 is half.',
    }),
  })
  .meta({ id: 'PointsTenderTerms', description: 'What points are worth when an order is paid (积分抵现).' })

const days = z.int().min(1).max(3660)

const tierEvaluation = z
  .strictObject({
    period: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('ROLLING_DAYS'), days }),
        z.strictObject({ kind: z.literal('CALENDAR_YEAR') }),
        z.strictObject({ kind: z.literal('SINCE_JOIN') }),
      ])
      .meta({ description: 'Which spending, visits and points count towards the criteria of tiers.' }),
    tierEnds: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('AFTER_TIER_START'), days }),
        z.strictObject({ kind: z.literal('AFTER_JOINING'), days }),
        z.strictObject({ kind: z.literal('YEAR_END') }),
        z.strictObject({ kind: z.literal('NEVER') }),
      ])
      .meta({
        description:
          'When a tier must be retained or is lost (保级): so many days after it was reached, each time so many days after the customer joined, or at the end of the calendar year.',
      }),
    downgrade: z
      .enum(['ONE_DOWN', 'BALANCE_BASED', 'NEVER'])
      .default('ONE_DOWN')
      .meta({ description: 'To the next tier below, to the one that the figures reach, or not at all.' }),
  })
  .meta({ id: 'TierEvaluation' })

export const loyaltyProgrammeFields = z.strictObject({
  name: displayName,
  currency: currency.meta({
    description:
      'What is spent in another currency earns nothing and counts towards no tier; a visit is a visit in any.',
  }),
  timeZone: timeZone.meta({ description: "IANA time zone of the programme's years and of the points' last days." }),
  earningRules: z.array(earningRule).max(50).default([]),
  earningBoosts: z.array(earningBoost).max(50).default([]),
  subLedgers: z.array(subLedger).max(20).default([]).meta({
    description: "Balances of points beside the main one. What is in one that is taken out stays its customer's.",
  }),
  earnOn: z
    .enum(['WITH_TAX', 'WITHOUT_TAX'])
    .default('WITH_TAX')
    .meta({ description: 'Whether the tax on what is bought earns points too.' }),
  bonusEarns: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether what stored-value bonus pays earns points; principal always does.' }),
  pendingDays: z
    .int()
    .min(0)
    .max(365)
    .default(0)
    .meta({ description: 'How many days points wait after they were earned before they can be spent.' }),
  expiry: expiry.nullable().default(null).meta({ description: 'Null for points that never expire.' }),
  tender: pointsTender.nullable().default(null).meta({ description: 'Null where points pay for nothing.' }),
  returnPolicy: z.enum(['ONLY_PENDING', 'WITHIN_BALANCE', 'OWED']).default('OWED').meta({
    description:
      'What of the points of a refunded order is taken back: only what is still pending, as much as there is, or all of it: what is missing is owed and settled by the next points earned.',
  }),
  tierEvaluation: tierEvaluation
    .nullable()
    .default(null)
    .meta({ description: 'Null where tiers are given by hand only.' }),
})

export type LoyaltyProgrammeFields = z.infer<typeof loyaltyProgrammeFields>

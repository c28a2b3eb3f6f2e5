import { type Call, type CallOptions, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { anyVersion, type Probe, type Things } from './tenant-probe.ts'

/** What a tenant has of points and what customers do with them. */
export interface LoyaltyThings {
  readonly programme: string
  readonly reward: string
  readonly group: string
  readonly tag: string
  readonly category: string
  readonly redemption: string
}

/** Nobody's: of the same form and length. */
export const noLoyalty: LoyaltyThings = {
  programme: 'lyp_00000000000000000000000000',
  reward: 'rwd_00000000000000000000000000',
  group: 'cgr_00000000000000000000000000',
  tag: 'tag_00000000000000000000000000',
  category: 'cat_00000000000000000000000000',
  redemption: 'prx_00000000000000000000000000',
}

const programme = { name: 'X', currency: 'CNY', timeZone: 'Asia/Shanghai' }
const spend = { kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 1 }

/** One of every kind, with points that were spent. */
export async function openLoyalty(call: Call, ids: SalonIds): Promise<LoyaltyThings> {
  const { location: locationId, wang: customerId } = ids
  const made = await call('POST /v1/loyalty-programmes', { ...programme, earningRules: [spend] })
  const gives = { kind: 'PRODUCT', productId: ids.shampoo }
  const reward = await call('POST /v1/rewards', { name: 'X', points: 1, gives })
  const group = await call('POST /v1/customer-groups', { name: 'X' })
  const category = await call('POST /v1/categories', { name: 'X' })
  const rule = { kind: 'SPENT', days: 1, currency: 'CNY', minSpentMinor: 1 }
  const tag = await call('POST /v1/tags', { name: 'X', rule })
  const lines = [{ kind: 'PRODUCT', productId: ids.shampoo }]
  const order = await call('POST /v1/orders', { locationId, customerId, lines })
  const tenders = [{ kind: 'CASH', tenderedMinor: 1_000_000 }]
  await call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, keyed('pays'))
  const command = { customerId, rewardId: reward.body.id, locationId }
  const redemption = await call('POST /v1/points/redemptions', command, keyed('redeems'))
  return {
    programme: textOf(made, 'id'),
    reward: textOf(reward, 'id'),
    group: textOf(group, 'id'),
    tag: textOf(tag, 'id'),
    category: textOf(category, 'id'),
    redemption: textOf(redemption, 'id'),
  }
}

/** A key of its own for each call, since one key stands for one call. */
const keyed = (key: string): CallOptions => ({ headers: { 'idempotency-key': `probe-${key}` } })

type LoyaltyProbes = (theirs: Things, ours: Things) => readonly Probe[]

function records(
  room: string,
  folder: string,
  id: keyof LoyaltyThings,
  create: LoyaltyProbes,
): Record<string, LoyaltyProbes> {
  return {
    [`${room}.create`]: create,
    [`${room}.get`]: (theirs) => [[`GET /v1/${folder}/${theirs[id]}`]],
    [`${room}.list`]: () => [],
    [`${room}.update`]: (theirs) => [[`PATCH /v1/${folder}/${theirs[id]}`, { name: 'Mine now' }, anyVersion]],
    [`${room}.archive`]: (theirs) => [[`POST /v1/${folder}/${theirs[id]}/archive`]],
  }
}

const ofCustomer =
  (what: string): LoyaltyProbes =>
  (theirs) => [[`GET /v1/customers/${theirs.wang}/${what}`]]

/** Calls with another's id in the place of one each. */
export const loyaltyProbes: Readonly<Record<string, LoyaltyProbes>> = {
  ...records('loyaltyProgrammes', 'loyalty-programmes', 'programme', (theirs) => [
    ['POST /v1/loyalty-programmes', { ...programme, earningRules: [{ ...spend, scope: { itemIds: [theirs.cut] } }] }],
    [
      'POST /v1/loyalty-programmes',
      {
        ...programme,
        earningBoosts: [{ code: 'X', name: 'X', effect: { kind: 'ADD', points: 1 }, tierIds: [theirs.gold] }],
      },
    ],
  ]),
  ...records('rewards', 'rewards', 'reward', (theirs, ours) => [
    ['POST /v1/rewards', { name: 'X', points: 1, gives: { kind: 'PRODUCT', productId: theirs.shampoo } }],
    ['POST /v1/rewards', { name: 'X', points: 1, gives: { kind: 'COUPON', couponTemplateId: theirs.couponTemplate } }],
    [
      'POST /v1/rewards',
      {
        ...{ name: 'X', points: 1, tierPoints: [{ tierId: theirs.gold, points: 1 }] },
        gives: { kind: 'PRODUCT', productId: ours.shampoo },
      },
    ],
  ]),
  ...records('customerGroups', 'customer-groups', 'group', () => []),
  ...records('categories', 'categories', 'category', (theirs, ours) => [
    [`PATCH /v1/services/${ours.cut}`, { categoryId: theirs.category }, anyVersion],
    [`PATCH /v1/products/${ours.shampoo}`, { categoryId: theirs.category }, anyVersion],
  ]),
  ...records('tags', 'tags', 'tag', (theirs) => {
    const rule = { kind: 'SERVICE_COUNT', serviceIds: [theirs.cut], days: 1, minCount: 1 }
    return [['POST /v1/tags', { name: 'X', rule }]]
  }),
  'customers.list': (theirs) => [
    [`GET /v1/customers?groupId=${theirs.group}`],
    [`GET /v1/customers?tagId=${theirs.tag}`],
  ],
  'customers.merge': (theirs, ours) => {
    const locationId = ours.location
    return [
      [`POST /v1/customers/${theirs.wang}/merge`, { duplicateId: ours.zhao, locationId }, keyed(theirs.wang)],
      [`POST /v1/customers/${ours.wang}/merge`, { duplicateId: theirs.zhao, locationId }, keyed(theirs.zhao)],
      [
        `POST /v1/customers/${ours.wang}/merge`,
        { duplicateId: ours.zhao, locationId: theirs.location },
        keyed(theirs.location),
      ],
    ]
  },
  'customers.profile': (theirs, ours) => [
    [`GET /v1/customers/${theirs.wang}/profile`],
    [`GET /v1/customers/${ours.wang}/profile?locationId=${theirs.location}`],
  ],
  'customers.benefits': (theirs, ours) => [
    [`GET /v1/customers/${theirs.wang}/benefits?locationId=${ours.location}`],
    [`GET /v1/customers/${ours.wang}/benefits?locationId=${theirs.location}`],
  ],
  'customers.transactions': ofCustomer('transactions'),
  'customers.tier': ofCustomer('tier'),
  'customers.points': ofCustomer('points'),
  'pointsRedemptions.create': (theirs, ours) =>
    [
      { customerId: theirs.wang, rewardId: ours.reward, locationId: ours.location },
      { customerId: ours.wang, rewardId: theirs.reward, locationId: ours.location },
      { customerId: ours.wang, rewardId: ours.reward, locationId: theirs.location },
    ].map((body, index): Probe => ['POST /v1/points/redemptions', body, keyed(`${index}-${theirs.wang}`)]),
  'pointsRedemptions.get': (theirs) => [[`GET /v1/points/redemptions/${theirs.redemption}`]],
  'pointsRedemptions.list': (theirs) => [
    [`GET /v1/points/redemptions?customerId=${theirs.wang}`],
    [`GET /v1/points/redemptions?rewardId=${theirs.reward}`],
  ],
}

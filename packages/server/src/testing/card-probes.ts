import { type Call, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { anyVersion, type Probe, type Things } from './tenant-probe.ts'

/** What a tenant has of cards. */
export interface CardThings {
  readonly cardProduct: string
  readonly prepaidPolicy: string
  readonly card: string
  readonly entitlement: string
  readonly redemption: string
  readonly giftCard: string
  readonly giftCode: string
  readonly membershipCard: string
}

/** Nobody's: of the same form and length. */
export const noCards: CardThings = {
  cardProduct: 'cdp_00000000000000000000000000',
  prepaidPolicy: 'ppp_00000000000000000000000000',
  card: 'crd_00000000000000000000000000',
  entitlement: 'ent_00000000000000000000000000',
  redemption: 'rdm_00000000000000000000000000',
  giftCard: 'gft_00000000000000000000000000',
  giftCode: '0000-0000-0000-0000',
  membershipCard: 'mbc_00000000000000000000000000',
}

const price = { amountMinor: 1000, currency: 'CNY' }
const visits = { name: 'Visit', quantity: 10 }
const product = { name: 'Ten', kind: 'VISIT_PASS', price, components: [visits] }
const policy = { name: 'Law', currency: 'USD' }

let keys = 0
/** For writes that move money. */
const keyed = (): { readonly headers: Readonly<Record<string, string>> } => {
  keys += 1
  return { headers: { 'idempotency-key': `card-${keys}` } }
}

/** One of every kind of card, the first used once. */
export async function openCards(call: Call, ids: SalonIds): Promise<CardThings> {
  const cardProduct = textOf(await call('POST /v1/card-products', product), 'id')
  const prepaidPolicy = textOf(await call('POST /v1/prepaid-policies', policy), 'id')
  const sale = { productId: cardProduct, customerId: ids.wang, locationId: ids.location, unearnedMinor: 1000 }
  const card = await call('POST /v1/customer-cards/import', sale, keyed())
  const used = await call(`POST /v1/customer-cards/${card.body.id}/redeem`, { locationId: ids.location }, keyed())
  const { redemption } = used.body as { readonly redemption: { readonly id: string; readonly entitlementId: string } }
  const gift = await call('POST /v1/gift-cards', { locationId: ids.location })
  const membership = await call(`POST /v1/customers/${ids.wang}/membership-card`)
  return {
    cardProduct,
    prepaidPolicy,
    card: textOf(card, 'id'),
    entitlement: redemption.entitlementId,
    redemption: redemption.id,
    giftCard: (gift.body.card as { readonly id: string }).id,
    giftCode: textOf(gift, 'code'),
    membershipCard: textOf(membership, 'id'),
  }
}

type CardProbes = (theirs: Things, ours: Things) => readonly Probe[]

function on(id: keyof CardThings, folder: string, command: string, body?: object): CardProbes {
  return (theirs) => [[`POST /v1/${folder}/${theirs[id]}/${command}`, body, keyed()]]
}

function get(id: keyof CardThings, folder: string, rest = ''): CardProbes {
  return (theirs) => [[`GET /v1/${folder}/${theirs[id]}${rest}`]]
}

function records(room: string, folder: string, id: keyof CardThings, create: CardProbes): Record<string, CardProbes> {
  return {
    [`${room}.create`]: create,
    [`${room}.get`]: get(id, folder),
    [`${room}.list`]: () => [],
    [`${room}.update`]: (theirs) => [[`PATCH /v1/${folder}/${theirs[id]}`, { name: 'Mine now' }, anyVersion]],
    [`${room}.archive`]: (theirs) => [[`POST /v1/${folder}/${theirs[id]}/archive`]],
  }
}

const until = '2026-11-25T00:00:00+08:00'
const reason = 'LOST'

/** Calls with another's id in the place of one each. */
export const cardProbes: Readonly<Record<string, CardProbes>> = {
  ...records('cardProducts', 'card-products', 'cardProduct', (theirs) => [
    ['POST /v1/card-products', { ...product, components: [{ ...visits, serviceIds: [theirs.cut] }] }],
    ['POST /v1/card-products', { ...product, sellAtLocationIds: [theirs.location] }],
    ['POST /v1/card-products', { ...product, useAtLocationIds: [theirs.location] }],
    ['POST /v1/card-products', { ...product, gifts: [{ kind: 'COUPON', couponTemplateId: theirs.couponTemplate }] }],
  ]),
  ...records('prepaidPolicies', 'prepaid-policies', 'prepaidPolicy', () => []),
  'customerCards.import': (theirs, ours) => {
    const sale = { productId: ours.cardProduct, customerId: ours.wang, locationId: ours.location, unearnedMinor: 1 }
    return [
      ['POST /v1/customer-cards/import', { ...sale, productId: theirs.cardProduct }, keyed()],
      ['POST /v1/customer-cards/import', { ...sale, customerId: theirs.wang }, keyed()],
      ['POST /v1/customer-cards/import', { ...sale, locationId: theirs.location }, keyed()],
    ]
  },
  'customerCards.get': get('card', 'customer-cards'),
  'customerCards.list': (theirs) => [
    [`GET /v1/customer-cards?customerId=${theirs.wang}`],
    [`GET /v1/customer-cards?productId=${theirs.cardProduct}`],
  ],
  'customerCards.redeem': (theirs, ours) => [
    [`POST /v1/customer-cards/${theirs.card}/redeem`, { locationId: ours.location }, keyed()],
    [`POST /v1/customer-cards/${ours.card}/redeem`, { locationId: theirs.location }, keyed()],
    [
      `POST /v1/customer-cards/${ours.card}/redeem`,
      { locationId: ours.location, entitlementId: theirs.entitlement },
      keyed(),
    ],
    [
      `POST /v1/customer-cards/${ours.card}/redeem`,
      { locationId: ours.location, guest: { name: 'Chen', customerId: theirs.wang } },
      keyed(),
    ],
  ],
  'customerCards.redemptions': get('card', 'customer-cards', '/redemptions'),
  'customerCards.freeze': on('card', 'customer-cards', 'freeze', { until }),
  'customerCards.unfreeze': on('card', 'customer-cards', 'unfreeze'),
  'customerCards.reportLost': on('card', 'customer-cards', 'report-lost'),
  'customerCards.reissue': on('card', 'customer-cards', 'reissue'),
  'customerCards.transfer': (theirs, ours) => [
    [`POST /v1/customer-cards/${theirs.card}/transfer`, { customerId: ours.zhao }],
    [`POST /v1/customer-cards/${ours.card}/transfer`, { customerId: theirs.zhao }],
  ],
  'customerCards.share': (theirs, ours) => [
    [`POST /v1/customer-cards/${theirs.card}/share`, { customerIds: [] }],
    [`POST /v1/customer-cards/${ours.card}/share`, { customerIds: [theirs.zhao] }],
  ],
  'customerCards.refundValue': get('card', 'customer-cards', '/refund-value'),
  'customerCards.refund': on('card', 'customer-cards', 'refund'),
  'cardRedemptions.reverse': on('redemption', 'card-redemptions', 'reverse'),
  'giftCards.create': (theirs, ours) => [
    ['POST /v1/gift-cards', { locationId: theirs.location }],
    ['POST /v1/gift-cards', { locationId: ours.location, customerId: theirs.wang }],
  ],
  'giftCards.import': (theirs, ours) => [
    ['POST /v1/gift-cards/import', { locationId: theirs.location, code: 'OLD-CODE-1', balanceMinor: 1 }, keyed()],
    [
      'POST /v1/gift-cards/import',
      { locationId: ours.location, customerId: theirs.wang, code: 'OLD-CODE-1', balanceMinor: 1 },
      keyed(),
    ],
  ],
  'giftCards.get': get('giftCard', 'gift-cards'),
  'giftCards.list': (theirs) => [[`GET /v1/gift-cards?customerId=${theirs.wang}`]],
  'giftCards.checkBalance': () => [],
  'giftCards.activities': get('giftCard', 'gift-cards', '/activities'),
  'giftCards.block': on('giftCard', 'gift-cards', 'block', { reason }),
  'giftCards.unblock': on('giftCard', 'gift-cards', 'unblock', { reason }),
  'giftCards.deactivate': on('giftCard', 'gift-cards', 'deactivate', { reason }),
  'giftCards.transferBalance': (theirs, ours) => [
    [`POST /v1/gift-cards/${theirs.giftCard}/transfer-balance`, { toGiftCardId: ours.giftCard, reason }, keyed()],
    [`POST /v1/gift-cards/${ours.giftCard}/transfer-balance`, { toGiftCardId: theirs.giftCard, reason }, keyed()],
  ],
  'membershipCards.issue': (theirs) => [[`POST /v1/customers/${theirs.zhao}/membership-card`]],
  'membershipCards.get': get('membershipCard', 'membership-cards'),
  'membershipCards.list': (theirs) => [[`GET /v1/membership-cards?customerId=${theirs.wang}`]],
  'membershipCards.reportLost': on('membershipCard', 'membership-cards', 'report-lost'),
  'membershipCards.reissue': on('membershipCard', 'membership-cards', 'reissue'),
}

import { type Call, rowsOf, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { anyVersion, type Probe, type Things } from './tenant-probe.ts'

/** What a tenant has of offers. */
export interface OfferThings {
  readonly timedPrice: string
  readonly promotion: string
  readonly couponTemplate: string
  readonly coupon: string
  readonly topUpOffer: string
  readonly topUp: string
  readonly couponCode: string
}

/** Nobody's: of the same form and length. */
export const noOffers: OfferThings = {
  timedPrice: 'tpr_00000000000000000000000000',
  promotion: 'prm_00000000000000000000000000',
  couponTemplate: 'cpt_00000000000000000000000000',
  coupon: 'cpn_00000000000000000000000000',
  topUpOffer: 'tuo_00000000000000000000000000',
  topUp: 'top_00000000000000000000000000',
  couponCode: 'NOBODYS-CODE',
}

const effect = { kind: 'AMOUNT_OFF', amountOffMinor: 1 }
const timed = { name: 'X', effect, windows: [{ weekdays: [1] }] }
const topUp = { name: 'X', currency: 'CNY', steps: [{ paidMinor: 100, bonusMinor: 10 }] }
const gift = { kind: 'BONUS', amountMinor: 1, reason: 'x' }
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })
const offer = { name: 'X', level: 'ITEM', effect }

/** One of every kind of offer, none of which acts on a bill that names nothing. */
export async function openOffers(call: Call, ids: SalonIds): Promise<OfferThings> {
  const timedPrice = await call('POST /v1/timed-price-rules', timed)
  const promotion = await call('POST /v1/promotions', { ...offer, minSpendMinor: 1_000_000_000 })
  const template = await call('POST /v1/coupon-templates', offer)
  const templateId = textOf(template, 'id')
  const coupon = await call('POST /v1/coupons', { templateId })
  await call('POST /v1/coupons', { templateId, customerId: ids.wang })
  const topUpOffer = await call('POST /v1/top-up-offers', topUp)
  const lines = [{ kind: 'TOP_UP', amountMinor: 100 }]
  const order = await call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines })
  const paid = { tenders: [{ kind: 'CASH', tenderedMinor: 100 }] }
  await call(`POST /v1/orders/${textOf(order, 'id')}/pay`, paid, keyed(`top-up-${textOf(order, 'id')}`))
  const accounts = rowsOf(await call(`GET /v1/stored-value/accounts?customerId=${ids.zhao}`))
  const [lot] = (accounts[0]?.lots ?? []) as { sourceId: string }[]
  return {
    topUp: lot?.sourceId ?? '',
    topUpOffer: textOf(topUpOffer, 'id'),
    timedPrice: textOf(timedPrice, 'id'),
    promotion: textOf(promotion, 'id'),
    couponTemplate: templateId,
    coupon: textOf(coupon, 'id'),
    couponCode: textOf(coupon, 'code'),
  }
}

type OfferProbes = (theirs: Things, ours: Things) => readonly Probe[]

function records(room: string, folder: string, id: keyof OfferThings, body: object): Record<string, OfferProbes> {
  return {
    [`${room}.create`]: (theirs) => [
      [`POST /v1/${folder}`, { ...body, scope: { itemIds: [theirs.cut] } }],
      [`POST /v1/${folder}`, { ...body, scope: { excludedItemIds: [theirs.shampoo] } }],
      [`POST /v1/${folder}`, { ...body, scope: { categoryIds: [theirs.category] } }],
      [`POST /v1/${folder}`, { ...body, customers: { tierIds: [theirs.gold] } }],
      [`POST /v1/${folder}`, { ...body, locationIds: [theirs.location] }],
    ],
    [`${room}.get`]: (theirs) => [[`GET /v1/${folder}/${theirs[id]}`]],
    [`${room}.list`]: () => [],
    [`${room}.update`]: (theirs) => [[`PATCH /v1/${folder}/${theirs[id]}`, { name: 'Mine now' }, anyVersion]],
    [`${room}.archive`]: (theirs) => [[`POST /v1/${folder}/${theirs[id]}/archive`]],
  }
}

/** Calls with another's id in the place of one each. */
export const offerProbes: Readonly<Record<string, OfferProbes>> = {
  ...records('timedPriceRules', 'timed-price-rules', 'timedPrice', timed),
  ...records('promotions', 'promotions', 'promotion', offer),
  ...records('couponTemplates', 'coupon-templates', 'couponTemplate', offer),
  ...records('topUpOffers', 'top-up-offers', 'topUpOffer', topUp),
  'topUpOffers.create': (theirs) => [['POST /v1/top-up-offers', { ...topUp, locationIds: [theirs.location] }]],
  'topUps.refundPreview': (theirs) => [
    [`POST /v1/top-ups/${theirs.topUp}/refund-preview`, { fault: 'SELLER', reason: 'x' }],
  ],
  'topUps.refund': (theirs) => [
    [`POST /v1/top-ups/${theirs.topUp}/refund`, { fault: 'SELLER', reason: 'x' }, keyed(theirs.topUp)],
  ],
  'storedValue.accounts': (theirs) => [[`GET /v1/stored-value/accounts?customerId=${theirs.wang}`]],
  'storedValue.entries': (theirs) => [[`GET /v1/stored-value/entries?customerId=${theirs.wang}`]],
  'storedValue.adjust': (theirs, ours) => [
    [
      'POST /v1/stored-value/adjust',
      { ...gift, locationId: theirs.location, customerId: ours.wang },
      keyed(theirs.location),
    ],
    [
      'POST /v1/stored-value/adjust',
      { ...gift, locationId: ours.location, customerId: theirs.wang },
      keyed(theirs.wang),
    ],
  ],
  'storedValue.setPin': (theirs) => [['POST /v1/stored-value/set-pin', { customerId: theirs.wang, pin: '1234' }]],
  'coupons.issue': (theirs, ours) => [
    ['POST /v1/coupons', { templateId: theirs.couponTemplate }],
    ['POST /v1/coupons', { templateId: ours.couponTemplate, customerId: theirs.wang }],
  ],
  'coupons.issueMany': (theirs, ours) => [
    ['POST /v1/coupons/issue-many', { templateId: theirs.couponTemplate, customerIds: [ours.wang] }],
    ['POST /v1/coupons/issue-many', { templateId: ours.couponTemplate, customerIds: [theirs.wang] }],
  ],
  'coupons.issueCodes': (theirs) => [['POST /v1/coupons/issue-codes', { templateId: theirs.couponTemplate, count: 1 }]],
  'coupons.claim': (theirs, ours) => [
    ['POST /v1/coupons/claim', { code: theirs.couponCode, customerId: ours.wang }],
    ['POST /v1/coupons/claim', { code: ours.couponCode, customerId: theirs.wang }],
  ],
  'coupons.get': (theirs) => [[`GET /v1/coupons/${theirs.coupon}`]],
  'coupons.list': (theirs) => [
    [`GET /v1/coupons?customerId=${theirs.wang}`],
    [`GET /v1/coupons?templateId=${theirs.couponTemplate}`],
  ],
  'coupons.void': (theirs) => [[`POST /v1/coupons/${theirs.coupon}/void`]],
}

/** Bills with another's id in the place of one each. */
export function bills(theirs: Things, ours: Things): readonly object[] {
  const { location: locationId } = ours
  const lines = [{ kind: 'PRODUCT', productId: ours.shampoo }]
  return [
    { locationId: theirs.location, lines },
    { locationId, customerId: theirs.wang, lines },
    { locationId, lines: [{ kind: 'PRODUCT', productId: theirs.shampoo }] },
    { locationId, lines, couponIds: [theirs.coupon] },
    { locationId, lines, couponCodes: [theirs.couponCode] },
    { locationId, lines: [{ kind: 'SERVICE', serviceId: theirs.cut }] },
    { locationId, lines: [{ kind: 'SERVICE', serviceId: ours.cut, staffId: theirs.lin }] },
    { locationId, lines: [{ kind: 'SERVICE', serviceId: ours.cut, guest: { name: 'G', customerId: theirs.wang } }] },
    { locationId, lines: [{ kind: 'SERVICE', serviceId: ours.cut, addOns: [{ addOnId: theirs.care }] }] },
    { locationId, lines: [{ kind: 'BOOKING_SEGMENT', bookingId: theirs.booking }] },
    {
      ...{ locationId, customerId: ours.wang },
      lines: [{ kind: 'TOP_UP', amountMinor: 100, topUpOfferId: theirs.topUpOffer }],
    },
  ]
}

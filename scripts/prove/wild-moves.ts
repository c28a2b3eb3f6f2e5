import { type Body, subLedgerCode, type WildShop } from './wild-shop.ts'

/** An operation with something to try, or undefined where nothing fits it yet. */
export interface Move {
  /** How often it is chosen, against the others. */
  readonly weight: number
  readonly make: (shop: WildShop) => readonly [operation: string, input: Body] | undefined
}

const dayMs = 24 * 60 * 60 * 1000
const reason = 'Tried'
const destinations = ['TENDERS', 'STORE_CREDIT']
const giftCardReasons = ['LOST', 'STOLEN']

function oneOf<T>({ random }: WildShop, list: readonly T[]): T {
  return list[random.between(0, list.length - 1)] as T
}

const customer = (shop: WildShop): string => oneOf(shop, shop.all('cus'))

/** Amounts that divide badly, and now and then a round one. */
const amount = ({ random }: WildShop, most: number): number =>
  random.chance(0.2) ? Math.max(100, Math.floor(most / 200) * 100) : random.between(1, most)

/** One id of that kind with whatever else the operation is told. */
function about(
  operation: string,
  prefix: string,
  more: (shop: WildShop) => Body | undefined = () => ({}),
): Move['make'] {
  return (shop) => {
    const id = shop.known(prefix)
    const rest = more(shop)
    return id === undefined || rest === undefined ? undefined : [operation, { id, ...rest }]
  }
}

function line(shop: WildShop): Body {
  const quantity = shop.random.between(1, 3)
  const kind = shop.random.between(0, 9)
  if (kind < 4) {
    return { kind: 'SERVICE', serviceId: oneOf(shop, shop.serviceIds), staffId: oneOf(shop, shop.staffIds), quantity }
  }
  if (kind < 6) return { kind: 'PRODUCT', productId: shop.productId, quantity }
  if (kind < 8) return { kind: 'CARD', cardProductId: oneOf(shop, shop.cardProductIds) }
  const giftCardId = shop.known('gft')
  return kind === 8 && giftCardId !== undefined
    ? { kind: 'GIFT_CARD', giftCardId, amountMinor: amount(shop, 30_000) }
    : { kind: 'TOP_UP', amountMinor: amount(shop, 60_000) }
}

let references = 0

/** What pays the rest comes last, so that most bills are paid. */
function tendersFor(shop: WildShop, customerId: string): readonly Body[] {
  const { random } = shop
  const tenders: Body[] = []
  const part = (most: number): Body => (random.chance(0.5) ? { amountMinor: amount(shop, most) } : {})
  const card = random.chance(0.9) ? shop.ownedBy(customerId, 'crd') : shop.known('crd')
  const code = shop.codes[random.between(0, Math.max(shop.codes.length - 1, 0))]
  if (random.chance(0.3)) tenders.push({ kind: 'STORED_VALUE', approved: true, ...part(20_000) })
  if (random.chance(0.15) && card !== undefined) {
    tenders.push({ kind: 'CUSTOMER_CARD', customerCardId: card, ...part(10_000) })
  }
  if (random.chance(0.15) && code !== undefined) {
    tenders.push({ kind: 'GIFT_CARD', code: random.chance(0.5) ? code : code.toLowerCase(), ...part(10_000) })
  }
  if (random.chance(0.15)) {
    const from = random.chance(0.5) ? { subLedgerCode } : {}
    tenders.push({ kind: 'POINTS', points: random.between(1, 400), ...from })
  }
  if (random.chance(0.15)) tenders.push({ kind: 'ON_ACCOUNT', amountMinor: amount(shop, 10_000) })
  references += 1
  const reference = `wild-${references}`
  if (random.chance(0.2)) tenders.push({ kind: 'PROVIDER', provider: 'SANDBOX', reference, ...part(50_000) })
  if (random.chance(0.9)) tenders.push({ kind: 'CASH', tenderedMinor: 2_000_000 })
  return tenders
}

function bill(shop: WildShop): Body & { readonly customerId: string } {
  const { random, locationId } = shop
  const customerId = customer(shop)
  const coupon = random.chance(0.4) ? shop.ownedBy(customerId, 'cpn') : undefined
  return {
    ...{ locationId, customerId },
    lines: Array.from({ length: random.between(1, 3) }, () => line(shop)),
    ...(coupon === undefined ? {} : { couponIds: [coupon] }),
    ...(random.chance(0.4) ? { useCards: 'AUTO' } : {}),
    ...(random.chance(0.1) ? { tipMinor: random.between(1, 500) } : {}),
    ...(random.chance(0.1) ? { roundTotal: true } : {}),
    ...(random.chance(0.1)
      ? { manualDiscount: { effect: { kind: 'AMOUNT_OFF', amountOffMinor: amount(shop, 2_000) }, reason } }
      : {}),
  }
}

const paid = (shop: WildShop, made: Body & { readonly customerId: string }): Body => ({
  ...made,
  tenders: tendersFor(shop, made.customerId),
})

const units = (shop: WildShop): Body =>
  shop.random.chance(0.5) ? {} : { lines: [{ line: shop.random.between(0, 1), quantity: shop.random.between(1, 2) }] }

const giving = (shop: WildShop): Body => ({ ...units(shop), destination: oneOf(shop, destinations), reason })

const instant = (ms: number): string => new Date(ms).toISOString()

function visit(shop: WildShop): Body {
  const startMs = (Math.floor(shop.nowMs() / 3_600_000) + shop.random.between(1, 60)) * 3_600_000
  return {
    ...{ locationId: shop.locationId, customerId: customer(shop), startsAt: instant(startMs) },
    segments: [{ serviceId: oneOf(shop, shop.serviceIds), staffId: oneOf(shop, shop.staffIds) }],
  }
}

function billOfBooking(shop: WildShop): Body | undefined {
  const bookingId = shop.known('bkg')
  if (bookingId === undefined) return undefined
  const lines = [{ kind: 'BOOKING_SEGMENT', bookingId }]
  return { locationId: shop.locationId, lines, tenders: tendersFor(shop, customer(shop)) }
}

export const moves: readonly Move[] = [
  { weight: 30, make: (shop) => ['orders.create', paid(shop, bill(shop))] },
  { weight: 6, make: (shop) => ['orders.create', bill(shop)] },
  { weight: 6, make: about('orders.pay', 'ord', (shop) => ({ tenders: tendersFor(shop, customer(shop)) })) },
  { weight: 2, make: about('orders.cancel', 'ord') },
  { weight: 12, make: about('orders.refund', 'ord', giving) },
  { weight: 4, make: about('orders.reopen', 'ord', () => ({ reason })) },
  { weight: 3, make: (shop) => ['orders.bestTender', bill(shop)] },
  {
    weight: 4,
    make: (shop) => {
      const orderId = shop.known('ord')
      return orderId === undefined ? undefined : ['refundRequests.create', { orderId, ...giving(shop) }]
    },
  },
  { weight: 2, make: about('refundRequests.approve', 'rfr') },
  { weight: 1, make: about('refundRequests.reject', 'rfr', () => ({ reason })) },
  { weight: 1, make: about('refundRequests.withdraw', 'rfr') },
  {
    weight: 5,
    make: about('topUps.refund', 'top', (shop) => ({
      ...{ fault: oneOf(shop, ['SELLER', 'CONSUMER']), destination: oneOf(shop, destinations), reason },
    })),
  },
  // Names the top-ups that there are.
  { weight: 4, make: (shop) => ['storedValue.accounts', { customerId: customer(shop) }] },
  { weight: 2, make: ({ locationId }) => ['giftCards.create', { locationId }] },
  { weight: 1, make: about('giftCards.block', 'gft', (shop) => ({ reason: oneOf(shop, giftCardReasons) })) },
  { weight: 1, make: about('giftCards.unblock', 'gft', (shop) => ({ reason: oneOf(shop, giftCardReasons) })) },
  { weight: 1, make: about('giftCards.deactivate', 'gft', (shop) => ({ reason: oneOf(shop, giftCardReasons) })) },
  {
    weight: 2,
    make: about('giftCards.transferBalance', 'gft', (shop) => ({
      toGiftCardId: shop.known('gft') ?? '',
      reason: 'LOST',
    })),
  },
  { weight: 8, make: about('customerCards.redeem', 'crd', ({ locationId }) => ({ locationId })) },
  { weight: 3, make: about('cardRedemptions.reverse', 'rdm') },
  { weight: 2, make: about('customerCards.freeze', 'crd', (shop) => ({ until: instant(shop.nowMs() + 9 * dayMs) })) },
  { weight: 1, make: about('customerCards.unfreeze', 'crd') },
  { weight: 1, make: about('customerCards.reportLost', 'crd') },
  { weight: 1, make: about('customerCards.reissue', 'crd') },
  { weight: 2, make: about('customerCards.transfer', 'crd', (shop) => ({ customerId: customer(shop) })) },
  {
    weight: 4,
    make: about('customerCards.refund', 'crd', (shop) => ({
      ...{ refundTo: oneOf(shop, ['CASH', ...destinations]), reason },
    })),
  },
  {
    weight: 4,
    make: (shop) => {
      const tenders = shop.random.chance(0.5)
        ? [{ kind: 'STORED_VALUE' }]
        : [{ kind: 'CASH', tenderedMinor: 1_000_000 }]
      const part = shop.random.chance(0.5) ? { amountMinor: amount(shop, 5_000) } : {}
      return ['receivables.settle', { locationId: shop.locationId, customerId: customer(shop), ...part, tenders }]
    },
  },
  {
    weight: 1,
    make: (shop) => ['receivables.writeOff', { locationId: shop.locationId, customerId: customer(shop), reason }],
  },
  {
    weight: 1,
    make: (shop) => {
      const [id, duplicateId] = [customer(shop), customer(shop)]
      // Some are to be left.
      if (id === duplicateId || shop.random.chance(0.7)) return undefined
      return ['customers.merge', { id, duplicateId, locationId: shop.locationId }]
    },
  },
  { weight: 3, make: (shop) => ['coupons.issue', { templateId: shop.templateId, customerId: customer(shop) }] },
  {
    weight: 3,
    make: (shop) => {
      const { random, rewardIds, locationId } = shop
      const rewardId = rewardIds[random.between(0, rewardIds.length - 1)]
      return ['pointsRedemptions.create', { customerId: customer(shop), rewardId, locationId }]
    },
  },
  { weight: 4, make: (shop) => ['bookings.create', visit(shop)] },
  {
    weight: 4,
    make: (shop) => {
      const paid = billOfBooking(shop)
      return paid === undefined ? undefined : ['orders.create', paid]
    },
  },
  { weight: 2, make: about('bookings.checkIn', 'bkg') },
  { weight: 2, make: about('bookings.cancel', 'bkg') },
  { weight: 1, make: (shop) => ['customers.create', { name: 'Another', creditLimitMinor: amount(shop, 50_000) }] },
]

/** What is left is asked for once more, all of it and every way there is. */
export function* returnsOfAll(shop: WildShop): Generator<readonly [operation: string, input: Body]> {
  for (const id of shop.all('crd')) yield ['customerCards.refund', { id, refundTo: 'CASH', reason }]
  for (const destination of destinations) {
    for (const id of shop.all('crd')) yield ['customerCards.refund', { id, refundTo: destination, reason }]
    for (const id of shop.all('top')) yield ['topUps.refund', { id, fault: 'SELLER', destination, reason }]
    for (const id of shop.all('ord')) yield ['orders.refund', { id, destination, reason }]
  }
}

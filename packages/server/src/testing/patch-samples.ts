import type { SalonIds } from './open-salon.ts'
import { weekly } from './record-probes.ts'

/** What one resource is made of, so that nothing nested in it is as it would be by default. */
export interface PatchSample {
  readonly make: `POST /v1/${string}`
  readonly body: Readonly<Record<string, unknown>>
}

/** What samples name, beside what a furnished salon has. */
export const patchThings = { group: 'cgr_regulars', category: 'cat_hair' } as const

const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })

const offer = (ids: SalonIds): Readonly<Record<string, unknown>> => ({
  name: 'Offer',
  effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 3000, maxOffMinor: 500 },
  scope: {
    kinds: ['SERVICE', 'PRODUCT'],
    itemIds: [ids.cut, ids.shampoo],
    categoryIds: [patchThings.category],
    excludedItemIds: [ids.manicure],
  },
  customers: {
    membersOnly: true,
    tierIds: [ids.gold],
    firstOrderOnly: true,
    minSpentMinor: 1000,
    groupIds: [patchThings.group],
    holdOutBasisPoints: 500,
  },
})

const limits = {
  total: 100,
  perDay: 10,
  perCustomer: 5,
  perCustomerPerDay: 1,
  perCustomerPerWeek: 2,
  perLocation: 50,
  perLocationPerDay: 5,
  budgetMinor: 100_000,
}

const criteria = { minSpentMinor: 1000, minVisits: 2, minQualifyingPoints: 5, match: 'ANY' }

const location = {
  name: 'Pudong',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  prepayment: { kind: 'DEPOSIT', percentBasisPoints: 3000 },
  tierReserve: { minimumTierRank: 1, shareBasisPoints: 2500, releaseDaysBefore: 3 },
  pricing: {
    taxInclusive: false,
    serviceTaxBasisPoints: 600,
    productTaxBasisPoints: 1300,
    serviceCharge: { rateBasisPoints: 1000, taxRateBasisPoints: 600 },
    cashRounding: { unitMinor: 100, mode: 'HALF_UP' },
    maxPromotions: 3,
    tierStacksWithTimedPrices: false,
  },
  openOrders: { expiryMinutes: 30, parkedExpiryMinutes: 60 },
  cashShifts: { use: 'REQUIRED', openOrdersAtClose: 'BLOCK', pastDays: 'BLOCK' },
  refunds: { limitMinor: 5000, returnCoupons: false },
  storedValue: {
    spendingOrder: 'PRO_RATA',
    maxPerPaymentMinor: 1000,
    maxPerDayMinor: 2000,
    refundPolicy: 'PRINCIPAL_LEFT',
    coolingOffDays: 3,
  },
  rotationRules: {
    strict: true,
    requestedKeepsTurn: false,
    onSpotPickKeepsTurn: true,
    laterDaysTakeTurns: true,
  },
  address: 'Century Avenue 1',
  phone: '021 1',
}

const programme = {
  name: 'Points',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  expiry: { months: 12, roundTo: 'MONTH_END' },
  tender: { points: 100, amountMinor: 90, minPoints: 50, maxShareBasisPoints: 5000 },
  tierEvaluation: {
    period: { kind: 'ROLLING_DAYS', days: 90 },
    tierEnds: { kind: 'AFTER_TIER_START', days: 365 },
    downgrade: 'NEVER',
  },
}

const card = {
  name: 'Card',
  price: cny(100_000),
  validity: { unit: 'MONTHS', count: 12 },
  freeze: { maxDays: 30, extendsValidity: false, keepsBenefits: true, feeMinor: 1000 },
  refund: { method: 'LIST_PRICE_OF_USED', feeBasisPoints: 500 },
}

const delivery = {
  kind: 'DELIVERY',
  recipient: 'Wang',
  phone: '13800000001',
  from: '2026-11-21T14:00:00+08:00',
  to: '2026-11-21T16:00:00+08:00',
  address: { line: 'Nanjing Road 1', city: 'Shanghai', latitude: 31.2, longitude: 121.5, note: 'Floor 3' },
}

type Samples = Readonly<Record<string, readonly PatchSample[]>>

function venue(ids: SalonIds): Samples {
  return {
    'locations.update': [
      { make: 'POST /v1/locations', body: location },
      { make: 'POST /v1/locations', body: { ...location, prepayment: { kind: 'DEPOSIT', amountMinor: 5000 } } },
    ],
    'resources.update': [
      { make: 'POST /v1/resources', body: { locationId: ids.location, kind: 'ROOM', name: 'Room', quantity: 2 } },
    ],
    'staffLevels.update': [{ make: 'POST /v1/staff-levels', body: { name: 'Junior', rank: 3 } }],
    'staff.update': [
      { make: 'POST /v1/staff', body: { name: 'Li', locationIds: [ids.location], maxBookingsPerDay: 8 } },
    ],
    'customers.update': [{ make: 'POST /v1/customers', body: { name: 'Li', phone: '13700000000', note: 'Quiet' } }],
    'customerGroups.update': [
      { make: 'POST /v1/customer-groups', body: { name: 'Neighbours', note: 'From the block' } },
    ],
    'tags.update': [
      {
        make: 'POST /v1/tags',
        body: { name: 'Weekend', rule: { kind: 'WEEKEND_SHARE', days: 30, minVisits: 3, minShareBasisPoints: 6000 } },
      },
    ],
    'shiftTemplates.update': [
      { make: 'POST /v1/shift-templates', body: weekly(ids.location, ids.lin) as PatchSample['body'] },
    ],
    'prepaidPolicies.update': [
      { make: 'POST /v1/prepaid-policies', body: { name: 'Law', currency: 'CNY', namedMaxMinor: 500_000 } },
    ],
  }
}

function catalogue(ids: SalonIds): Samples {
  return {
    'services.update': [
      {
        make: 'POST /v1/services',
        body: {
          name: 'Perm',
          durationMinutes: 90,
          price: cny(58_800),
          prepayment: { kind: 'DEPOSIT', amountMinor: 9000 },
        },
      },
    ],
    'addOns.update': [{ make: 'POST /v1/add-ons', body: { name: 'Mask', price: cny(3000), durationMinutes: 15 } }],
    'products.update': [{ make: 'POST /v1/products', body: { name: 'Wax', price: cny(6000), sku: 'W1' } }],
    'categories.update': [{ make: 'POST /v1/categories', body: { name: 'Nails' } }],
    'cancellationPolicies.update': [
      {
        make: 'POST /v1/cancellation-policies',
        body: {
          name: 'Strict',
          windows: [{ minHoursBefore: 24, refundBasisPoints: 10_000 }],
          noShow: { refundBasisPoints: 1000, feeBasisPoints: 5000 },
        },
      },
    ],
    'cardProducts.update': [
      {
        make: 'POST /v1/card-products',
        body: {
          ...{ ...card, kind: 'DISCOUNT_CARD' },
          discount: { percentOffBasisPoints: 2000, itemIds: [ids.cut], excludedItemIds: [ids.shampoo] },
        },
      },
      {
        make: 'POST /v1/card-products',
        body: {
          ...{ ...card, kind: 'VISIT_PASS', guestPasses: { count: 2, per: 'MONTH' } },
          components: [{ name: 'Cut', quantity: 10, serviceIds: [ids.cut] }],
        },
      },
    ],
    'topUpOffers.update': [
      {
        make: 'POST /v1/top-up-offers',
        body: { name: 'Top-up', currency: 'CNY', steps: [{ paidMinor: 100, bonusMinor: 10 }] },
      },
    ],
  }
}

function offers(ids: SalonIds): Samples {
  return {
    'timedPriceRules.update': [
      { make: 'POST /v1/timed-price-rules', body: { ...offer(ids), windows: [{ weekdays: [1] }] } },
    ],
    'promotions.update': [{ make: 'POST /v1/promotions', body: { ...offer(ids), level: 'ITEM', limits } }],
    'couponTemplates.update': [
      {
        make: 'POST /v1/coupon-templates',
        body: { ...offer(ids), level: 'ITEM', limits, issuedByOrders: { minSpendMinor: 1000 } },
      },
    ],
    'loyaltyProgrammes.update': [{ make: 'POST /v1/loyalty-programmes', body: programme }],
    'rewards.update': [
      {
        make: 'POST /v1/rewards',
        body: { name: 'Reward', points: 100, gives: { kind: 'PRODUCT', productId: ids.shampoo, quantity: 2 } },
      },
    ],
    'tiers.update': [
      {
        make: 'POST /v1/tiers',
        body: { name: 'Silver', rank: 2, criteria, retainThreshold: { ...criteria, minVisits: 1 } },
      },
    ],
  }
}

function billed(ids: SalonIds): Samples {
  const bill = {
    locationId: ids.location,
    lines: [{ kind: 'PRODUCT', productId: ids.shampoo }],
    manualDiscount: { effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 1000 }, reason: 'Scratched' },
  }
  return {
    'orders.update': [
      { make: 'POST /v1/orders', body: { ...bill, fulfilment: delivery } },
      {
        make: 'POST /v1/orders',
        body: {
          ...bill,
          manualDiscount: { effect: { kind: 'AMOUNT_OFF', amountOffMinor: 100 }, reason: 'Late' },
          fulfilment: { ...delivery, kind: 'PICKUP', address: undefined },
        },
      },
    ],
  }
}

/** Every resource that an operation updates, by the operation. */
export function patchSamples(ids: SalonIds): Samples {
  return { ...venue(ids), ...catalogue(ids), ...offers(ids), ...billed(ids) }
}

import type { Body, WriteCases, WriteShop } from './write-shop.ts'

const price = { amountMinor: 100, currency: 'CNY' }
const effect = { kind: 'AMOUNT_OFF', amountOffMinor: 1 }
const offer = { name: 'Off', level: 'ITEM', effect }
const document = { documentKind: 'PASSPORT', numberEnding: '12AB' }

/** The writes of one kind of record, which is made, renamed and archived. */
function record(room: string, folder: string, make: (ids: WriteShop['ids']) => Body, change?: Body): WriteCases {
  const made = (shop: WriteShop): Promise<string> => shop.made(`POST /v1/${folder}`, make(shop.ids))
  return {
    [`${room}.create`]: ({ ids }) => ({ target: `POST /v1/${folder}`, body: make(ids) }),
    [`${room}.update`]: async (shop) => ({
      target: `PATCH /v1/${folder}/${await made(shop)}`,
      body: change ?? { name: 'Renamed' },
      ifMatch: '"1"',
    }),
    [`${room}.archive`]: async (shop) => ({ target: `POST /v1/${folder}/${await made(shop)}/archive` }),
  }
}

/** The writes of plain records. */
export const recordWrites: WriteCases = {
  ...record('locations', 'locations', () => ({ name: 'Pudong', timeZone: 'Asia/Shanghai', currency: 'CNY' })),
  ...record('resources', 'resources', ({ location }) => ({ locationId: location, kind: 'ROOM', name: 'Room' })),
  ...record('staffLevels', 'staff-levels', () => ({ name: 'Junior' })),
  ...record('staff', 'staff', ({ location }) => ({ name: 'Mei', locationIds: [location] })),
  ...record('services', 'services', ({ lin }) => ({ name: 'Colour', durationMinutes: 60, price, staffIds: [lin] })),
  ...record('addOns', 'add-ons', ({ lin }) => ({ name: 'Care', price, staffIds: [lin] })),
  ...record('categories', 'categories', () => ({ name: 'Hair' })),
  ...record('products', 'products', () => ({ name: 'Comb', price })),
  ...record('cancellationPolicies', 'cancellation-policies', () => ({
    ...{ name: 'Strict', windows: [{ minHoursBefore: 24, refundBasisPoints: 10_000 }] },
  })),
  ...record(
    'shiftTemplates',
    'shift-templates',
    ({ location, lin }) => ({
      ...{ locationId: location, staffId: lin, weekday: 1 },
      ...{ startTime: '10:00', endTime: '18:00', validFrom: '2026-12-01' },
    }),
    { weekday: 2 },
  ),
  ...record('tiers', 'tiers', () => ({ name: 'Silver', rank: 0 })),
  ...record('customers', 'customers', () => ({ name: 'Sun', phone: '+8613800000009' })),
  ...record('customerGroups', 'customer-groups', () => ({ name: 'Neighbours' })),
  ...record('tags', 'tags', () => ({
    ...{ name: 'Spender', rule: { kind: 'SPENT', days: 30, currency: 'CNY', minSpentMinor: 1 } },
  })),
  ...record('loyaltyProgrammes', 'loyalty-programmes', () => ({
    ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai' },
  })),
  ...record('rewards', 'rewards', ({ shampoo }) => ({
    ...{ name: 'Shampoo', points: 10, gives: { kind: 'PRODUCT', productId: shampoo } },
  })),
  ...record('timedPriceRules', 'timed-price-rules', () => ({ name: 'Monday', effect, windows: [{ weekdays: [1] }] })),
  ...record('promotions', 'promotions', () => offer),
  ...record('couponTemplates', 'coupon-templates', () => offer),
  ...record('topUpOffers', 'top-up-offers', () => ({
    ...{ name: 'Ladder', currency: 'CNY', steps: [{ paidMinor: 100, bonusMinor: 10 }] },
  })),
  ...record('cardProducts', 'card-products', () => ({
    ...{ name: 'Ten', kind: 'VISIT_PASS', price, components: [{ name: 'Visit', quantity: 10 }] },
  })),
  ...record('prepaidPolicies', 'prepaid-policies', () => ({ name: 'Law', currency: 'USD' })),
  'cancellationPolicies.createPreset': () => ({
    target: 'POST /v1/cancellation-policies/presets',
    body: { preset: 'FAIR' },
  }),
  'apiKeys.create': () => ({ target: 'POST /v1/api-keys', body: { name: 'Till', permissions: ['order:read'] } }),
  'apiKeys.revoke': async ({ must }) => {
    const { body } = await must('POST /v1/api-keys', { name: 'Till', permissions: ['order:read'] })
    return { target: `POST /v1/api-keys/${body.id}/revoke` }
  },
  'calendarFeeds.create': ({ ids }) => ({
    target: 'POST /v1/calendar-feeds',
    body: { kind: 'STAFF', staffId: ids.lin },
  }),
  'calendarFeeds.revoke': async ({ made, ids }) => ({
    target: `POST /v1/calendar-feeds/${await made('POST /v1/calendar-feeds', { kind: 'STAFF', staffId: ids.lin })}/revoke`,
  }),
  'customers.verifyContact': ({ ids }) => ({
    target: `POST /v1/customers/${ids.wang}/verify-contact`,
    body: { phone: '+8613800000001' },
  }),
  'customers.verifyIdentity': ({ ids }) => ({
    target: `POST /v1/customers/${ids.wang}/verify-identity`,
    body: document,
  }),
  'customers.revokeIdentity': async ({ must, ids }) => {
    await must(`POST /v1/customers/${ids.wang}/verify-identity`, document)
    return { target: `POST /v1/customers/${ids.wang}/revoke-identity` }
  },
  'customers.merge': async ({ must, ids }) => {
    const lines = [{ kind: 'PRODUCT', productId: ids.shampoo }]
    await must('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines })
    return {
      target: `POST /v1/customers/${ids.wang}/merge`,
      body: { duplicateId: ids.zhao, locationId: ids.location },
    }
  },
}

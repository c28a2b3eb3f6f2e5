import type { Body, WriteCase, WriteCases, WriteShop } from './write-shop.ts'

const reason = 'Tried'
const cash = { kind: 'CASH', tenderedMinor: 1_000_000 }

const bill = ({ ids }: WriteShop, more: Body = {}): Body => ({
  ...{ locationId: ids.location, customerId: ids.zhao },
  ...{ lines: [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 3 }], ...more },
})

const ordered = (shop: WriteShop, more?: Body): Promise<string> => shop.made('POST /v1/orders', bill(shop, more))

const paid = (shop: WriteShop, more: Body = {}): Promise<string> => ordered(shop, { tenders: [cash], ...more })

const onOrder =
  (
    command: string,
    body: Body | undefined,
    more: Body = {},
    before?: readonly [command: string, body: Body],
  ): WriteCase =>
  async (shop) => {
    const id = await ordered(shop, more)
    if (before !== undefined) await shop.must(`POST /v1/orders/${id}/${before[0]}`, before[1])
    return { target: `POST /v1/orders/${id}/${command}`, ...(body === undefined ? {} : { body }) }
  }

const goods = {
  tenders: [cash],
  fulfilment: { kind: 'DELIVERY', recipient: 'Zhao', address: { line: '1 Nanjing Road', city: 'Shanghai' } },
}
const oneUnit = { lines: [{ line: 0, quantity: 1 }], reason }

const onRequest =
  (command: string, body?: Body): WriteCase =>
  async (shop) => {
    const id = await shop.made('POST /v1/refund-requests', { orderId: await paid(shop), ...oneUnit })
    return { target: `POST /v1/refund-requests/${id}/${command}`, ...(body === undefined ? {} : { body }) }
  }

const owed = async (shop: WriteShop): Promise<Body> => {
  await ordered(shop, { tenders: [{ kind: 'ON_ACCOUNT' }] })
  return { locationId: shop.ids.location, customerId: shop.ids.zhao }
}

const opening = ({ ids }: WriteShop): Body => ({
  ...{ locationId: ids.location, staffId: ids.lin, openingFloatMinor: 50_000 },
})

/** Drawers are asked for, so that all cash goes through the shift. */
const drawer = async ({ must, ids }: WriteShop): Promise<void> => {
  await must(`PATCH /v1/locations/${ids.location}`, { cashShifts: { use: 'REQUIRED' } }, '"1"')
}

const onShift =
  (command: string, body: (ids: WriteShop['ids']) => Body): WriteCase =>
  async (shop) => {
    await drawer(shop)
    const id = await shop.made('POST /v1/cash-shifts', opening(shop))
    await paid(shop)
    return { target: `POST /v1/cash-shifts/${id}/${command}`, body: { staffId: shop.ids.lin, ...body(shop.ids) } }
  }

const spent = ({ ids }: WriteShop): Body => ({
  ...{ locationId: ids.location, category: 'tea', amountMinor: 3_000, paidFrom: 'BANK' },
})

const month = ({ ids }: WriteShop): Body => ({
  ...{ locationId: ids.location, fromDate: '2026-10-01', toDate: '2026-10-31' },
})

const off = { name: 'Off', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 100 } }
const templated = (shop: WriteShop): Promise<string> => shop.made('POST /v1/coupon-templates', off)

/** The writes of bills, what is given back of them, drawers, expenses, coupons, stored value and points. */
export const moneyWrites: WriteCases = {
  'orders.create': (shop) => ({ target: 'POST /v1/orders', body: bill(shop, { tenders: [cash] }) }),
  'orders.update': async (shop) => ({ target: `PATCH /v1/orders/${await ordered(shop)}`, body: { note: 'window' } }),
  'orders.pay': onOrder('pay', { tenders: [cash] }),
  'orders.park': onOrder('park', { label: 'Zhao' }),
  'orders.resume': onOrder('resume', undefined, {}, ['park', { label: 'Zhao' }]),
  'orders.prepare': onOrder('prepare', undefined, goods),
  'orders.handOver': onOrder('hand-over', {}, goods, ['prepare', {}]),
  'orders.cancel': onOrder('cancel', undefined),
  'orders.refund': onOrder('refunds', oneUnit, { tenders: [cash] }),
  'orders.reopen': onOrder('reopen', { reason }, { tenders: [cash] }),
  'refunds.returnUnlinked': ({ ids }) => ({
    target: 'POST /v1/refunds/unlinked',
    body: {
      ...{ locationId: ids.location, reason },
      items: [{ kind: 'PRODUCT', itemId: ids.shampoo, unitPriceMinor: 6_900 }],
    },
  }),
  'refundRequests.create': async (shop) => ({
    target: 'POST /v1/refund-requests',
    body: { orderId: await paid(shop), ...oneUnit },
  }),
  'refundRequests.approve': onRequest('approve'),
  'refundRequests.reject': onRequest('reject', { reason }),
  'refundRequests.withdraw': onRequest('withdraw'),
  'receivables.settle': async (shop) => ({
    target: 'POST /v1/receivables/settle',
    body: { ...(await owed(shop)), tenders: [cash] },
  }),
  'receivables.writeOff': async (shop) => ({
    target: 'POST /v1/receivables/write-off',
    body: { ...(await owed(shop)), reason },
  }),
  'cashShifts.open': async (shop) => {
    await drawer(shop)
    return { target: 'POST /v1/cash-shifts', body: opening(shop) }
  },
  'cashShifts.payIn': onShift('pay-in', () => ({ amountMinor: 700, reason })),
  'cashShifts.payOut': onShift('pay-out', () => ({ amountMinor: 700, reason })),
  'cashShifts.end': onShift('end', () => ({})),
  'cashShifts.close': onShift('close', () => ({ countedMinor: 70_000, bankedMinor: 10_000 })),
  'cashShifts.handOver': onShift('hand-over', ({ chen }) => ({ countedMinor: 70_000, toStaffId: chen })),
  'cashMovements.create': ({ ids }) => ({
    target: 'POST /v1/cash-movements',
    body: { locationId: ids.location, kind: 'PAID_IN', amountMinor: 700, reason, staffId: ids.lin },
  }),
  'expenses.create': (shop) => ({ target: 'POST /v1/expenses', body: spent(shop) }),
  'expenses.void': async (shop) => ({
    target: `POST /v1/expenses/${await shop.made('POST /v1/expenses', spent(shop))}/void`,
    body: { reason },
  }),
  'accountingPeriods.close': (shop) => ({ target: 'POST /v1/accounting-periods', body: month(shop) }),
  'accountingPeriods.reopen': async (shop) => ({
    target: `POST /v1/accounting-periods/${await shop.made('POST /v1/accounting-periods', month(shop))}/reopen`,
  }),
  'coupons.issue': async (shop) => ({
    target: 'POST /v1/coupons',
    body: { templateId: await templated(shop), customerId: shop.ids.zhao },
  }),
  'coupons.issueMany': async (shop) => ({
    target: 'POST /v1/coupons/issue-many',
    body: { templateId: await templated(shop), customerIds: [shop.ids.zhao, shop.ids.wang] },
  }),
  'coupons.issueCodes': async (shop) => ({
    target: 'POST /v1/coupons/issue-codes',
    body: { templateId: await templated(shop), count: 5 },
  }),
  'coupons.claim': async (shop) => {
    const { body } = await shop.must('POST /v1/coupons', { templateId: await templated(shop) })
    return { target: 'POST /v1/coupons/claim', body: { code: body.code, customerId: shop.ids.zhao } }
  },
  'coupons.void': async (shop) => {
    const id = await shop.made('POST /v1/coupons', { templateId: await templated(shop) })
    return { target: `POST /v1/coupons/${id}/void` }
  },
  'topUps.refund': async (shop) => {
    await paid(shop, { lines: [{ kind: 'TOP_UP', amountMinor: 10_000 }] })
    const [account] = await shop.rows(`GET /v1/stored-value/accounts?customerId=${shop.ids.zhao}`)
    const [lot] = (account?.lots ?? []) as readonly { readonly sourceId: string }[]
    return { target: `POST /v1/top-ups/${lot?.sourceId}/refund`, body: { fault: 'SELLER', reason } }
  },
  'storedValue.adjust': ({ ids }) => ({
    target: 'POST /v1/stored-value/adjust',
    body: { locationId: ids.location, customerId: ids.zhao, kind: 'BONUS', amountMinor: 500, reason },
  }),
  'pointsRedemptions.create': async (shop) => {
    const { made, ids } = shop
    await made('POST /v1/loyalty-programmes', {
      ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai' },
      earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }],
    })
    const gives = { kind: 'PRODUCT', productId: ids.shampoo }
    const rewardId = await made('POST /v1/rewards', { name: 'Shampoo', points: 10, gives })
    await paid(shop)
    const body = { customerId: ids.zhao, rewardId, locationId: ids.location }
    return { target: 'POST /v1/points/redemptions', body }
  },
}

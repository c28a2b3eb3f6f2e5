import type { Body, WriteCase, WriteCases, WriteShop } from './write-shop.ts'

const price = { amountMinor: 10_000, currency: 'CNY' }

/** A pass of ten visits that the shop took over for Zhao. */
const card = async ({ made, ids }: WriteShop): Promise<{ readonly id: string; readonly sale: Body }> => {
  const productId = await made('POST /v1/card-products', {
    ...{ name: 'Ten', kind: 'VISIT_PASS', price, components: [{ name: 'Visit', quantity: 10 }] },
    ...{ maxHolders: 3, transferable: true, freeze: { maxDays: 30 } },
  })
  const sale = { productId, customerId: ids.zhao, locationId: ids.location, unearnedMinor: 10_000 }
  return { id: await made('POST /v1/customer-cards/import', sale), sale }
}

const until = '2026-11-25T00:00:00+08:00'

const onCard =
  (command: string, body: (ids: WriteShop['ids']) => Body = () => ({}), before?: readonly [string, Body]): WriteCase =>
  async (shop) => {
    const { id } = await card(shop)
    if (before !== undefined) await shop.must(`POST /v1/customer-cards/${id}/${before[0]}`, before[1])
    return { target: `POST /v1/customer-cards/${id}/${command}`, body: body(shop.ids) }
  }

const loaded = ({ made, ids }: WriteShop): Promise<string> =>
  made('POST /v1/gift-cards/import', { locationId: ids.location, code: '12-34 ABCD', balanceMinor: 5_000 })

const onGiftCard =
  (command: string, blocked = false): WriteCase =>
  async (shop) => {
    const id = await loaded(shop)
    if (blocked) await shop.must(`POST /v1/gift-cards/${id}/block`, { reason: 'LOST' })
    return { target: `POST /v1/gift-cards/${id}/${command}`, body: { reason: 'LOST' } }
  }

const onMembership =
  (command: string, before?: string): WriteCase =>
  async ({ made, must, ids }) => {
    const id = await made(`POST /v1/customers/${ids.wang}/membership-card`)
    if (before !== undefined) await must(`POST /v1/membership-cards/${id}/${before}`)
    return { target: `POST /v1/membership-cards/${id}/${command}` }
  }

/** The writes of cards. */
export const cardWrites: WriteCases = {
  'customerCards.import': async (shop) => ({
    target: 'POST /v1/customer-cards/import',
    body: (await card(shop)).sale,
  }),
  'customerCards.redeem': onCard('redeem', ({ location }) => ({ locationId: location })),
  'customerCards.freeze': onCard('freeze', () => ({ until })),
  'customerCards.unfreeze': onCard('unfreeze', () => ({}), ['freeze', { until }]),
  'customerCards.reportLost': onCard('report-lost'),
  'customerCards.reissue': onCard('reissue', () => ({}), ['report-lost', {}]),
  'customerCards.transfer': onCard('transfer', ({ wang }) => ({ customerId: wang })),
  'customerCards.share': onCard('share', ({ wang }) => ({ customerIds: [wang] })),
  'customerCards.refund': onCard('refund'),
  'cardRedemptions.reverse': async (shop) => {
    const { id } = await card(shop)
    const { body } = await shop.must(`POST /v1/customer-cards/${id}/redeem`, { locationId: shop.ids.location })
    return { target: `POST /v1/card-redemptions/${(body.redemption as Body).id}/reverse` }
  },
  'giftCards.create': ({ ids }) => ({ target: 'POST /v1/gift-cards', body: { locationId: ids.location } }),
  'giftCards.import': ({ ids }) => ({
    target: 'POST /v1/gift-cards/import',
    body: { locationId: ids.location, code: '12-34 ABCD', balanceMinor: 5_000 },
  }),
  'giftCards.block': onGiftCard('block'),
  'giftCards.unblock': onGiftCard('unblock', true),
  'giftCards.deactivate': async (shop) => {
    const { body } = await shop.must('POST /v1/gift-cards', { locationId: shop.ids.location })
    const { id } = body.card as Body
    return { target: `POST /v1/gift-cards/${id}/deactivate`, body: { reason: 'LOST' } }
  },
  'giftCards.transferBalance': async (shop) => {
    const id = await loaded(shop)
    await shop.must(`POST /v1/gift-cards/${id}/block`, { reason: 'LOST' })
    const { body } = await shop.must('POST /v1/gift-cards', { locationId: shop.ids.location })
    const toGiftCardId = (body.card as Body).id
    return { target: `POST /v1/gift-cards/${id}/transfer-balance`, body: { toGiftCardId, reason: 'LOST' } }
  },
  'membershipCards.issue': ({ ids }) => ({ target: `POST /v1/customers/${ids.wang}/membership-card` }),
  'membershipCards.reportLost': onMembership('report-lost'),
  'membershipCards.reissue': onMembership('reissue', 'report-lost'),
}

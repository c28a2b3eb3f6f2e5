import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, refused } from '../testing/card-shop.ts'
import type { OpenSalon, SalonIds } from '../testing/open-salon.ts'

const document = { documentKind: 'IDENTITY_CARD', numberEnding: '123X' }

describe.each(databases)('who pays how much ahead on $name', ({ open }) => {
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  const openShop = cardShops(open)

  beforeEach(async () => {
    ;({ salon, ids, shop } = await openShop())
  })

  const order = (lines: readonly object[]): Promise<Answer> =>
    shop.post('orders', { locationId: ids.location, customerId: ids.zhao, lines })
  const pay = (bill: Answer, minor: number): Promise<Answer> =>
    shop.post(`orders/${bill.body.id}/pay`, { tenders: [cash(minor)] })
  const load = (giftCardId: string, amountMinor: number): object => ({ kind: 'GIFT_CARD', giftCardId, amountMinor })
  const gift = async (more: object = {}): Promise<string> => {
    const answer = await salon.call('POST /v1/gift-cards', { locationId: ids.location, ...more })
    return (answer.body.card as { readonly id: string }).id
  }
  const law = async (limits: object): Promise<string> =>
    textOf(await salon.call('POST /v1/prepaid-policies', { name: '单用途预付卡', currency: 'CNY', ...limits }), 'id')
  const verify = (customerId: string): Promise<Answer> =>
    salon.call(`POST /v1/customers/${customerId}/verify-identity`, document)
  const revoke = (customerId: string): Promise<Answer> => salon.call(`POST /v1/customers/${customerId}/revoke-identity`)
  const identityOf = async (customerId: string): Promise<unknown> =>
    (await shop.get(`customers/${customerId}`)).body.identity
  const orders = async (): Promise<number> => rowsOf(await shop.get('orders?limit=200')).length

  test('B54 unnamed cards are sold to anybody for 9 999.99 at once, and for 10 000.00 to whose identity was verified', async () => {
    const policyId = await law({ unnamedIdentityFromMinor: 1_000_000 })
    const [one, two] = [await gift(), await gift()]
    const below = await order([load(one, 500_000), load(two, 499_999)])
    expect((await pay(below, 999_999)).status).toBe(200)
    const before = await orders()
    const lines = [load(one, 500_000), load(two, 500_000)]
    const refusal = await order(lines)
    expect(refused(refusal)).toBe('409 identity_not_verified')
    const details = { policyId, named: false, thresholdMinor: 1_000_000, amountMinor: 1_000_000 }
    expect(refusal.body.details).toEqual({ ...details, customerId: ids.zhao })
    const nobodys = await shop.post('orders', { locationId: ids.location, lines })
    expect(nobodys.body.details).toEqual({ ...details, customerId: null })
    const dry = { locationId: ids.location, customerId: ids.zhao, lines }
    expect(refused(await salon.call('POST /v1/orders/calculate', dry))).toBe('409 identity_not_verified')
    expect(await orders()).toBe(before)
    expect((await verify(ids.zhao)).status).toBe(200)
    const sold = await order(lines)
    expect((await pay(sold, 1_000_000)).status).toBe(200)
    expect(await shop.total('GIFT_CARDS')).toBe(-1_999_999)
  })

  test('B54 named cards, balances and gift cards of known customers count together, at their price', async () => {
    await law({ namedIdentityFromMinor: 1_000_000 })
    const cardProductId = await shop.product({
      ...{ name: 'Value', kind: 'STORED_VALUE_CARD', price: { amountMinor: 400_000, currency: 'CNY' } },
      storedValueMinor: 2_000_000,
    })
    const theirs = await gift({ customerId: ids.wang })
    const lines = (loaded: number): readonly object[] => [
      { kind: 'CARD', cardProductId },
      { kind: 'TOP_UP', amountMinor: 300_000 },
      load(theirs, loaded),
    ]
    const refusal = await order(lines(300_000))
    expect(refused(refusal)).toBe('409 identity_not_verified')
    expect(refusal.body.details).toMatchObject({ named: true, amountMinor: 1_000_000 })
    expect((await pay(await order(lines(299_999)), 999_999)).status).toBe(200)
    // What is of whoever has it does not count among them.
    const unnamed = [...lines(299_999), load(await gift(), 500_000)]
    expect((await order(unnamed)).status).toBe(201)
    await verify(ids.zhao)
    expect((await pay(await order(lines(300_000)), 1_000_000)).status).toBe(200)
  })

  test('B54 whoever buys anything named is asked for where the limit is 1, and nobody where there is none', async () => {
    expect((await order([{ kind: 'TOP_UP', amountMinor: 5_000_000 }])).status).toBe(201)
    const policyId = await law({ namedIdentityFromMinor: 1 })
    expect(refused(await order([{ kind: 'TOP_UP', amountMinor: 1 }]))).toBe('409 identity_not_verified')
    expect((await order([{ kind: 'PRODUCT', productId: ids.shampoo }])).status).toBe(201)
    await salon.call(`POST /v1/prepaid-policies/${policyId}/archive`)
    expect((await order([{ kind: 'TOP_UP', amountMinor: 1 }])).status).toBe(201)
  })

  test('B54 it is asked again when the bill is paid, and a refusal changes nothing', async () => {
    await law({ unnamedIdentityFromMinor: 1_000_000 })
    await verify(ids.zhao)
    const [one, two] = [await gift(), await gift()]
    const bill = await order([load(one, 600_000), load(two, 400_000)])
    expect((await revoke(ids.zhao)).body).toMatchObject({ identity: null })
    expect(refused(await pay(bill, 1_000_000))).toBe('409 identity_not_verified')
    expect((await shop.get(`orders/${bill.body.id}`)).body).toMatchObject({ state: 'OPEN', paidMinor: 0 })
    expect((await shop.get(`gift-cards/${one}`)).body).toMatchObject({ state: 'PENDING', balanceMinor: 0 })
    expect(rowsOf(await shop.get('ledger/entries'))).toEqual([])
    await verify(ids.zhao)
    expect((await pay(bill, 1_000_000)).status).toBe(200)
  })

  test('B54 a balance that moves between gift cards, and one that was sold elsewhere, are bought by nobody here', async () => {
    await law({ unnamedIdentityFromMinor: 1_000 })
    const code = 'B54-IMPORT-1'
    const imported = await shop.post('gift-cards/import', { locationId: ids.location, code, balanceMinor: 5_000 })
    expect(imported.status).toBe(201)
    const moved = { reason: 'LOST', toGiftCardId: await gift() }
    expect((await shop.post(`gift-cards/${imported.body.id}/transfer-balance`, moved)).status).toBe(200)
  })

  test('B54 what was seen is noted without the number, told, kept when the customer is edited, and forgotten', async () => {
    const noted = {
      ...{ ...document, verifiedAt: '2026-11-21T01:00:00.000Z' },
      verifiedBy: { kind: 'API_KEY', id: expect.any(String) },
    }
    expect((await verify(ids.zhao)).body).toMatchObject({ id: ids.zhao, identity: noted, version: 2 })
    const { headers } = await shop.get(`customers/${ids.zhao}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    expect((await salon.call(`PATCH /v1/customers/${ids.zhao}`, { name: 'Zhao Li' }, match)).status).toBe(200)
    expect(await identityOf(ids.zhao)).toEqual(noted)
    const whole = { ...document, numberEnding: '11010519491231002X' }
    const path = `POST /v1/customers/${ids.zhao}/verify-identity`
    expect(refused(await salon.call(path, whole))).toBe('400 invalid_request')
    expect((await revoke(ids.zhao)).status).toBe(200)
    expect(await identityOf(ids.zhao)).toBeNull()
    expect(refused(await revoke(ids.zhao))).toBe('409 identity_not_recorded')
    await salon.mendian.jobs.run()
    const own = salon.events.filter(({ tenantId }) => tenantId === salon.tenantId)
    const told = own.filter(({ type }) => type.startsWith('customer.identity'))
    expect(told.map(({ type, subject }) => [type, subject.id])).toEqual([
      ['customer.identity_verified', ids.zhao],
      ['customer.identity_revoked', ids.zhao],
    ])
    expect(told.map((event) => JSON.stringify(event).includes(document.numberEnding))).toEqual([true, false])
    await salon.call(`POST /v1/customers/${ids.zhao}/archive`)
    expect(refused(await verify(ids.zhao))).toBe('409 reference_archived')
  })

  test('B54 who becomes a part of another takes what was seen of them along', async () => {
    await law({ namedIdentityFromMinor: 1 })
    await verify(ids.wang)
    const merged = { duplicateId: ids.wang, locationId: ids.location }
    expect((await shop.post(`customers/${ids.zhao}/merge`, merged)).body).toMatchObject({ identity: document })
    expect(await identityOf(ids.wang)).toBeNull()
    expect((await order([{ kind: 'TOP_UP', amountMinor: 100 }])).status).toBe(201)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShop } from '../testing/card-shop.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()

let salon: OpenSalon
let database: OpenDatabase
let shop: CardShop

const refused = (answer: Answer): string => `${answer.status} ${answer.body.code}`
const imported = async (code: string, balanceMinor: number, more: object = {}): Promise<string> =>
  textOf(await shop.post('gift-cards/import', { locationId: ids.location, code, balanceMinor, ...more }), 'id')
const check = (code: string): Promise<Answer> => salon.call('POST /v1/gift-cards/check-balance', { code })
const change = (id: string, command: string, body: object = {}): Promise<Answer> =>
  shop.post(`gift-cards/${id}/${command}`, { reason: 'LOST', ...body })

async function pending(): Promise<{ readonly id: string; readonly code: string }> {
  const made = await salon.call('POST /v1/gift-cards', { locationId: ids.location })
  return { id: (made.body.card as { readonly id: string }).id, code: textOf(made, 'code') }
}

describe.each(databases)('gift and membership cards on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    shop = cardShop(salon, ids)
  })
  afterAll(async () => {
    const audit = await salon.call('GET /v1/ledger/verify')
    await database.close()
    expect(audit.body).toMatchObject({ balanced: true })
  })

  test('B47 a gift card is found by its code however it is typed, and the code is kept nowhere', async () => {
    const id = await imported('GIFT-ABCO-0001', 50_000)
    expect((await check('gift abc0 ooo1')).body).toMatchObject({ id, balanceMinor: 50_000, state: 'ACTIVE' })
    const made = await pending()
    expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(await database.dump()).not.toContain(made.code)
    expect(await database.dump()).not.toContain('GIFT-ABCO-0001')
  })

  test('B47 codes that pay nothing are answered alike: unknown, unsold, blocked, ended', async () => {
    const { code } = await pending()
    const blocked = await imported('BLOCKED-1', 100)
    expect((await change(blocked, 'block', { reason: 'STOLEN' })).body).toMatchObject({ state: 'BLOCKED' })
    const answers = await Promise.all([check(code), check('BLOCKED-1'), check('NOBODYS-1')])
    const bodies = answers.map(({ body }) => JSON.stringify({ ...body, requestId: '' }))
    expect(new Set(bodies).size).toBe(1)
    expect(answers.map(refused)[0]).toBe('409 gift_card_not_usable')
    expect((await change(blocked, 'unblock')).body).toMatchObject({ state: 'ACTIVE' })
    expect((await check('BLOCKED-1')).body).toMatchObject({ balanceMinor: 100 })
  })

  test('B47 what a lost card holds moves to another one, and every step is written down', async () => {
    const lost = await imported('LOST-1-LOST', 30_000, { expiresAt: '2030-01-01T00:00:00+08:00' })
    const next = await pending()
    await change(lost, 'block')
    expect(refused(await change(lost, 'deactivate'))).toBe('409 gift_card_not_empty')
    const moved = await change(lost, 'transfer-balance', { toGiftCardId: next.id })
    expect(moved.body).toMatchObject({ id: next.id, state: 'ACTIVE', balanceMinor: 30_000 })
    expect((await check(next.code)).body).toMatchObject({ balanceMinor: 30_000 })
    expect((await shop.get(`gift-cards/${lost}`)).body).toMatchObject({
      ...{ state: 'DEACTIVATED', balanceMinor: 0, replacedById: next.id },
    })
    const kinds = async (id: string): Promise<readonly unknown[]> =>
      rowsOf(await shop.get(`gift-cards/${id}/activities`)).map(({ kind, amountMinor, reason }) => [
        kind,
        amountMinor,
        reason,
      ])
    expect(await kinds(lost)).toEqual([
      ['ACTIVATE', 0, null],
      ['IMPORT', 30_000, null],
      ['BLOCK', 0, 'LOST'],
      ['TRANSFER_BALANCE_TO', -30_000, 'LOST'],
      ['DEACTIVATE', 0, 'LOST'],
    ])
    expect(await kinds(next.id)).toEqual([['TRANSFER_BALANCE_FROM', 30_000, 'LOST']])
    expect(refused(await change(lost, 'transfer-balance', { toGiftCardId: next.id }))).toBe(
      '409 gift_card_state_forbids',
    )
    const empty = await pending()
    const other = await pending()
    expect(refused(await change(empty.id, 'transfer-balance', { toGiftCardId: other.id }))).toBe(
      '409 gift_card_state_forbids',
    )
    expect((await change(empty.id, 'deactivate')).body).toMatchObject({ state: 'DEACTIVATED' })
  })

  test('a code is taken once', async () => {
    await imported('TWICE-0001', 1)
    const again = { locationId: ids.location, code: 'twice 0001', balanceMinor: 1 }
    expect(refused(await shop.post('gift-cards/import', again))).toBe('409 code_taken')
    const over = { ...again, code: 'OVER-0001', expiresAt: '2026-11-20T00:00:00Z' }
    expect(await shop.post('gift-cards/import', over)).toMatchObject({
      status: 422,
      body: { code: 'range_empty', errors: [{ pointer: '/expiresAt', message: 'must be after now' }] },
    })
    const listed = rowsOf(await shop.get('gift-cards?state=ACTIVE&limit=200'))
    expect(listed.length).toBeGreaterThan(0)
  })

  test('B54 what a gift card holds and how long it lasts obeys the policies there are', async () => {
    const law = { name: 'Law', currency: 'CNY', namedMaxMinor: 500_000, unnamedMaxMinor: 100_000, unnamedMinMonths: 36 }
    const policy = await salon.call('POST /v1/prepaid-policies', law)
    const take = (balanceMinor: number, more: object = {}): Promise<Answer> =>
      shop.post('gift-cards/import', { locationId: ids.location, code: `B54-${balanceMinor}`, balanceMinor, ...more })
    expect(refused(await take(100_001))).toBe('422 prepaid_limit_exceeded')
    expect((await take(100_000)).status).toBe(201)
    expect(refused(await take(500_001, { customerId: ids.zhao }))).toBe('422 prepaid_limit_exceeded')
    expect((await take(500_000, { customerId: ids.zhao })).status).toBe(201)
    const brief = { locationId: ids.location, expiresAt: '2029-11-20T23:59:59+08:00' }
    expect(refused(await salon.call('POST /v1/gift-cards', brief))).toBe('422 prepaid_must_last')
    const long = { ...brief, expiresAt: '2029-11-21T00:00:00+08:00' }
    expect((await salon.call('POST /v1/gift-cards', long)).status).toBe(201)
    await salon.call(`POST /v1/prepaid-policies/${policy.body.id}/archive`)
    expect((await take(100_001)).status).toBe(201)
  })

  test('MB-15 a membership card has a number of the tier, one for a customer', async () => {
    const issue = (customer: string): Promise<Answer> => salon.call(`POST /v1/customers/${customer}/membership-card`)
    const card = await issue(ids.wang)
    expect(card).toMatchObject({ status: 201, body: { tierId: ids.gold, state: 'ACTIVE', holder: { name: 'Wang' } } })
    expect(card.body.number).toMatch(/^01-\d{10}$/)
    expect(refused(await issue(ids.wang))).toBe('409 membership_card_exists')
    expect(refused(await issue(ids.zhao))).toBe('409 customer_without_tier')
    const found = await shop.get(`membership-cards?number=${card.body.number}`)
    expect(rowsOf(found).map(({ id }) => id)).toEqual([card.body.id])
    const diamond = await salon.call('POST /v1/tiers', { name: 'Diamond', rank: 9 })
    const { etag } = Object.fromEntries((await shop.get(`customers/${ids.wang}`)).headers)
    const headers = { 'if-match': etag ?? '' }
    await salon.call(`PATCH /v1/customers/${ids.wang}`, { tierId: diamond.body.id }, { headers })
    expect((await issue(ids.wang)).body.number).toMatch(/^09-/)
    expect((await shop.get(`membership-cards/${card.body.id}`)).body).toMatchObject({ state: 'REPLACED' })
    expect(refused(await shop.post(`membership-cards/${card.body.id}/report-lost`))).toBe(
      '409 membership_card_replaced',
    )
  })

  test('MB-16 a lost membership card is blocked; another number takes its place, with the photo to check', async () => {
    const photoUrl = 'https://img.example/sun.jpg'
    const sun = await salon.call('POST /v1/customers', { name: 'Sun', tierId: ids.gold, photoUrl })
    const card = await salon.call(`POST /v1/customers/${sun.body.id}/membership-card`)
    const lost = await shop.post(`membership-cards/${card.body.id}/report-lost`)
    expect(lost.body).toMatchObject({ state: 'BLOCKED', holder: { name: 'Sun', photoUrl } })
    expect(refused(await salon.call(`POST /v1/customers/${sun.body.id}/membership-card`))).toBe('409 card_blocked')
    const next = await shop.post(`membership-cards/${card.body.id}/reissue`)
    expect(next).toMatchObject({ status: 201, body: { state: 'ACTIVE', holder: { photoUrl } } })
    expect(next.body.number).not.toBe(card.body.number)
    expect(refused(await shop.post(`membership-cards/${card.body.id}/reissue`))).toBe('409 card_not_blocked')
  })
})

import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, newBooks } from '../ledger/books.fixture.ts'
import { type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { debit, post } from '../ledger/post.ts'
import { bund, friend, posting, tenMs } from './card.fixture.ts'
import { cardHeader } from './card-books.ts'
import {
  blockGiftCard,
  deactivateGiftCard,
  loadGiftCard,
  redeemGiftCard,
  transferGiftBalance,
  unblockGiftCard,
} from './change-gift-card.ts'
import { type GiftCard, giftBalanceOf } from './gift-card.ts'
import type { PrepaidPolicy } from './prepaid-policy.ts'

const end = tenMs + 1000

function giftCard(fields: Partial<GiftCard> = {}): GiftCard {
  return {
    id: idOf('GiftCard', '1'),
    codeHint: 'AB12',
    state: 'PENDING',
    currency: 'CNY',
    locationId: bund.id,
    customerId: null,
    expiresAtMs: end,
    replacedById: null,
    version: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
    ...fields,
  }
}

const other = giftCard({ id: idOf('GiftCard', '2'), customerId: friend })

/** A card loaded with that much. */
function loaded(amountMinor: number): { readonly card: GiftCard; readonly books: Books } {
  const { card, moves } = accepted(loadGiftCard(giftCard(), { amountMinor, sourceId: 'ord_1' }, tenMs))
  const cash = debit(accountOf('CASH_DRAWER', 'CNY'), amountMinor)
  const entry = { ...cardHeader(posting('load'), 'GIFT_CARD', card.id, tenMs), moves: [...moves, cash] }
  return { card, books: accepted(post(newBooks([card.id, other.id]), entry, tenMs)) }
}

const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string =>
  decision.ok ? 'fine' : String(decision.refusal?.code)

describe('the states of a gift card', () => {
  const { books } = loaded(500)
  const empty = newBooks([giftCard().id])
  test.each([
    ['block', (card: GiftCard) => blockGiftCard(card, 'STOLEN', tenMs), ['ACTIVE']],
    ['unblock', (card: GiftCard) => unblockGiftCard(card, 'OTHER', tenMs), ['BLOCKED']],
    [
      'deactivate',
      (card: GiftCard) => deactivateGiftCard(card, empty, 'OTHER', tenMs),
      ['PENDING', 'ACTIVE', 'BLOCKED'],
    ],
    ['load', (card: GiftCard) => loadGiftCard(card, { amountMinor: 1, sourceId: 'x' }, tenMs), ['PENDING', 'ACTIVE']],
  ] as const)('%s', (_, change, from) => {
    for (const state of ['PENDING', 'ACTIVE', 'BLOCKED', 'DEACTIVATED'] as const) {
      const fine = (from as readonly string[]).includes(state)
      expect(codeOf(change(giftCard({ state })))).toBe(fine ? 'fine' : 'gift_card_state_forbids')
    }
  })

  test('a card that holds something is not ended', () => {
    const { card } = loaded(500)
    expect(codeOf(deactivateGiftCard(card, books, 'OTHER', tenMs))).toBe('gift_card_not_empty')
  })

  test('the first load activates it; each leaves an activity', () => {
    const first = loadGiftCard(giftCard(), { amountMinor: 500, sourceId: 'ord_1' }, tenMs)
    expect(first).toMatchObject({
      events: [{ type: 'gift_card.activated' }],
      changes: {
        card: { state: 'ACTIVE', version: 2 },
        activities: [
          { ordinal: 20, kind: 'ACTIVATE', amountMinor: 0 },
          { ordinal: 21, kind: 'LOAD', amountMinor: 500, sourceId: 'ord_1' },
        ],
      },
    })
    const again = loadGiftCard(giftCard({ state: 'ACTIVE' }), { amountMinor: 5, sourceId: 'x' }, tenMs)
    expect(again).toMatchObject({ events: [], changes: { activities: [{ kind: 'LOAD' }] } })
  })
})

describe('paying with a gift card', () => {
  const { card, books } = loaded(500)
  const pay = (given: GiftCard | undefined, amountMinor = 500, nowMs = tenMs, currency = 'CNY') =>
    redeemGiftCard(given, books, { amountMinor, currency, sourceId: 'ord_1' }, nowMs)

  test.each([
    ['no such code', pay(undefined)],
    ['not sold', pay({ ...card, state: 'PENDING' })],
    ['blocked', pay({ ...card, state: 'BLOCKED' })],
    ['ended', pay({ ...card, state: 'DEACTIVATED' })],
    ['another currency', pay(card, 500, tenMs, 'EUR')],
    ['expired', pay(card, 500, end)],
  ])('%s is answered like every other', (_, decision) => {
    expect(decision).toEqual({ ok: false, refusal: { code: 'gift_card_not_usable', details: {} } })
  })

  test('pays up to what it holds', () => {
    expect(codeOf(pay(card, 501))).toBe('balance_insufficient')
    expect(pay(card, 500, end - 1)).toMatchObject({
      changes: { activities: [{ kind: 'REDEEM', amountMinor: -500, sourceId: 'ord_1' }] },
    })
  })
})

describe('moving a balance', () => {
  const { card, books } = loaded(500)
  const command = { ...posting('move'), reason: 'LOST' } as const
  const lasting = { ...other, expiresAtMs: null }
  const limit = { namedMaxMinor: 499, unnamedMaxMinor: 500, namedMayExpire: true, unnamedMinMonths: 0 }
  const policy: PrepaidPolicy = {
    ...{ id: idOf('PrepaidPolicy', '1'), name: 'Law', currency: 'CNY', version: 1, archivedAtMs: null, ...limit },
    ...{ createdAtMs: 0, updatedAtMs: 0 },
  }
  const move = (
    from: Partial<GiftCard>,
    to: Partial<GiftCard>,
    given = books,
    nowMs = tenMs,
    policies: readonly PrepaidPolicy[] = [],
  ) =>
    transferGiftBalance(
      { from: { ...card, ...from }, to: { ...lasting, ...to }, policies, timeZone: bund.timeZone, books: given },
      command,
      nowMs,
    )

  test.each([
    ['gift_card_state_forbids', { state: 'DEACTIVATED' }, { state: 'BLOCKED', currency: 'EUR' }],
    ['gift_card_state_forbids', {}, { state: 'BLOCKED', currency: 'EUR' }],
    ['gift_card_state_forbids', {}, { id: card.id, currency: 'EUR' }],
    ['gift_card_expired', {}, { expiresAtMs: tenMs, currency: 'EUR' }],
    ['currency_mismatch', {}, { expiresAtMs: tenMs + 1, currency: 'EUR' }],
    ['fine', { state: 'BLOCKED' }, { state: 'ACTIVE' }],
  ] as const)('%s', (code, from, to) => expect(codeOf(move(from, to))).toBe(code))

  test('no card holds more by it than the policies allow', () => {
    expect(codeOf(move({}, {}, books, tenMs, [policy]))).toBe('prepaid_limit_exceeded')
    expect(codeOf(move({ customerId: null }, { customerId: null }, books, tenMs, [policy]))).toBe('fine')
    expect(codeOf(move({ customerId: friend }, { customerId: null }, books, tenMs, [policy]))).toBe(
      'prepaid_limit_exceeded',
    )
  })

  test('an empty one has nothing to move', () => {
    expect(codeOf(move({}, {}, newBooks([card.id, other.id])))).toBe('gift_card_empty')
    expect(codeOf(move({}, {}, books, end))).toBe('gift_card_empty')
  })

  test('goes lot by lot with its cost and its end', () => {
    const { from, to, books: after } = accepted(move({}, {}))
    expect(from).toMatchObject({
      card: { state: 'DEACTIVATED', replacedById: other.id },
      activities: [{ kind: 'TRANSFER_BALANCE_TO', amountMinor: -500, reason: 'LOST' }, { kind: 'DEACTIVATE' }],
    })
    expect(to).toMatchObject({
      card: { state: 'ACTIVE', customerId: friend },
      activities: [{ kind: 'TRANSFER_BALANCE_FROM', amountMinor: 500, sourceId: card.id }],
    })
    expect(balanceOf(after, giftBalanceOf(card)).postedMinor).toBe(0)
    expect(lotsOf(after, giftBalanceOf(other))).toMatchObject([
      { remainingMinor: 500, costLeftMinor: 500, expiresAtMs: end, origin: 'TRANSFER' },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { placeHold } from '../ledger/hold-value.ts'
import { credit, debit, issue, type Move, post, take } from '../ledger/post.ts'
import { DAY_MS } from '../time/local-time.ts'
import { bund, friend, owner, posting, tenMs } from './card.fixture.ts'
import { cardHeader } from './card-books.ts'
import {
  blockGiftCard,
  deactivateGiftCard,
  importedAgainst,
  loadGiftCard,
  redeemGiftCard,
  refundToGiftCard,
  transferGiftBalance,
  unblockGiftCard,
  unloadGiftCard,
} from './change-gift-card.ts'
import { type GiftCard, type GiftCardReason, giftBalanceOf } from './gift-card.ts'
import type { PrepaidPolicy } from './prepaid-policy.ts'

const end = tenMs + 1000
const loadId = idOf('LedgerTransaction', 'load')

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
  const { card, moves } = accepted(
    loadGiftCard(giftCard(), { amountMinor, sourceId: 'ord_1', transactionId: loadId }, tenMs),
  )
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
    [
      'load',
      (card: GiftCard) => loadGiftCard(card, { amountMinor: 1, sourceId: 'x', transactionId: loadId }, tenMs),
      ['PENDING', 'ACTIVE'],
    ],
  ] as const)('%s', (_, change, from) => {
    for (const state of ['PENDING', 'ACTIVE', 'BLOCKED', 'DEACTIVATED'] as const) {
      const fine = (from as readonly string[]).includes(state)
      expect(codeOf(change(giftCard({ state })))).toBe(fine ? 'fine' : 'gift_card_state_forbids')
    }
  })

  test('a card that holds something is not ended, and one that has ended says so first', () => {
    const { card } = loaded(500)
    const details = { giftCardId: card.id, balanceMinor: 500 }
    expect(deactivateGiftCard(card, books, 'OTHER', tenMs)).toEqual({
      ...{ ok: false, refusal: { code: 'gift_card_not_empty', details } },
    })
    const over = { ...card, state: 'DEACTIVATED' } as const
    expect(codeOf(deactivateGiftCard(over, books, 'OTHER', tenMs))).toBe('gift_card_state_forbids')
  })

  test.each([
    ['ACTIVE', 'BLOCKED', 'BLOCK', 'gift_card.blocked', blockGiftCard],
    ['BLOCKED', 'ACTIVE', 'UNBLOCK', 'gift_card.unblocked', unblockGiftCard],
    [
      ...(['PENDING', 'DEACTIVATED', 'DEACTIVATE', 'gift_card.deactivated'] as const),
      (card: GiftCard, ...given: [GiftCardReason, number]) => deactivateGiftCard(card, empty, ...given),
    ],
  ] as const)(
    'from %s to %s leaves an activity with its reason, and is announced',
    (before, after, kind, type, change) => {
      const card = giftCard({ state: before })
      const subject = { ...card, state: after, version: 2, updatedAtMs: tenMs }
      const activity = { giftCardId: card.id, ordinal: 20, kind, amountMinor: 0, reason: 'STOLEN' }
      expect(change(card, 'STOLEN', tenMs)).toEqual({
        ok: true,
        changes: {
          card: subject,
          activities: [{ ...activity, transactionId: null, sourceId: null, occurredAtMs: tenMs }],
        },
        events: [{ type, subjectKind: 'GIFT_CARD', subject, previous: card }],
      })
    },
  )

  test('what a state forbids is told with the states that allow it', () => {
    const card = giftCard({ state: 'BLOCKED' })
    const details = { giftCardId: card.id, state: 'BLOCKED', allowedFrom: ['ACTIVE'] }
    expect(blockGiftCard(card, 'OTHER', tenMs)).toEqual({
      ...{ ok: false, refusal: { code: 'gift_card_state_forbids', details } },
    })
  })

  test('the first load activates it; each leaves an activity', () => {
    const first = loadGiftCard(giftCard(), { amountMinor: 500, sourceId: 'ord_1', transactionId: loadId }, tenMs)
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
    expect(first).toMatchObject({ events: [{ previous: { state: 'PENDING' }, subject: { state: 'ACTIVE' } }] })
    const again = loadGiftCard(
      giftCard({ state: 'ACTIVE' }),
      { amountMinor: 5, sourceId: 'x', transactionId: loadId },
      tenMs,
    )
    expect(again).toMatchObject({ events: [], changes: { activities: [{ kind: 'LOAD' }] } })
  })
})

describe('loading a gift card', () => {
  const load = (amountMinor: number, isImport = false) =>
    accepted(loadGiftCard(giftCard(), { amountMinor, sourceId: 'ord_1', transactionId: loadId, isImport }, tenMs))
  const lot = { amountMinor: 500, cost: { amountMinor: 500, currency: 'CNY' }, expiresAtMs: end }

  test('takes whole minor units, one at the least', () => {
    for (const amountMinor of [0, -1, 0.5]) expect(() => load(amountMinor)).toThrow('loaded with something')
    expect(load(1).moves).toHaveLength(1)
  })

  test.each([
    ['sold', false, 'LOAD', 'GIFT_CARD'],
    ['imported', true, 'IMPORT', 'OPENING'],
  ] as const)('that is %s makes a lot that costs as much and ends with the card', (_, isImport, kind, origin) => {
    const { moves, activities } = load(500, isImport)
    expect(moves).toEqual([{ kind: 'ISSUE', account: giftBalanceOf(giftCard()), lot: { ...lot, origin } }])
    expect(activities[1]).toMatchObject({ kind, amountMinor: 500 })
  })

  test('imported balances are set against what was paid elsewhere', () => {
    const account = accountOf('OPENING_EQUITY', 'CNY')
    expect(importedAgainst('CNY', 500)).toEqual({ kind: 'AMOUNT', account, amountMinor: 500 })
  })

  test.each<readonly [string, Partial<GiftCard>, Partial<GiftCard>]>([
    ['blocked as it was', { state: 'BLOCKED' }, {}],
    ['blocked where it was ended for good', { state: 'DEACTIVATED' }, { state: 'BLOCKED' }],
    ['for 30 more days where it is over', { expiresAtMs: tenMs }, { expiresAtMs: tenMs + 30 * DAY_MS }],
    ['until its end where it is not', { expiresAtMs: tenMs + 1 }, {}],
    ['without an end where it has none', { expiresAtMs: null }, {}],
    [
      ...(['both', { state: 'DEACTIVATED', expiresAtMs: 5 }] as const),
      { state: 'BLOCKED', expiresAtMs: tenMs + 30 * DAY_MS },
    ],
  ])('what it paid is there again: %s', (_, fields, change) => {
    const card = giftCard({ state: 'ACTIVE', ...fields })
    const after = refundToGiftCard(card, { amountMinor: 500, sourceId: 'ord_1' }, tenMs).card
    expect(after).toEqual({ ...card, ...change, version: 2, updatedAtMs: tenMs })
  })

  test('nothing is put on one that is over', () => {
    const card = giftCard({ state: 'ACTIVE', expiresAtMs: tenMs })
    expect(loadGiftCard(card, { amountMinor: 1, sourceId: 'x', transactionId: loadId }, tenMs)).toEqual({
      ok: false,
      refusal: { code: 'gift_card_expired', details: { giftCardId: card.id, expiresAtMs: tenMs } },
    })
    expect(loadGiftCard(card, { amountMinor: 1, sourceId: 'x', transactionId: loadId }, tenMs - 1).ok).toBe(true)
  })

  test('a load that is taken back and a refund are noted, whatever the state of the card is', () => {
    const card = giftCard({ state: 'BLOCKED', version: 3 })
    const after = { ...card, version: 4, updatedAtMs: tenMs }
    const noted = {
      giftCardId: card.id,
      ordinal: 40,
      reason: null,
      transactionId: null,
      sourceId: 'ord_1',
      occurredAtMs: tenMs,
    }
    const command = { amountMinor: 500, sourceId: 'ord_1' }
    expect(unloadGiftCard(card, command, tenMs)).toEqual({
      ...{ card: after, activities: [{ ...noted, kind: 'UNLOAD', amountMinor: -500 }] },
    })
    expect(refundToGiftCard(card, command, tenMs)).toEqual({
      ...{ card: after, activities: [{ ...noted, kind: 'REFUND', amountMinor: 500 }] },
    })
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
      events: [],
      changes: { activities: [{ kind: 'REDEEM', amountMinor: -500, sourceId: 'ord_1' }] },
    })
  })
})

describe('moving a balance', () => {
  const { card, books } = loaded(500)
  const command = { ...posting('move'), reason: 'LOST' } as const
  const lasting = { ...other, expiresAtMs: null }
  const limit = {
    namedMaxMinor: 499,
    unnamedMaxMinor: 500,
    namedIdentityFromMinor: 1,
    unnamedIdentityFromMinor: 1,
    namedMayExpire: true,
    unnamedMinMonths: 0,
  }
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

  test.each([
    [{ state: 'PENDING' }, {}, { giftCardId: card.id, state: 'PENDING', allowedFrom: ['ACTIVE', 'BLOCKED'] }],
    [{}, { state: 'BLOCKED' }, { giftCardId: other.id, state: 'BLOCKED', allowedFrom: ['PENDING', 'ACTIVE'] }],
    [{}, { id: card.id }, { giftCardId: card.id, state: 'PENDING', allowedFrom: ['PENDING', 'ACTIVE'] }],
    [{}, { currency: 'EUR' }, { line: 0, expected: 'CNY', actual: 'EUR' }],
  ] as const)('says of %j to %j what stands in the way', (from, to, details) => {
    expect(move(from, to)).toMatchObject({ refusal: { details } })
  })

  test('nothing moves in a closed period', () => {
    const closed = { ...books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
    expect(codeOf(move({}, {}, closed))).toBe('period_closed')
  })

  test('a card that is moved to begins with it, and both are announced', () => {
    const given = { state: 'DEACTIVATED', replacedById: other.id }
    const taken = { state: 'ACTIVE', customerId: owner }
    const replaced = { type: 'gift_card.replaced', subject: given, previous: { state: 'ACTIVE' } }
    const activated = { type: 'gift_card.activated', subject: taken, previous: { state: 'PENDING' } }
    expect(move({ customerId: owner }, { customerId: null })).toMatchObject({ events: [replaced, activated] })
    const inUse = move({}, { state: 'ACTIVE' })
    expect(inUse.ok && inUse.events).toMatchObject([replaced])
    expect(inUse.ok && inUse.events).toHaveLength(1)
  })

  test('what has ended, and what was spent, stays behind', () => {
    const lots = (...moves: readonly Move[]) => ({ ...cardHeader(posting('more'), 'GIFT_CARD', card.id, 0), moves })
    const gone = { origin: 'OPENING', amountMinor: 70, cost: null, expiresAtMs: tenMs } as const
    const free = { origin: 'OPENING', amountMinor: 30, cost: null, expiresAtMs: null } as const
    const entry = lots(issue(giftBalanceOf(card), gone), issue(giftBalanceOf(card), free), importedAgainst('CNY', 100))
    const more = accepted(post(books, entry, tenMs))
    const [first] = lotsOf(more, giftBalanceOf(card))
    if (!first) throw new Error('the card is loaded')
    const all = take(giftBalanceOf(card), [{ lotId: first.id, amountMinor: 500 }])
    const using = lots(all, credit(accountOf('SERVICE_REVENUE', 'CNY'), 500))
    const spent = accepted(post(more, { ...using, id: idOf('LedgerTransaction', 'using') }, tenMs))
    const { from, books: after } = accepted(move({}, {}, spent))
    expect(from.activities[0]).toMatchObject({ amountMinor: -30 })
    expect(balanceOf(after, giftBalanceOf(card)).postedMinor).toBe(70)
    expect(lotsOf(after, giftBalanceOf(other))).toMatchObject([
      { remainingMinor: 30, costMinor: 0, costCurrency: null, expiresAtMs: null },
    ])
  })

  test.each([
    ['the one', tenMs + 5, tenMs + 5, tenMs + 5],
    ['what it takes over', tenMs + 5, tenMs + 6, end],
    ['the card it replaces', end + 1, end + 2, end + 2],
    ['for ever', null, tenMs + 5, null],
    ['for ever, as the other one', tenMs + 5, null, null],
  ])('a card lasts as long as the longest: %s', (_, to, from, lasts) => {
    const expected = lasts === null ? null : Math.max(lasts, end)
    const { to: taken } = accepted(move({ expiresAtMs: from }, { expiresAtMs: to }))
    expect(taken.card.expiresAtMs).toBe(expected)
  })

  test('what somebody holds of a card keeps all of it there', () => {
    const [lot] = lotsOf(books, giftBalanceOf(card))
    if (!lot) throw new Error('the card is loaded')
    const account = giftBalanceOf(card)
    const hold = {
      holdId: idOf('LedgerHold', '1'),
      source: { kind: 'ORDER_REFUND', id: 'x' },
      expiresAtMs: null,
    } as const
    const allocations = [{ lotId: lot.id, amountMinor: 200 }]
    const held = accepted(placeHold(books, { ...hold, account, amountMinor: 200, allocations }, tenMs))
    expect(move({}, {}, held)).toEqual({
      ok: false,
      refusal: {
        code: 'balance_insufficient',
        details: { account: 'GIFT_CARDS', subjectId: card.id, unit: 'CNY', availableMinor: 300, askedMinor: 500 },
      },
    })
  })

  test('an empty one has nothing to move', () => {
    expect(move({}, {}, newBooks([card.id, other.id]))).toMatchObject({
      ...{ refusal: { code: 'gift_card_empty', details: { giftCardId: card.id } } },
    })
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

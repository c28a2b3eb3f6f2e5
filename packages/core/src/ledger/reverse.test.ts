import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, newBooks } from './books.fixture.ts'
import type { Books } from './books.ts'
import type { EntryHeader } from './entry.ts'
import { credit, debit, giveBack, issue, type Move, post, take } from './post.ts'
import { lotsNamedBy, type PostedTransaction, restoredForMs, reverse, takenFrom } from './reverse.ts'
import { spend } from './spend.ts'

const [wang, li] = [idOf('Customer', 'wang'), idOf('Customer', 'li')]
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const bonus = accountOf('STORED_VALUE_BONUS', 'CNY', wang)
const granted = accountOf('BONUS_GRANTED', 'CNY')
const cash = accountOf('CASH_DRAWER', 'CNY')
const [ofPrincipal, ofBonus] = [idOf('Lot', 'topn3'), idOf('Lot', 'topn4')]

function header(body: string): EntryHeader {
  return {
    id: idOf('LedgerTransaction', body),
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: 0,
    source: { kind: 'TOP_UP', id: 'x' },
  }
}

const enter = (books: Books, body: string, moves: readonly Move[]): Books =>
  accepted(post(books, { ...header(body), moves }, 1))

const toppedUp = enter(newBooks([wang]), 'top', [
  debit(cash, 100),
  debit(granted, 20),
  issue(principal, { origin: 'TOP_UP', amountMinor: 100, cost: { amountMinor: 100, currency: 'CNY' } }),
  issue(bonus, { origin: 'BONUS', amountMinor: 20, cost: null, expiresAtMs: 50 }),
])
const { moves } = accepted(spend(toppedUp, [principal, bonus], 30, 'BONUS_FIRST', 1))
const paid = enter(toppedUp, 'pay', [...moves, credit(cash, 30), credit(granted, 20), debit(cash, 20)])

function original(books: Books, reversedById: PostedTransaction['reversedById'] = null): PostedTransaction {
  const transaction = books.posted.at(-1)
  if (!transaction) throw new Error('something was posted')
  return { ...transaction, reversedById }
}

describe('taking a transaction back', () => {
  test('turns every line round, at the place of the original', () => {
    const { locationId: _, ...rest } = header('back')
    const back = accepted(reverse(paid, { ...original(paid), locationId: idOf('Location', 'park') }, rest, 40))
    const { lines, ...said } = original(back)
    expect(said).toMatchObject({ id: 'ltx_back', reversesId: 'ltx_pay', locationId: 'loc_park', recordedAtMs: 40 })
    const turned = original(paid).lines.map((line) => ({ ...line, amountMinor: 0 - line.amountMinor }))
    expect(lines).toEqual(turned)
  })

  test('is done once', () => {
    const reversedById = idOf('LedgerTransaction', 'back')
    expect(reverse(paid, original(paid, reversedById), header('again'), 2)).toEqual({
      ok: false,
      refusal: { code: 'transaction_reversed', details: { transactionId: 'ltx_pay', reversedById } },
    })
  })

  test.each([
    [49, undefined, 50],
    [50, undefined, 50 + 2_592_000_000],
    [50, 7, 57],
  ])('at %i gives what has expired %s ms more, until %i', (at, restoredMs, expiresAtMs) => {
    const back = accepted(reverse(paid, original(paid), header('back'), at, restoredMs))
    expect(back.lots.get(ofBonus)).toMatchObject({ remainingMinor: 20, expiresAtMs })
    expect(restoredForMs).toBe(2_592_000_000)
  })

  test('of what was issued is refused once it is spent, and says what is left', () => {
    expect(reverse(paid, original(toppedUp), header('back'), 2)).toEqual({
      ok: false,
      refusal: { code: 'lot_spent', details: { lotId: ofPrincipal, availableMinor: 90, askedMinor: 100 } },
    })
    expect(reverse(toppedUp, original(toppedUp), header('back'), 2).ok).toBe(true)
  })

  test('of what was issued wants its cost, too', () => {
    const dear = [{ lotId: ofPrincipal, amountMinor: 10, costMinor: 60 }]
    const cheap = [{ lotId: ofPrincipal, amountMinor: 10, costMinor: 1 }]
    const taken = enter(toppedUp, 'out', [take(principal, dear), credit(cash, 10)])
    const whole = enter(taken, 'in', [debit(cash, 10), giveBack(principal, cheap, null)])
    expect(reverse(whole, original(toppedUp), header('back'), 2)).toMatchObject({
      refusal: { code: 'lot_spent', details: { availableMinor: 100, askedMinor: 100 } },
    })
  })
})

describe('what a transaction took', () => {
  test('is told by account, with its cost', () => {
    expect(takenFrom(original(paid), bonus)).toEqual([{ lotId: ofBonus, amountMinor: 20, costMinor: 0 }])
    expect(takenFrom(original(paid), principal)).toEqual([{ lotId: ofPrincipal, amountMinor: 10, costMinor: 10 }])
    expect(takenFrom(original(paid), accountOf('STORED_VALUE_BONUS', 'CNY', li))).toEqual([])
    expect(takenFrom(original(toppedUp), principal)).toEqual([])
  })

  test('names each lot once', () => {
    const { lines } = original(paid)
    expect(lotsNamedBy({ lines: [...lines, ...lines] })).toEqual(
      lines.filter(({ lotId }) => lotId !== null).map(({ lotId }) => lotId),
    )
    expect(lotsNamedBy({ lines })).toHaveLength(2)
  })
})

describe('spending', () => {
  const from = (amountMinor: number) => spend(toppedUp, [principal, bonus], amountMinor, 'PRINCIPAL_FIRST', 1)

  test('tells how much of each account it takes, and names no other', () => {
    expect(accepted(from(100))).toMatchObject({
      moves: [take(principal, [{ lotId: ofPrincipal, amountMinor: 100 }])],
      parts: [{ account: principal, amountMinor: 100 }],
    })
    expect(accepted(from(101)).parts).toMatchObject([
      { account: principal, amountMinor: 100 },
      { account: bonus, amountMinor: 1 },
    ])
  })

  test('of more than there is names the first account, and what all of them have', () => {
    const details = { account: 'STORED_VALUE_PRINCIPAL', subjectId: wang, unit: 'CNY' }
    expect(from(121)).toEqual({
      ok: false,
      refusal: { code: 'balance_insufficient', details: { ...details, availableMinor: 120, askedMinor: 121 } },
    })
  })
})

import { assert, present } from '../../base/assert.ts'
import { idOf } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { accepted, newBooks } from '../../ledger/books.fixture.ts'
import { type Books, type LedgerChanges, ledgerChangesOf, openBooks } from '../../ledger/books.ts'
import { debit, issue, post } from '../../ledger/post.ts'
import { plainStoredValue } from '../../places/stored-value-policy.ts'
import { noFlow } from '../../registers/cash-flow.ts'
import { at, bund, wang } from '../../scheduling/salon.fixture.ts'
import type { Order } from '../order.ts'
import { payOrder } from '../pay-order.ts'
import type { TenderRequest } from '../tenders/tender.ts'
import { noCardsOfOrder } from './cards-of-order.ts'
import type { RefundOrder, RefundOrderState } from './refund-order.ts'
import { noHomes } from './value-homes.ts'

export const today = '2026-11-21'

/** Wang's books with so much principal and bonus, each topped up in lots of those sizes. */
export function toppedUp(principal: readonly number[], bonus: readonly number[]): Books {
  let books = newBooks([wang.id])
  for (const [index, amountMinor] of [...principal, ...bonus].entries()) {
    const isBonus = index >= principal.length
    const account = isBonus
      ? accountOf('STORED_VALUE_BONUS', 'CNY', wang.id)
      : accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang.id)
    const cost = isBonus ? null : { amountMinor, currency: 'CNY' }
    const origin = isBonus ? ('BONUS' as const) : ('TOP_UP' as const)
    const entry = {
      id: idOf('LedgerTransaction', `top${index}`),
      locationId: bund.id,
      businessDate: today,
      occurredAtMs: at('09:00'),
      source: { kind: 'TOP_UP', id: `top_${index}` } as const,
      moves: [
        debit(isBonus ? accountOf('BONUS_GRANTED', 'CNY') : accountOf('CASH_DRAWER', 'CNY'), amountMinor),
        issue(account, { origin, amountMinor, cost }),
      ],
    }
    books = accepted(post(books, entry, at('09:00')))
  }
  return books
}

/** The books after storing those changes, with all lots there ever were. */
export function stored(books: Books, changes: LedgerChanges): Books {
  const lots = new Map([...books.lots, ...changes.newLots.map((lot) => [lot.id, lot] as const)])
  for (const delta of changes.lotDeltas) {
    const lot = present(lots.get(delta.id), 'a lot that changes was there')
    const remainingMinor = lot.remainingMinor + delta.remainingMinor
    lots.set(lot.id, { ...lot, remainingMinor, costLeftMinor: lot.costLeftMinor + delta.costLeftMinor })
  }
  const balances = new Map([...books.balances.values()].map((row) => [`${row.account}:${row.subjectId}`, row]))
  for (const row of changes.newBalances) balances.set(`${row.account}:${row.subjectId}`, row)
  for (const delta of changes.balanceDeltas) {
    const key = `${delta.account}:${delta.subjectId}`
    const row = present(balances.get(key), 'a balance that changes was there')
    balances.set(key, { ...row, postedMinor: row.postedMinor + delta.postedMinor })
  }
  const state = { subjectIds: [wang.id], balances: [...balances.values()], lots: [...lots.values()], holds: [] }
  const opened = openBooks({ ...state, closedPeriods: [] }, at('12:00'))
  return { ...opened, posted: [...books.posted, ...changes.transactions] }
}

/** The order paid with those tenders, and the books with it. */
export function paidWith(
  order: Order,
  tenders: readonly TenderRequest[],
  books: Books = newBooks([wang.id]),
  fields: { readonly deliveryIds?: Parameters<typeof payOrder>[1]['deliveryIds'] } = {},
): { readonly order: Order; readonly books: Books } {
  const state = {
    order,
    redeemed: new Set<never>(),
    lapsed: new Set<never>(),
    businessDate: today,
    toppedUpBefore: false,
  }
  const prepaid = { bought: new Set<never>(), policies: [], buyer: null }
  const decision = payOrder(
    {
      ...{ ...state, ...prepaid },
      storedValue: plainStoredValue,
      storedValueTodayMinor: 0,
      programme: null,
      creditLimitMinor: null,
      cashShiftId: null,
      books: { ...books, posted: [] },
      ...{ location: bund, cards: new Map(), usesToday: new Map(), giftCards: new Map() },
    },
    {
      tenders: tenders.map((tender, n) => ({ ...tender, paymentId: idOf('Payment', `p${n}`) })),
      paymentTransactionId: idOf('LedgerTransaction', 'paid'),
      deliveryIds: fields.deliveryIds ?? new Map(),
      cardUses: [],
      completionTransactionId: idOf('LedgerTransaction', 'done'),
    },
    at('12:00'),
  )
  assert(decision.ok, decision.ok ? '' : `${decision.refusal.code} ${JSON.stringify(decision.refusal.details)}`)
  return { order: decision.changes.order, books: stored(books, ledgerChangesOf(decision.changes.books)) }
}

export function refundState(order: Order, books: Books, fields: Partial<RefundOrderState> = {}): RefundOrderState {
  return {
    ...{ order, books, refunds: [], receivables: [], paidBack: [], redeemed: new Set(), topUps: new Map() },
    ...{ cards: noCardsOfOrder, homes: noHomes, location: bund },
    ...{ latest: undefined, flow: noFlow, businessDate: today },
    ...fields,
  }
}

export function refundOf(body: string, fields: Partial<RefundOrder> = {}): RefundOrder {
  return {
    refundId: idOf('Refund', body),
    kind: 'ITEMISED',
    lines: null,
    destination: 'TENDERS',
    feeMinor: 0,
    reason: 'x',
    transactionId: idOf('LedgerTransaction', `r${body}`),
    completionTransactionId: idOf('LedgerTransaction', `c${body}`),
    nextTransactionId: () => idOf('LedgerTransaction', `u${body}`),
    ...fields,
  }
}

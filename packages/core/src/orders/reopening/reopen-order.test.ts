import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../../base/ids.ts'
import { accepted, closedPeriod } from '../../ledger/books.fixture.ts'
import { type Books, ledgerChangesOf } from '../../ledger/books.ts'
import type { Receivable } from '../../receivables/receivable.ts'
import { noFlow } from '../../registers/cash-flow.ts'
import { firstShift } from '../../registers/register.fixture.ts'
import { at, bund, wang } from '../../scheduling/salon.fixture.ts'
import type { PaidBackTopUp } from '../../stored-value/top-up.ts'
import { cutByAnybody, orderOf, twoShampoos } from '../bill.fixture.ts'
import { paidWith, refundOf, refundState, stored, today, toppedUp } from '../refunds/refund.fixture.ts'
import { refundOrder } from '../refunds/refund-order.ts'
import type { RefundRequest } from '../refunds/refund-request.ts'
import { noHomes } from '../refunds/value-homes.ts'
import type { TenderRequest } from '../tenders/tender.ts'
import { type ReopenOrder, type ReopenOrderState, reopenOrder } from './reopen-order.ts'

const nowMs = at('13:00')

function command(): ReopenOrder {
  let n = 0
  return {
    reason: 'Wrong tender',
    successorId: idOf('Order', 'two'),
    refundId: idOf('Refund', 'back'),
    activityId: idOf('CustomerActivity', 'back'),
    nextTransactionId: () => {
      n += 1
      return idOf('LedgerTransaction', `back${n}`)
    },
  }
}

function stateOf({ order, books }: ReturnType<typeof paidWith>): ReopenOrderState {
  const posted = books.posted.filter(({ source }) => source.id === order.id)
  return {
    ...{ order, refunds: [], pending: undefined, cardUses: [], cards: new Map(), sold: [], giftCards: new Map() },
    ...{ receivables: [], paidBack: [], homes: noHomes },
    posted: posted.map((entry) => ({ ...entry, reversedById: null })),
    ...{ location: bund, latest: undefined, flow: noFlow, businessDate: today, account: null, endedPoints: new Map() },
    books: { ...books, posted: [] },
  }
}

/** What every account comes to by what was posted, those that come to nothing left out. */
function totals(books: Books): Readonly<Record<string, number>> {
  const sums = new Map<string, number>()
  for (const { account, subjectId, unit, amountMinor } of books.posted.flatMap(({ lines }) => lines)) {
    const key = `${account} ${subjectId} ${unit}`
    sums.set(key, (sums.get(key) ?? 0) + amountMinor)
  }
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).sort())
}

const lotsLeft = ({ lots }: Books): readonly unknown[] =>
  [...lots.values()].map(({ id, remainingMinor, costLeftMinor }) => [id, remainingMinor, costLeftMinor])

describe('reopenOrder refuses in a declared order', () => {
  const paid = paidWith(orderOf([cutByAnybody, twoShampoos]), [{ kind: 'CASH', tenderedMinor: 26_600 }])
  const base = stateOf(paid)
  const refunded = refundOrder(refundState(paid.order, paid.books), refundOf('1'), nowMs)
  const refunds = refunded.ok ? [refunded.changes.refund] : []
  const counting = { ...bund, cashShifts: { use: 'REQUIRED', openOrdersAtClose: 'ALLOW', pastDays: 'ALLOW' } } as const
  const pending = { id: idOf('RefundRequest', '1') } as RefundRequest
  const card = { id: idOf('CustomerCard', '1'), state: 'ACTIVE' } as ReopenOrderState['sold'][number]['card']
  const owed = { amountMinor: 5, paidMinor: 1, returnedMinor: 0, writtenOffMinor: 0 } as Receivable
  const closed = { ...base.books, closedPeriods: [closedPeriod({ fromDate: today, toDate: today })] }
  const parts = paid.order.payments.flatMap((payment) => payment.parts)
  const byWang = parts.map((part) => ({ ...part, lotId: idOf('Lot', '1'), subjectId: wang.id }))
  const valued = { ...paid.order, payments: paid.order.payments.map((payment) => ({ ...payment, parts: byWang })) }
  const homes = { ...noHomes, mergedInto: new Map([[wang.id as string, idOf('Customer', 'other')]]) }
  const all: Partial<ReopenOrderState> = {
    homes,
    paidBack: [{ topUpId: idOf('TopUp', '1') } as PaidBackTopUp],
    ...{ refunds, pending, sold: [{ card, isUsed: true }], receivables: [owed], location: counting, books: closed },
    order: { ...paid.order, paymentState: 'UNPAID', reopenedAsId: idOf('Order', '9') },
  }
  const steps: readonly (readonly [string, Partial<ReopenOrderState>, string])[] = [
    ['one that is not paid', {}, 'not_reopenable NOT_PAID'],
    ['one reopened before', { order: { ...paid.order, reopenedAsId: idOf('Order', '9') } }, 'not_reopenable REOPENED'],
    ['one of which something went back', { order: valued }, 'not_reopenable REFUNDED'],
    ['one that is asked back', { refunds: [] }, 'refund_requested'],
    ['one whose card was used', { pending: undefined }, 'not_reopenable CARD_USED'],
    ['one whose card was given away', { sold: [{ card, isUsed: false }] }, 'not_reopenable CARD_TRANSFERRED'],
    ['one that was paid meanwhile', { sold: [] }, 'not_reopenable SETTLED'],
    ['one paid from what was paid back', { receivables: [] }, 'not_reopenable TOP_UP_PAID_BACK'],
    ['one whose payer is no more', { paidBack: [] }, 'not_reopenable TENDER_GONE'],
    ['without a shift for the cash', { homes: noHomes, order: paid.order }, 'cash_shift_required'],
    ['more cash than there is', { latest: { ...firstShift, openingFloatMinor: 26_599 } }, 'cash_insufficient'],
    ['in a closed period', { latest: firstShift }, 'period_closed'],
    ['nothing against it', { books: base.books }, 'accepted'],
  ]
  let state: ReopenOrderState = { ...base, ...all }
  test.each(
    steps.map(([name, repair, code]) => {
      state = { ...state, ...repair }
      return [name, state, code] as const
    }),
  )('%s', (_, given, code) => {
    const decision = reopenOrder(given, command(), nowMs)
    const because = !decision.ok && 'because' in decision.refusal.details ? ` ${decision.refusal.details.because}` : ''
    expect(decision.ok ? 'accepted' : `${decision.refusal.code}${because}`).toBe(code)
  })

  test('value that is no longer there', () => {
    const spent = base.posted.map((entry) =>
      entry.source.kind === 'ORDER_PAYMENT' ? { ...entry, reversedById: idOf('LedgerTransaction', 'x') } : entry,
    )
    const decision = reopenOrder({ ...base, posted: spent }, command(), nowMs)
    expect(decision.ok ? '' : decision.refusal.code).toBe('transaction_reversed')
  })
})

describe('reopenOrder', () => {
  const amount = fc.integer({ min: 0, max: 13_800 })

  test('and the same payment again leave the books as they were, whatever it was paid with', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(cutByAnybody, twoShampoos), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 2 }),
        amount,
        (lines, principal, bonus, wanted) => {
          const order = orderOf(lines)
          const there = [...principal, ...bonus].reduce((sum, one) => sum + one, 0)
          const amountMinor = Math.min(wanted, there, order.totalMinor)
          const tenders: TenderRequest[] = [
            ...(amountMinor === 0 ? [] : [{ kind: 'STORED_VALUE' as const, amountMinor }]),
            ...(amountMinor === order.totalMinor
              ? []
              : [{ kind: 'CASH' as const, tenderedMinor: order.totalMinor - amountMinor }]),
          ]
          const opening = toppedUp(principal, bonus)
          const paid = paidWith(order, tenders, opening)
          const { successor, order: taken, books, refund } = accepted(reopenOrder(stateOf(paid), command(), nowMs))
          const back = stored(paid.books, ledgerChangesOf(books))
          expect(totals(back)).toEqual(totals(opening))
          expect(lotsLeft(back)).toEqual(lotsLeft(opening))
          expect([refund.totalMinor, taken.refundedMinor]).toEqual([order.totalMinor, order.totalMinor])
          expect(successor).toMatchObject({ state: 'OPEN', totalMinor: order.totalMinor, reopensId: order.id })
          const again = paidWith(successor, tenders, back)
          expect(totals(again.books)).toEqual(totals(paid.books))
          expect(lotsLeft(again.books)).toEqual(lotsLeft(paid.books))
        },
      ),
      { seed: 20_261_122, numRuns: 60 },
    )
  })

  test('says what it was and what stands in its place', () => {
    const paid = paidWith(orderOf([cutByAnybody]), [{ kind: 'CASH', tenderedMinor: 20_000 }])
    const decision = reopenOrder(stateOf(paid), command(), nowMs)
    if (!decision.ok) throw new Error(decision.refusal.code)
    expect(decision.events.map(({ type, subject, previous }) => [type, subject.id, previous?.state])).toEqual([
      ['order.reopened', paid.order.id, 'COMPLETED'],
      ['order.created', idOf('Order', 'two'), undefined],
    ])
    expect(decision.changes.books.posted.map(({ reversesId, source }) => [source.kind, reversesId])).toEqual([
      ['ORDER_REOPENING', idOf('LedgerTransaction', 'done')],
      ['ORDER_REOPENING', idOf('LedgerTransaction', 'paid')],
    ])
    expect(decision.changes.order.customerId).toBe(wang.id)
  })
})

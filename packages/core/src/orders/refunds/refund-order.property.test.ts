import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assert } from '../../base/assert.ts'
import { idOf } from '../../base/ids.ts'
import type { AccountCode } from '../../ledger/account.ts'
import { accepted, reopened } from '../../ledger/books.fixture.ts'
import type { Books } from '../../ledger/books.ts'
import type { OrderPricing } from '../../places/order-pricing.ts'
import { openOf, type Receivable } from '../../receivables/receivable.ts'
import { at, bund, byId, cut, wang } from '../../scheduling/salon.fixture.ts'
import { shampoo, till, visit } from '../bill.fixture.ts'
import { openOrder } from '../create-order.ts'
import { draftOrder } from '../draft-order.ts'
import type { Order } from '../order.ts'
import { plainTerms } from '../price-draft.ts'
import { receivablesOf } from '../put-on-account.ts'
import { settleReceivables, writeOffReceivables } from '../settle-receivables.ts'
import type { TenderRequest } from '../tenders/tender.ts'
import { paidWith, refundOf, refundState, toppedUp } from './refund.fixture.ts'
import type { Refund } from './refund.ts'
import { refundOrder } from './refund-order.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 300)

interface Sale {
  readonly cutMinor: number
  readonly shampooMinor: number
  readonly cuts: number
  readonly shampoos: number
  readonly booked: boolean
  readonly tipMinor: number
  readonly offBasisPoints: number
  readonly pricing: Pick<OrderPricing, 'taxInclusive' | 'serviceTaxBasisPoints'>
  readonly chargeBasisPoints: number
  readonly round: boolean
  readonly balance: readonly [number, number, number, number]
  readonly valueShare: number
  readonly providerShare: number
  readonly accountShare: number
  /** What is paid of it, and given up, before anything goes back. */
  readonly settledShare: number
  readonly lostShare: number
}

const sales: fc.Arbitrary<Sale> = fc.record({
  cutMinor: fc.integer({ min: 0, max: 20_000 }),
  shampooMinor: fc.integer({ min: 1, max: 7_000 }),
  cuts: fc.integer({ min: 1, max: 4 }),
  shampoos: fc.integer({ min: 1, max: 7 }),
  booked: fc.boolean(),
  tipMinor: fc.constantFrom(0, 1, 777),
  offBasisPoints: fc.integer({ min: 0, max: 9_999 }),
  pricing: fc.record({ taxInclusive: fc.boolean(), serviceTaxBasisPoints: fc.constantFrom(0, 600, 1_317) }),
  chargeBasisPoints: fc.constantFrom(0, 1_000),
  round: fc.boolean(),
  balance: fc.tuple(
    fc.integer({ min: 1, max: 9_000 }),
    fc.integer({ min: 1, max: 9_000 }),
    fc.integer({ min: 1, max: 3_000 }),
    fc.integer({ min: 1, max: 3_000 }),
  ),
  valueShare: fc.double({ min: 0, max: 1, noNaN: true }),
  providerShare: fc.double({ min: 0, max: 1, noNaN: true }),
  accountShare: fc.double({ min: 0, max: 1, noNaN: true }),
  settledShare: fc.double({ min: 0, max: 1, noNaN: true }),
  lostShare: fc.double({ min: 0, max: 1, noNaN: true }),
})

function billOf(sale: Sale): Order {
  const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })
  const pricing: OrderPricing = {
    ...bund.pricing,
    ...sale.pricing,
    productTaxBasisPoints: 1_300,
    serviceCharge:
      sale.chargeBasisPoints === 0 ? null : { rateBasisPoints: sale.chargeBasisPoints, taxRateBasisPoints: 600 },
    cashRounding: { unitMinor: 100, mode: 'FLOOR' },
  }
  const state = {
    ...till,
    location: { ...bund, pricing },
    services: byId(
      { ...cut, price: cny(sale.cutMinor) },
      ...[...till.services.values()].filter(({ id }) => id !== cut.id),
    ),
    products: byId({ ...shampoo, price: cny(sale.shampooMinor) }),
  }
  const effect = { kind: 'PERCENT_OFF', percentOffBasisPoints: sale.offBasisPoints } as const
  const terms = {
    ...plainTerms,
    tipMinor: sale.tipMinor,
    manualDiscount: sale.offBasisPoints === 0 ? null : { effect, reason: 'x' },
    roundTotal: sale.round,
  }
  const lines = [
    { kind: 'SERVICE', serviceId: cut.id, quantity: sale.cuts } as const,
    { kind: 'PRODUCT', productId: shampoo.id, quantity: sale.shampoos } as const,
    ...(sale.booked ? [{ kind: 'BOOKING_SEGMENT', bookingId: visit.id, segment: 0 } as const] : []),
  ]
  const drafted = draftOrder(state, lines, terms, at('12:00'))
  assert(drafted.ok, 'the lines can be ordered')
  // A discount that takes nothing off is no reason to have no bill here.
  return accepted(openOrder(state, { ...drafted.draft, rejected: [] }, idOf('Order', 'one'), at('12:00'))).order
}

function payWithAll(sale: Sale, order: Order): { readonly order: Order; readonly books: Books } {
  const [one, two, three, four] = sale.balance
  const valueMinor = Math.min(Math.floor(order.totalMinor * sale.valueShare), one + two + three + four)
  const providerMinor = Math.floor((order.totalMinor - valueMinor) * sale.providerShare)
  const restMinor = order.totalMinor - valueMinor - providerMinor
  const owedMinor = Math.floor(restMinor * sale.accountShare)
  const cashMinor = restMinor - owedMinor
  const tenders: readonly TenderRequest[] = [
    ...(valueMinor > 0 ? [{ kind: 'STORED_VALUE', amountMinor: valueMinor } as const] : []),
    ...(providerMinor > 0
      ? [{ kind: 'PROVIDER', provider: 'SANDBOX', reference: 'r', amountMinor: providerMinor } as const]
      : []),
    ...(owedMinor > 0 ? [{ kind: 'ON_ACCOUNT', amountMinor: owedMinor } as const] : []),
    ...(cashMinor > 0 ? [{ kind: 'CASH', tenderedMinor: cashMinor } as const] : []),
  ]
  return paidWith(order, tenders, toppedUp([one, two], [three, four]))
}

/** What is owed for the order, of which a part has been paid and a part given up meanwhile. */
function partlySettled(
  { settledShare, lostShare }: Sale,
  paid: { readonly order: Order; readonly books: Books },
): { readonly receivables: readonly Receivable[]; readonly books: Books } {
  let { books } = paid
  let receivables = receivablesOf(paid.order, () => idOf('Receivable', '1'))
  const go = (changes: { readonly books: Books; readonly receivables: readonly Receivable[] }): void => {
    books = { ...reopened(changes.books, at('12:30')), posted: changes.books.posted }
    receivables = changes.receivables
  }
  const state = () => ({
    ...{ customerId: wang.id, locationId: bund.id, currency: 'CNY', receivables, location: bund, books },
    ...{ storedValueTodayMinor: 0, cashShiftId: null, businessDate: '2026-11-21' },
  })
  const part = (share: number): number => Math.floor(receivables.reduce((total, one) => total + openOf(one), 0) * share)
  const ids = (body: string) => ({
    settlementId: idOf('ReceivableSettlement', body),
    transactionId: idOf('LedgerTransaction', body),
  })
  const paidMinor = part(settledShare)
  const tenders = [{ kind: 'CASH', tenderedMinor: paidMinor, paymentId: idOf('Payment', 'debt') }] as const
  const settle = { ...ids('settled'), amountMinor: paidMinor, tenders }
  if (paidMinor > 0) go(accepted(settleReceivables(state(), settle, at('12:30'))))
  const lostMinor = part(lostShare)
  const lose = { ...ids('lost'), amountMinor: lostMinor, reason: 'x' }
  if (lostMinor > 0) go(accepted(writeOffReceivables(state(), lose, at('12:30'))))
  return { receivables, books }
}

function sumOf(books: Books, account: AccountCode): number {
  return books.posted
    .flatMap(({ lines }) => lines)
    .reduce((total, line) => (line.account === account ? total + line.amountMinor : total), 0)
}

const nothingLeft: readonly AccountCode[] = [
  'CUSTOMER_ADVANCES',
  'SERVICE_REVENUE',
  'PRODUCT_REVENUE',
  'SERVICE_CHARGES',
  'DISCOUNTS',
  'TAX_PAYABLE',
  'TIPS_PAYABLE',
  'CASH_ROUNDING',
  'BONUS_REDEEMED',
  'PROVIDER_CLEARING',
  'RECEIVABLES',
  'EXPENSES',
]

test('any sequence of partial refunds gives back exactly what was paid, to what it was paid with', () => {
  const steps = fc.array(fc.record({ line: fc.nat(2), quantity: fc.integer({ min: 1, max: 3 }) }), { maxLength: 12 })
  const property = fc.property(sales, steps, (sale, partial) => {
    const paid = payWithAll(sale, billOf(sale))
    let { order } = paid
    let { receivables, books } = partlySettled(sale, paid)
    const refunds: Refund[] = []
    const lots = [...books.lots.values()]
    for (const [n, each] of [...partial, null].entries()) {
      const lines = each && [{ line: each.line, quantity: each.quantity }]
      const command = refundOf(`${n}`, { lines })
      const decision = refundOrder(refundState(order, books, { refunds, receivables }), command, at('13:00'))
      if (!decision.ok) {
        expect(['refund_exceeds_line', 'refund_line_unknown', 'not_refundable']).toContain(decision.refusal.code)
        continue
      }
      const { refund, order: after } = decision.changes
      expect(refund.totalMinor).toBeGreaterThanOrEqual(0)
      refunds.push(refund)
      order = after
      receivables = decision.changes.receivables.length > 0 ? decision.changes.receivables : receivables
      books = { ...reopened(decision.changes.books, at('13:00')), posted: decision.changes.books.posted }
      expect(order.refundedMinor).toBe(refunds.reduce((total, { totalMinor }) => total + totalMinor, 0))
      expect(order.refundedMinor).toBeLessThanOrEqual(order.paidMinor)
      for (const payment of order.payments) {
        const back = refunds.flatMap(({ payments }) => payments).filter(({ paymentId }) => paymentId === payment.id)
        expect(back.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBeLessThanOrEqual(payment.amountMinor)
      }
    }
    expect(order.refundState).toBe('FULL')
    expect(order.refundedMinor).toBe(paid.order.paidMinor)
    for (const account of nothingLeft) expect([account, sumOf(books, account)]).toEqual([account, 0])
    const principal = lots.map(({ id, account }) => [id, account])
    for (const [id] of principal) {
      const lot = books.lots.get(id as never)
      expect([lot?.remainingMinor, lot?.costLeftMinor]).toEqual([lot?.originalMinor, lot?.costMinor])
    }
  })
  fc.assert(property, { numRuns: RUNS })
})

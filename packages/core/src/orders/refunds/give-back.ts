import { assert, present } from '../../base/assert.ts'
import type { CashShiftId, CustomerId } from '../../base/ids.ts'
import { type Account, accountKey, accountOf, isInLots, type LotCode } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import { returnLots } from '../../ledger/consume-lots.ts'
import type { CostedAllocation } from '../../ledger/lot.ts'
import { credit, debit, giveBack, issue, type Move } from '../../ledger/post.ts'
import { restoredForMs } from '../../ledger/reverse.ts'
import { type LedgerUnit, pointUnit } from '../../ledger/unit.ts'
import { cumulativeShare } from '../../money/allocate.ts'
import type { Currency } from '../../money/money.ts'
import { type Receivable, returnReceivable } from '../../receivables/receivable.ts'
import { drawerOf } from '../../registers/cash-shift.ts'
import type { Payment } from '../order.ts'
import { badDebts } from '../settle-receivables.ts'
import type { PaymentPart } from '../tenders/tender.ts'
import type { Refund, RefundDestination, RefundPayment, ReturnedSource } from './refund.ts'
import { homeOf, type ValueHomes } from './value-homes.ts'

/** What giving back goes by. */
export interface GivingBack {
  readonly currency: Currency
  readonly destination: RefundDestination
  /** Money comes out of the drawer, whoever had taken it. */
  readonly moneyInCash: boolean
  readonly customerId: CustomerId | null
  /** Whose drawer the cash comes out of; null where cash is not counted. */
  readonly cashShiftId: CashShiftId | null
  /** What was put on account. */
  readonly receivables: readonly Receivable[]
  /** What has become of whatever paid. */
  readonly homes: ValueHomes
  /** With the lots that paid. */
  readonly books: Books
  readonly nowMs: number
}

export interface GivenBack {
  readonly payments: readonly RefundPayment[]
  /** Credits of all that is given back, and whatever balances by itself. */
  readonly moves: readonly Move[]
  /** Those that are lessened. */
  readonly receivables: readonly Receivable[]
}

/**
 * Gives back what was paid: money to the drawer or the provider it went to, or as stored value where that is wanted;
 * value and bonus to the very lots they came from, what was taken last first, or to whatever has taken the place of those
 * that are no more. What is still owed is owed no more; what was paid of it meanwhile becomes stored value.
 */
export function giveBackPayments(
  paid: readonly Payment[],
  earlier: readonly Refund[],
  returned: readonly ReturnedSource[],
  context: GivingBack,
): GivenBack {
  const payments: RefundPayment[] = []
  const moves: Move[] = []
  const receivables: Receivable[] = []
  let creditMinor = 0
  for (const payment of paid) {
    const of = (source: ReturnedSource['source']): number =>
      returned.reduce(
        (total, each) =>
          each.payment === payment.ordinal && each.source === source ? total + each.amountMinor : total,
        0,
      )
    const [moneyMinor, valueMinor, bonusMinor] = [of('MONEY'), of('VALUE'), of('BONUS')]
    const off = debtBack(payment, of('OWED'), context)
    receivables.push(...off.receivables)
    creditMinor += of('OWED') - off.amountMinor
    if (context.destination === 'STORE_CREDIT') creditMinor += moneyMinor
    const back = [
      ...(moneyMinor > 0 && context.destination === 'TENDERS' ? [moneyBack(payment, moneyMinor, context)] : []),
      ...(payment.kind === 'POINTS' && valueMinor > 0 ? [pointsBack(payment, earlier, valueMinor, context)] : []),
      ...(payment.kind !== 'POINTS' && valueMinor + bonusMinor > 0
        ? [valueBack(payment, earlier, valueMinor, bonusMinor, context)]
        : []),
      ...(off.amountMinor > 0 ? [off] : []),
    ]
    if (back.length === 0) continue
    moves.push(...back.flatMap((each) => each.moves))
    const parts = back.flatMap((each) => each.parts)
    const amountMinor = back.reduce((total, each) => total + each.amountMinor, 0)
    const inCash = moneyMinor > 0 && context.moneyInCash
    const { kind, provider, reference } = inCash ? cashInstead : payment
    payments.push({ ordinal: payments.length, kind, paymentId: payment.id, amountMinor, provider, reference, parts })
  }
  if (creditMinor > 0) {
    const given = storeCredit(creditMinor, context)
    payments.push({ ...given.payment, ordinal: payments.length })
    moves.push(...given.moves)
  }
  return { payments, moves, receivables }
}

const cashInstead = { kind: 'CASH', provider: null, reference: null } as const

/** Money that becomes stored value of the customer: a lot that was paid for. */
export function storeCredit(
  amountMinor: number,
  { currency, customerId }: Pick<GivingBack, 'currency' | 'customerId'>,
): { readonly payment: Omit<RefundPayment, 'ordinal'>; readonly moves: readonly Move[] } {
  const account = accountOf('STORED_VALUE_PRINCIPAL', currency, present(customerId, 'store credit is somebody’s'))
  const cost = { amountMinor, currency }
  const part = { account: account.code, subjectId: account.subjectId, lotId: null, amountMinor, costMinor: amountMinor }
  return {
    payment: { kind: 'STORE_CREDIT', paymentId: null, amountMinor, provider: null, reference: null, parts: [part] },
    moves: [issue(account, { origin: 'REFUND', amountMinor, cost })],
  }
}

interface Back {
  readonly amountMinor: number
  readonly parts: readonly PaymentPart[]
  readonly moves: readonly Move[]
}

/** Takes what goes back of a payment on account off what is owed of it, and off what was lost of it. */
function debtBack(
  payment: Payment,
  amountMinor: number,
  { currency, receivables, nowMs }: GivingBack,
): Back & { readonly receivables: readonly Receivable[] } {
  const owed = receivables.find(({ paymentId }) => paymentId === payment.id)
  if (amountMinor === 0 || owed === undefined) return { amountMinor: 0, parts: [], moves: [], receivables: [] }
  const { receivable, openMinor, writtenOffMinor } = returnReceivable(owed, amountMinor, nowMs)
  const amounts = [
    [accountOf('RECEIVABLES', currency, owed.customerId), openMinor],
    [badDebts(currency), writtenOffMinor],
  ] as const
  const taken = amounts.filter(([, minor]) => minor > 0)
  return {
    amountMinor: openMinor + writtenOffMinor,
    parts: taken.map(([{ code: account, subjectId }, minor]) => {
      return { account, subjectId, lotId: null, amountMinor: minor, costMinor: null }
    }),
    moves: taken.map(([account, minor]) => credit(account, minor)),
    receivables: taken.length === 0 ? [] : [receivable],
  }
}

function moneyBack(payment: Payment, amountMinor: number, { currency, cashShiftId, moneyInCash }: GivingBack): Back {
  const account: Account =
    payment.kind === 'CASH' || moneyInCash
      ? drawerOf(currency, cashShiftId)
      : accountOf('PROVIDER_CLEARING', currency, present(payment.provider, 'money was taken in cash or by a provider'))
  const { code, subjectId } = account
  return {
    amountMinor,
    parts: [{ account: code, subjectId, lotId: null, amountMinor, costMinor: null }],
    moves: [{ kind: 'AMOUNT', account, amountMinor: 0 - amountMinor }],
  }
}

function valueBack(
  payment: Payment,
  earlier: readonly Refund[],
  valueMinor: number,
  bonusMinor: number,
  context: GivingBack,
): Back {
  const { currency } = context
  const codes = [...new Set(payment.parts.map(({ account }) => account))].filter(isInLots)
  const amounts = new Map<LotCode, number>()
  for (const code of codes) if (code !== 'STORED_VALUE_BONUS') amounts.set(code, valueMinor)
  assert(amounts.size <= 1, 'a payment of value came of one account, and bonus')
  if (bonusMinor > 0) amounts.set('STORED_VALUE_BONUS', bonusMinor)
  const parts: PaymentPart[] = []
  const moves: Move[] = []
  for (const [code, amountMinor] of amounts) {
    if (amountMinor === 0) continue
    const taken = payment.parts.filter((part) => part.account === code)
    const allocations = returnLots(taken.map(costed), returnedOf(payment, earlier, code), amountMinor)
    const home = lotsBack({ code, unit: currency, subjectId: taken[0]?.subjectId ?? null }, allocations, context)
    moves.push(...home.moves)
    parts.push(...home.parts)
  }
  moves.push(
    debit(accountOf('BONUS_GRANTED', currency), bonusMinor),
    credit(accountOf('BONUS_REDEEMED', currency), bonusMinor),
  )
  return { amountMinor: valueMinor + bonusMinor, parts, moves }
}

/** To the very lots, or as lots of whatever has taken the place of their holder, with the ends that they had. */
function lotsBack(
  { code, unit, subjectId }: { readonly code: LotCode; readonly unit: LedgerUnit; readonly subjectId: string | null },
  allocations: readonly CostedAllocation[],
  { homes, books, nowMs }: GivingBack,
): Pick<Back, 'moves' | 'parts'> {
  const home = subjectId === null ? null : homeOf(homes, subjectId)
  const account = { code, subjectId: home, unit, key: accountKey(code, home, unit) } as Account<LotCode>
  const untilMs = nowMs + restoredForMs
  if (home === subjectId) {
    return {
      moves: [giveBack(account, allocations, untilMs)],
      parts: allocations.map((allocation) => ({ account: code, subjectId, ...allocation })),
    }
  }
  return {
    moves: allocations.map(({ lotId, amountMinor, costMinor }) => {
      const { costCurrency, expiresAtMs } = present(books.lots.get(lotId), 'the lots that paid were read')
      const cost = costCurrency === null ? null : { amountMinor: costMinor, currency: costCurrency }
      const end = expiresAtMs !== null && nowMs >= expiresAtMs ? untilMs : expiresAtMs
      return issue(account, { origin: 'REFUND', amountMinor, cost, expiresAtMs: end })
    }),
    parts: allocations.map(({ amountMinor, costMinor }) => {
      return { account: code, subjectId: home, lotId: null, amountMinor, costMinor }
    }),
  }
}

/** Points go back in proportion to what they paid, to the last one with the last of it. */
function pointsBack(payment: Payment, earlier: readonly Refund[], amountMinor: number, context: GivingBack): Back {
  const taken = payment.parts.map(costed)
  const points = taken.reduce((total, part) => total + part.amountMinor, 0)
  const beforeMinor = earlier
    .flatMap(({ payments }) => payments)
    .reduce((total, back) => (back.paymentId === payment.id ? total + back.amountMinor : total), 0)
  const upTo = (paidMinor: number): number => cumulativeShare(points, paidMinor, payment.amountMinor)
  const before = upTo(beforeMinor)
  const allocations = returnLots(taken, before, upTo(beforeMinor + amountMinor) - before)
  const returned = allocations.reduce((total, part) => total + part.amountMinor, 0)
  const subjectId = payment.parts[0]?.subjectId ?? null
  const { parts, moves } = lotsBack({ code: 'POINTS', unit: pointUnit, subjectId }, allocations, context)
  return {
    ...{ amountMinor, parts },
    moves: [
      ...moves,
      debit(accountOf('POINTS_ISSUED', pointUnit), returned),
      credit(accountOf('POINTS_REDEEMED', context.currency), amountMinor),
    ],
  }
}

function costed({ lotId, amountMinor, costMinor }: PaymentPart): CostedAllocation {
  return { lotId: present(lotId, 'value came from lots'), amountMinor, costMinor: costMinor ?? 0 }
}

/** What of a payment has gone back to that account. */
function returnedOf(payment: Payment, earlier: readonly Refund[], code: LotCode): number {
  return earlier
    .flatMap(({ payments }) => payments)
    .filter(({ paymentId }) => paymentId === payment.id)
    .flatMap(({ parts }) => parts)
    .reduce((total, part) => (part.account === code ? total + part.amountMinor : total), 0)
}

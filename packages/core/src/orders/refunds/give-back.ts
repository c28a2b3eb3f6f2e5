import { assert, present } from '../../base/assert.ts'
import type { CashShiftId, CustomerId, LotId } from '../../base/ids.ts'
import { type Account, accountOf, isInLots, type LotCode } from '../../ledger/account.ts'
import { returnLots } from '../../ledger/consume-lots.ts'
import { credit, debit, issue, type Move } from '../../ledger/post.ts'
import { pointUnitOf } from '../../ledger/unit.ts'
import { cumulativeShare } from '../../money/allocate.ts'
import type { Currency } from '../../money/money.ts'
import { multiplyRatio } from '../../money/ratio.ts'
import { type Receivable, returnReceivable } from '../../receivables/receivable.ts'
import { drawerOf } from '../../registers/cash-shift.ts'
import type { PaidBackTopUp } from '../../stored-value/top-up.ts'
import type { Payment } from '../order.ts'
import { badDebts } from '../settle-receivables.ts'
import type { PaymentPart } from '../tenders/tender.ts'
import { costed, type LotsBackContext, lotsBack } from './lots-back.ts'
import type { BackAsBonus, Refund, RefundDestination, RefundPayment, ReturnedSource, SourceKind } from './refund.ts'

/** What giving back goes by. */
export interface GivingBack extends LotsBackContext {
  readonly currency: Currency
  readonly destination: RefundDestination
  /** Money comes out of the drawer, whoever had taken it. */
  readonly moneyInCash: boolean
  readonly customerId: CustomerId | null
  /** Whose drawer the cash comes out of; null where cash is not counted. */
  readonly cashShiftId: CashShiftId | null
  /** What was put on account. */
  readonly receivables: readonly Receivable[]
  /** Of the top-ups that paid those that were paid back meanwhile, with their lots among the books. */
  readonly paidBack: readonly PaidBackTopUp[]
  readonly nowMs: number
}

export interface GivenBack {
  readonly payments: readonly RefundPayment[]
  /** Credits of all that is given back, and whatever balances by itself. */
  readonly moves: readonly Move[]
  /** Those that are lessened. */
  readonly receivables: readonly Receivable[]
  readonly backAsBonus: readonly BackAsBonus[]
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
  const asBonus = new Map(context.paidBack.map((topUp) => [topUp.principalLotId, topUp.backAsBonusMinor]))
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
        ? [valueBack(payment, earlier, { valueMinor, bonusMinor }, asBonus, context)]
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
  const backAsBonus = context.paidBack.flatMap(({ topUpId, principalLotId, backAsBonusMinor: beforeMinor }) => {
    const afterMinor = asBonus.get(principalLotId) ?? 0
    return afterMinor === beforeMinor ? [] : [{ topUpId, beforeMinor, afterMinor }]
  })
  return { payments, moves, receivables, backAsBonus }
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

/**
 * Value and bonus to the very lots that they came from. Of principal whose top-up was paid back meanwhile, what was paid
 * back in money comes back as bonus, and before any principal does.
 */
function valueBack(
  payment: Payment,
  earlier: readonly Refund[],
  { valueMinor, bonusMinor }: { readonly valueMinor: number; readonly bonusMinor: number },
  asBonus: Map<LotId, number>,
  context: GivingBack,
): Back {
  const { currency, paidBack } = context
  const codes = [...new Set(payment.parts.map(({ account }) => account))].filter(isInLots)
  const [valueCode, ...others] = codes.filter((code) => code !== 'STORED_VALUE_BONUS')
  assert(others.length === 0, 'a payment of value came of one account, and bonus')
  const back = (code: LotCode, source: SourceKind, amountMinor: number): readonly PaymentPart[] => {
    const taken = payment.parts.filter((part) => part.account === code)
    const subjectId = taken[0]?.subjectId ?? null
    const before = returnedOf(payment, earlier, source)
    return returnLots(taken.map(costed), before, amountMinor).map((part) => ({ account: code, subjectId, ...part }))
  }
  const value = valueCode === undefined || valueMinor === 0 ? [] : back(valueCode, 'VALUE', valueMinor)
  const bonus = bonusMinor === 0 ? [] : back('STORED_VALUE_BONUS', 'BONUS', bonusMinor)
  const parts = [...value.flatMap((part) => partsBack(part, paidBack, asBonus)), ...bonus]
  const totalBonusMinor = parts.reduce(
    (total, part) => (part.account === 'STORED_VALUE_BONUS' ? total + part.amountMinor : total),
    0,
  )
  const gone = parts.filter((part) => isGoneBonus(part, context.homes))
  const rest = parts.filter((part) => !gone.includes(part))
  const goneMinor = gone.reduce((total, { amountMinor }) => total + amountMinor, 0)
  const given = lotsBack(rest, currency, context)
  return {
    amountMinor: valueMinor + bonusMinor,
    parts: [...given.parts, ...(goneMinor > 0 ? [unredeemed(goneMinor)] : [])],
    moves: [
      ...given.moves,
      debit(accountOf('BONUS_GRANTED', currency), totalBonusMinor - goneMinor),
      credit(accountOf('BONUS_REDEEMED', currency), totalBonusMinor),
    ],
  }
}

/** Whether it is bonus of a card that was given back without anything being kept for bonus that was spent: it went too. */
function isGoneBonus({ account, subjectId }: PaymentPart, { cards }: GivingBack['homes']): boolean {
  const card = account === 'STORED_VALUE_BONUS' && subjectId !== null ? cards.get(subjectId) : undefined
  return card?.state === 'REFUNDED' && card.terms.refund.method === 'REMAINING_AT_PAID_PRICE'
}

/** Bonus that was not redeemed after all, and that nobody gets. */
function unredeemed(amountMinor: number): PaymentPart {
  return { account: 'BONUS_REDEEMED', subjectId: null, lotId: null, amountMinor, costMinor: null }
}

/** What comes back of a part of a payment: as it was, or first as bonus where its top-up was paid back. */
function partsBack(
  part: PaymentPart,
  paidBack: readonly PaidBackTopUp[],
  asBonus: Map<LotId, number>,
): readonly PaymentPart[] {
  const topUp = paidBack.find(({ principalLotId }) => principalLotId === part.lotId)
  if (topUp === undefined) return [part]
  const leftMinor = asBonus.get(topUp.principalLotId) ?? 0
  const bonusMinor = Math.min(leftMinor, part.amountMinor)
  if (bonusMinor === 0) return [part]
  asBonus.set(topUp.principalLotId, leftMinor - bonusMinor)
  const amountMinor = part.amountMinor - bonusMinor
  const ratio = { numerator: amountMinor, denominator: part.amountMinor }
  const principal = { ...part, amountMinor, costMinor: multiplyRatio(part.costMinor ?? 0, ratio, 'HALF_UP') }
  const { subjectId } = part
  const bonus = { subjectId, lotId: topUp.bonusLotId, amountMinor: bonusMinor, costMinor: 0 }
  return [...(amountMinor > 0 ? [principal] : []), { account: 'STORED_VALUE_BONUS', ...bonus }]
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
  const subLedgerCode = payment.parts[0]?.subLedgerCode
  const named = subLedgerCode === undefined ? {} : { subLedgerCode }
  const of = allocations.map((allocation) => ({ account: 'POINTS', subjectId, ...allocation, ...named }) as const)
  const unit = pointUnitOf(subLedgerCode ?? null)
  const { parts, moves } = lotsBack(of, unit, context)
  return {
    ...{ amountMinor, parts },
    moves: [
      ...moves,
      debit(accountOf('POINTS_ISSUED', unit), returned),
      credit(accountOf('POINTS_REDEEMED', context.currency), amountMinor),
    ],
  }
}

/** What of that source of a payment has gone back before. */
function returnedOf({ ordinal }: Payment, earlier: readonly Refund[], source: SourceKind): number {
  return earlier
    .flatMap(({ returned }) => returned)
    .reduce((total, each) => (each.payment === ordinal && each.source === source ? total + each.amountMinor : total), 0)
}

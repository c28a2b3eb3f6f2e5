import { accept, type Decision, type RefusalOf } from '../../base/decision.ts'
import type { GiftCodeRefusal } from '../../cards/change-gift-card.ts'
import type { CardUseRefusal } from '../../cards/refuse-use.ts'
import { foresee } from '../../ledger/foresee.ts'
import type { BalanceRefusal, Move } from '../../ledger/post.ts'
import type { PointsTenderRefusal } from '../../loyalty/spend-points.ts'
import { settleCash } from './cash.ts'
import { settleCustomerCard } from './customer-card.ts'
import { settleGiftCard } from './gift-card.ts'
import { type CreditRefusal, settleOnAccount } from './on-account.ts'
import { settlePoints } from './points.ts'
import { settleProvider } from './provider.ts'
import { settleStoredValue } from './stored-value.ts'
import {
  type GivenTender,
  type LimitRefusal,
  type Payable,
  type SettledTender,
  type SettlingState,
  type TenderCap,
  type TenderRefusal,
  valueTenderKinds,
} from './tender.ts'

export type SettleRefusal =
  | TenderRefusal
  | BalanceRefusal
  | CardUseRefusal
  | GiftCodeRefusal
  | LimitRefusal
  | PointsTenderRefusal
  | CreditRefusal
  | RefusalOf<
      'tender_insufficient',
      { dueMinor: number; tenderedMinor: number; capped?: readonly (TenderCap & { readonly tender: number })[] }
    >

/** What the bill consists of, as far as it matters with what it is paid. */
export interface SettledBill {
  readonly totalMinor: number
  /** What is as good as money itself: top-ups and gift cards. */
  readonly moneyOnlyMinor: number
  /** What bonus does not pay for besides: cards. */
  readonly withoutBonusMinor: number
}

export interface SettledTenders {
  /** One a tender, in their order. */
  readonly settled: readonly (SettledTender & { readonly tender: GivenTender })[]
  readonly moves: readonly Move[]
}

/** Settles a bill with the tenders in the order given; each sees what those before it have left. */
export function settleTenders(
  bill: SettledBill,
  tenders: readonly GivenTender[],
  state: Omit<SettlingState, 'ordinal' | 'payable' | 'totalMinor' | 'storedValueSpent' | 'pointsPaidMinor'> & {
    readonly storedValueTodayMinor: number
  },
): Decision<SettledTenders, never, SettleRefusal> {
  const settled: SettledTenders['settled'][number][] = []
  let { books } = state
  const giftCards = new Map(state.giftCards)
  for (const [ordinal, tender] of tenders.entries()) {
    const storedValueSpent = { todayMinor: state.storedValueTodayMinor, hereMinor: paidBy('STORED_VALUE', settled) }
    const payable = payableOf(bill, settled)
    const own = { totalMinor: bill.totalMinor, books, giftCards, ordinal, payable, storedValueSpent }
    const pointsPaidMinor = paidBy('POINTS', settled)
    const decision = settleTender({ ...state, ...own, pointsPaidMinor }, tender)
    if (!decision.ok) return decision
    books = foresee(books, decision.changes.moves)
    const paid = decision.changes.giftCard?.card
    // One card may be named by codes that are typed differently.
    for (const [code, { id }] of giftCards) if (paid?.id === id) giftCards.set(code, paid)
    settled.push({ ...moneyOnlyCap(payable, tender, decision.changes), ...decision.changes, tender })
  }
  const { dueMinor } = payableOf(bill, settled)
  if (dueMinor > 0) return { ok: false, refusal: tooLittle(bill.totalMinor, dueMinor, settled) }
  return accept({ settled, moves: settled.flatMap(({ moves }) => moves) }, [])
}

/** That a tender which was to pay all it can stopped where only money goes on. */
function moneyOnlyCap(
  { valueMinor, dueMinor }: Payable,
  tender: GivenTender,
  { amountMinor }: SettledTender,
): Pick<SettledTender, 'cap'> {
  const takesAll = tender.kind === 'POINTS' || !('amountMinor' in tender) || tender.amountMinor === undefined
  const stops = valueTenderKinds.has(tender.kind) && takesAll && amountMinor === valueMinor && valueMinor < dueMinor
  return stops ? { cap: { by: 'MONEY_ONLY', maxMinor: valueMinor } } : {}
}

/**
 * That a bill is not covered, and what has capped the tenders that were to pay all they can. Where nothing was to pay the
 * rest of what was to be owed, the limit is the reason.
 */
function tooLittle(totalMinor: number, dueMinor: number, settled: SettledTenders['settled']): SettleRefusal {
  const capped = settled.flatMap(({ cap }, tender) => (cap ? [{ tender, ...cap }] : []))
  const last = capped.at(-1)
  if (last?.by === 'CREDIT_LIMIT' && last.tender === settled.length - 1) {
    const { by: _, ...details } = last
    return { code: 'credit_limit_exceeded', details }
  }
  const details = { dueMinor: totalMinor, tenderedMinor: totalMinor - dueMinor }
  return { code: 'tender_insufficient', details: capped.length > 0 ? { ...details, capped } : details }
}

function paidBy(kind: GivenTender['kind'], settled: SettledTenders['settled']): number {
  return settled.reduce((sum, { tender, amountMinor }) => (tender.kind === kind ? sum + amountMinor : sum), 0)
}

function settleTender(state: SettlingState, tender: GivenTender): Decision<SettledTender, never, SettleRefusal> {
  switch (tender.kind) {
    case 'CASH':
      return settleCash(state, tender)
    case 'STORED_VALUE':
      return settleStoredValue(state, tender)
    case 'CUSTOMER_CARD':
      return settleCustomerCard(state, tender)
    case 'GIFT_CARD':
      return settleGiftCard(state, tender)
    case 'POINTS':
      return settlePoints(state, tender)
    case 'ON_ACCOUNT':
      return settleOnAccount(state, tender)
    case 'PROVIDER':
      return settleProvider(state, tender)
  }
}

/**
 * What is left: in all, for value, and for bonus. Money pays for what only it can pay for, so that value is kept from
 * that only where all of the rest is paid.
 */
function payableOf(
  { totalMinor, moneyOnlyMinor, withoutBonusMinor }: SettledBill,
  settled: SettledTenders['settled'],
): Payable {
  let dueMinor = totalMinor
  let valueMinor = totalMinor - moneyOnlyMinor
  let bonusMinor = valueMinor - withoutBonusMinor
  for (const { tender, amountMinor, parts } of settled) {
    dueMinor -= amountMinor
    if (!valueTenderKinds.has(tender.kind)) continue
    valueMinor -= amountMinor
    for (const part of parts) if (part.account === 'STORED_VALUE_BONUS') bonusMinor -= part.amountMinor
  }
  valueMinor = Math.max(Math.min(valueMinor, dueMinor), 0)
  return { dueMinor, valueMinor, bonusMinor: Math.max(Math.min(bonusMinor, valueMinor), 0) }
}

import { accept, type Decision, refuse } from '../../base/decision.ts'
import type { CustomerCardId, CustomerId } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { availableOf } from '../../ledger/books.ts'
import { type BalanceRefusal, credit, debit } from '../../ledger/post.ts'
import { type SpentPart, spend } from '../../ledger/spend.ts'
import {
  type LimitRefusal,
  type PaymentPart,
  refuseAmount,
  type SettledTender,
  type SettlingState,
  type TenderOf,
  type TenderRefusal,
} from './tender.ts'

/**
 * Pays from the customer's principal and bonus; above the limits of the location the PIN or an approval is asked for.
 */
export function settleStoredValue(
  state: SettlingState,
  { amountMinor: asked, pin, approved }: TenderOf<'STORED_VALUE'>,
): Decision<SettledTender, never, TenderRefusal | BalanceRefusal | LimitRefusal> {
  const { ordinal, customerId } = state
  if (customerId === null) return refuse('customer_required', { tender: ordinal })
  const paid = payFrom(state, customerId, asked)
  if (!paid.ok || pin !== undefined || approved === true) return paid
  return refuseAbove(state, paid.changes.amountMinor) ?? paid
}

/**
 * Pays from the principal and bonus of whoever holds them, a customer or a stored-value card, in the order the location
 * says. Neither pays for top-ups and gift cards, nor bonus for cards. What bonus pays becomes revenue like all else and
 * is taken off it again here.
 */
export function payFrom(
  { ordinal, payable, currency, policy, books, nowMs }: SettlingState,
  holderId: CustomerId | CustomerCardId,
  asked: number | undefined,
): Decision<SettledTender, never, TenderRefusal | BalanceRefusal> {
  const refused = refuseAmount({ ordinal, payable }, asked, payable.valueMinor)
  if (refused) return refused
  const principal = accountOf('STORED_VALUE_PRINCIPAL', currency, holderId)
  const bonus = accountOf('STORED_VALUE_BONUS', currency, holderId)
  const availableMinor =
    availableOf(books, principal, nowMs) + Math.min(availableOf(books, bonus, nowMs), payable.bonusMinor)
  // What is there and no more, but of nothing at all it is said that there is nothing.
  const amountMinor = asked ?? (Math.min(payable.valueMinor, availableMinor) || payable.valueMinor)
  const most = new Map([[bonus.key, payable.bonusMinor]])
  const spent = spend(books, [principal, bonus], amountMinor, policy.spendingOrder, nowMs, most)
  if (!spent.ok) return spent
  const { moves, parts } = spent.changes
  const bonusMinor = parts.find(({ account }) => account.key === bonus.key)?.amountMinor ?? 0
  return accept(
    {
      tenderedMinor: amountMinor,
      amountMinor,
      provider: null,
      reference: null,
      parts: parts.flatMap(partsOf),
      moves: [
        ...moves,
        debit(accountOf('BONUS_REDEEMED', currency), bonusMinor),
        credit(accountOf('BONUS_GRANTED', currency), bonusMinor),
      ],
    },
    [],
  )
}

/** Whether it goes past what is spent without PIN and approval. */
function refuseAbove(
  { ordinal, policy, storedValueSpent }: SettlingState,
  amountMinor: number,
): { readonly ok: false; readonly refusal: LimitRefusal } | undefined {
  const { maxPerPaymentMinor, maxPerDayMinor } = policy
  const hereMinor = storedValueSpent.hereMinor + amountMinor
  if (maxPerPaymentMinor !== null && hereMinor > maxPerPaymentMinor) {
    const details = { tender: ordinal, maxMinor: maxPerPaymentMinor, askedMinor: hereMinor }
    return refuse('limit_exceeded', { ...details, limit: 'PAYMENT' as const })
  }
  const todayMinor = storedValueSpent.todayMinor + hereMinor
  if (maxPerDayMinor === null || todayMinor <= maxPerDayMinor) return undefined
  return refuse('limit_exceeded', { tender: ordinal, limit: 'DAY', maxMinor: maxPerDayMinor, askedMinor: todayMinor })
}

/** What was spent of an account, lot by lot, as a payment keeps it. */
export function partsOf({ account, allocations }: SpentPart): readonly PaymentPart[] {
  const { code, subjectId } = account
  return allocations.map((allocation) => ({ account: code, subjectId, ...allocation }))
}

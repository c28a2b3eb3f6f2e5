import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type { CustomerId } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { balanceOf } from '../../ledger/books.ts'
import { debit } from '../../ledger/post.ts'
import { refuseAmount, type SettledTender, type SettlingState, type TenderOf, type TenderRefusal } from './tender.ts'

/** The customer would owe more than they may. */
export type CreditRefusal = RefusalOf<
  'credit_limit_exceeded',
  { tender: number; customerId: CustomerId; limitMinor: number; owedMinor: number; askedMinor: number }
>

/**
 * Lets the customer pay later (挂账), up to their limit with all that they owe. It pays for nothing that is as good as
 * money itself.
 */
export function settleOnAccount(
  { ordinal, payable, customerId, currency, creditLimitMinor, books }: SettlingState,
  { amountMinor: asked }: TenderOf<'ON_ACCOUNT'>,
): Decision<SettledTender, never, TenderRefusal | CreditRefusal> {
  if (customerId === null) return refuse('customer_required', { tender: ordinal })
  const refused = refuseAmount({ ordinal, payable }, asked, payable.valueMinor)
  if (refused) return refused
  const account = accountOf('RECEIVABLES', currency, customerId)
  const owedMinor = balanceOf(books, account).postedMinor
  const roomMinor = creditLimitMinor === null ? payable.valueMinor : Math.max(creditLimitMinor - owedMinor, 0)
  const limit = creditLimitMinor === null ? undefined : { customerId, limitMinor: creditLimitMinor, owedMinor }
  // What there is room for and no more, but of no room at all it is said that there is none.
  const amountMinor = asked ?? (Math.min(payable.valueMinor, roomMinor) || payable.valueMinor)
  if (limit && amountMinor > roomMinor) {
    return refuse('credit_limit_exceeded', { tender: ordinal, ...limit, askedMinor: amountMinor })
  }
  const isCapped = limit && asked === undefined && amountMinor < payable.valueMinor
  return accept(
    {
      ...{ tenderedMinor: amountMinor, amountMinor, provider: null, reference: null },
      parts: [{ account: account.code, subjectId: customerId, lotId: null, amountMinor, costMinor: null }],
      moves: [debit(account, amountMinor)],
      ...(isCapped ? { cap: { by: 'CREDIT_LIMIT', ...limit, askedMinor: payable.valueMinor } } : {}),
    },
    [],
  )
}

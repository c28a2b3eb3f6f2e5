import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type { CustomerId } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { balanceOf } from '../../ledger/books.ts'
import { debit } from '../../ledger/post.ts'
import { refuseAmount, type SettledTender, type SettlingState, type TenderOf, type TenderRefusal } from './tender.ts'

export type CreditRefusal =
  | RefusalOf<'credit_not_granted', { tender: number; customerId: CustomerId }>
  | RefusalOf<'credit_limit_exceeded', { tender: number; limitMinor: number; owedMinor: number; askedMinor: number }>

/**
 * Lets a customer who may pay later (挂账), up to their limit with all that they owe. It pays for nothing that is as good
 * as money itself.
 */
export function settleOnAccount(
  { ordinal, payable, customerId, currency, creditLimitMinor, books }: SettlingState,
  { amountMinor: asked }: TenderOf<'ON_ACCOUNT'>,
): Decision<SettledTender, never, TenderRefusal | CreditRefusal> {
  if (customerId === null) return refuse('customer_required', { tender: ordinal })
  const refused = refuseAmount(ordinal, asked, payable.valueMinor)
  if (refused) return refused
  if (creditLimitMinor === null) return refuse('credit_not_granted', { tender: ordinal, customerId })
  const amountMinor = asked ?? payable.valueMinor
  const account = accountOf('RECEIVABLES', currency, customerId)
  const owedMinor = balanceOf(books, account).postedMinor
  if (owedMinor + amountMinor > creditLimitMinor) {
    const details = { tender: ordinal, limitMinor: creditLimitMinor, owedMinor, askedMinor: amountMinor }
    return refuse('credit_limit_exceeded', details)
  }
  return accept(
    {
      ...{ tenderedMinor: amountMinor, amountMinor, provider: null, reference: null },
      parts: [{ account: account.code, subjectId: customerId, lotId: null, amountMinor, costMinor: null }],
      moves: [debit(account, amountMinor)],
    },
    [],
  )
}

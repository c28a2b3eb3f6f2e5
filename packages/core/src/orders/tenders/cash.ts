import { accept, type Decision, refuse } from '../../base/decision.ts'
import { accountOf } from '../../ledger/account.ts'
import { debit } from '../../ledger/post.ts'
import type { SettledTender, SettlingState, TenderOf, TenderRefusal } from './tender.ts'

/** Cash may exceed what is due: the change goes back. Cash that pays nothing is refused. */
export function settleCash(
  { ordinal, payable, currency }: SettlingState,
  { tenderedMinor }: TenderOf<'CASH'>,
): Decision<SettledTender, never, TenderRefusal> {
  const amountMinor = Math.min(tenderedMinor, payable.dueMinor)
  if (amountMinor <= 0) return refuse('tender_superfluous', { tender: ordinal })
  const account = accountOf('CASH_DRAWER', currency)
  return accept(
    {
      tenderedMinor,
      amountMinor,
      provider: null,
      reference: null,
      parts: [{ account: account.code, subjectId: null, lotId: null, amountMinor, costMinor: null }],
      moves: [debit(account, amountMinor)],
    },
    [],
  )
}

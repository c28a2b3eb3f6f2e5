import { accept, type Decision } from '../../base/decision.ts'
import { accountOf } from '../../ledger/account.ts'
import { debit } from '../../ledger/post.ts'
import { refuseAmount, type SettledTender, type SettlingState, type TenderOf, type TenderRefusal } from './tender.ts'

/** What a provider has taken: it owes us the money until it pays out. */
export function settleProvider(
  { ordinal, payable, currency }: SettlingState,
  { provider, reference, amountMinor: asked }: TenderOf<'PROVIDER'>,
): Decision<SettledTender, never, TenderRefusal> {
  const refused = refuseAmount({ ordinal, payable }, asked, payable.dueMinor)
  if (refused) return refused
  const amountMinor = asked ?? payable.dueMinor
  const account = accountOf('PROVIDER_CLEARING', currency, provider)
  return accept(
    {
      tenderedMinor: amountMinor,
      amountMinor,
      provider,
      reference,
      parts: [{ account: account.code, subjectId: provider, lotId: null, amountMinor, costMinor: null }],
      moves: [debit(account, amountMinor)],
    },
    [],
  )
}

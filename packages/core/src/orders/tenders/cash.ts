import { accept, type Decision, refuse } from '../../base/decision.ts'
import { debit } from '../../ledger/post.ts'
import { drawerOf } from '../../registers/cash-shift.ts'
import type { SettledTender, SettlingState, TenderOf, TenderRefusal } from './tender.ts'

/**
 * Cash may exceed what is due: the change goes back. Cash that pays nothing is refused. It goes into the drawer of the
 * open shift, where cash is counted shift by shift.
 */
export function settleCash(
  { ordinal, payable, currency, cashShiftId }: SettlingState,
  { tenderedMinor }: TenderOf<'CASH'>,
): Decision<SettledTender, never, TenderRefusal> {
  const amountMinor = Math.min(tenderedMinor, payable.dueMinor)
  if (amountMinor <= 0) return refuse('tender_superfluous', { tender: ordinal })
  const account = drawerOf(currency, cashShiftId)
  return accept(
    {
      tenderedMinor,
      amountMinor,
      provider: null,
      reference: null,
      parts: [{ account: account.code, subjectId: cashShiftId, lotId: null, amountMinor, costMinor: null }],
      moves: [debit(account, amountMinor)],
    },
    [],
  )
}

import type { LocationId, ReceivableId } from '../base/ids.ts'
import type { CustomerCard } from '../cards/customer-card.ts'
import type { Receivable } from './receivable.ts'

/** What the owner of a card owes for freezing it; nothing where that is free. */
export function freezeFeeOf(
  { id: customerCardId, customerId, currency, terms }: CustomerCard,
  { id, locationId }: { readonly id: ReceivableId; readonly locationId: LocationId },
  nowMs: number,
): readonly Receivable[] {
  const amountMinor = terms.freeze?.feeMinor ?? 0
  if (amountMinor === 0) return []
  return [
    {
      ...{ id, customerId, locationId, orderId: null, paymentId: null, customerCardId, currency, amountMinor },
      ...{ paidMinor: 0, returnedMinor: 0, writtenOffMinor: 0, version: 1, createdAtMs: nowMs, updatedAtMs: nowMs },
    },
  ]
}

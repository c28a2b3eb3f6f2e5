import { present } from '../base/assert.ts'
import type { ReceivableId } from '../base/ids.ts'
import type { Receivable } from '../receivables/receivable.ts'
import type { Order } from './order.ts'

/** What its customer owes for a paid order: one receivable for each payment on account. */
export function receivablesOf(
  { id: orderId, customerId, locationId, currency, payments }: Order,
  nextId: () => ReceivableId,
): readonly Receivable[] {
  return payments
    .filter(({ kind }) => kind === 'ON_ACCOUNT')
    .map(({ id: paymentId, amountMinor, paidAtMs }) => ({
      ...{ id: nextId(), customerId: present(customerId, 'a debt is somebody’s'), locationId, orderId, paymentId },
      customerCardId: null,
      ...{ currency, amountMinor, paidMinor: 0, returnedMinor: 0, writtenOffMinor: 0 },
      ...{ version: 1, createdAtMs: paidAtMs, updatedAtMs: paidAtMs },
    }))
}

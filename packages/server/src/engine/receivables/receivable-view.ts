import { formatInstant, openOf, type Receivable, type ReceivableSettlement } from '@mendian/core'
import type {
  receivableView as receivableSchema,
  receivableSettlementView as settlementSchema,
} from '@mendian/core/schemas'
import type { z } from 'zod'
import { paymentsView } from '../orders/order-view.ts'

/** A debt as callers see it. */
export function receivableView(
  { createdAtMs, updatedAtMs, ...receivable }: Receivable,
  timeZone: string,
): z.output<typeof receivableSchema> {
  const openMinor = openOf(receivable)
  return {
    ...receivable,
    state: openMinor === 0 ? 'SETTLED' : 'OPEN',
    openMinor,
    createdAt: formatInstant(timeZone, createdAtMs),
    updatedAt: formatInstant(timeZone, updatedAtMs),
  }
}

/** A settlement as callers see it. */
export function settlementView(
  { settledAtMs, payments, allocations, ...settlement }: ReceivableSettlement,
  timeZone: string,
): z.output<typeof settlementSchema> {
  return {
    ...settlement,
    changeMinor: payments.reduce((total, payment) => total + payment.changeMinor, 0),
    allocations: allocations.map((each) => ({ ...each })),
    payments: paymentsView(payments, timeZone),
    settledAt: formatInstant(timeZone, settledAtMs),
  }
}

import { type Expense, formatInstant } from '@mendian/core'
import type { expenseView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'

/** An expense as callers see it. */
export function expenseView(expense: Expense, timeZone: string): z.output<typeof schema> {
  const { createdAtMs, updatedAtMs, transactionId: _transaction, ...rest } = expense
  return { ...rest, createdAt: formatInstant(timeZone, createdAtMs), updatedAt: formatInstant(timeZone, updatedAtMs) }
}

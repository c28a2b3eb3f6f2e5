import { z } from 'zod'
import { cashShiftId, expenseId, freeText, locationId, note, shortText, staffId } from '../base/wire.schema.ts'
import { currency, maxAmountMinor } from '../money/money.schema.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { expensePayments, expenseStates } from './expense.ts'

/** A code of the tenant's own. */
export const expenseCategory: z.ZodString = z
  .string()
  .regex(/^[0-9a-z][0-9a-z_]{0,39}$/, 'must be a code of 1–40 of a–z, 0–9 and _, such as rent')
  .meta({ id: 'ExpenseCategory', description: "A code of the tenant's own, such as rent or supplies." })

export const expenseState = z.enum(expenseStates).meta({ id: 'ExpenseState' })

export const expenseInput = z.strictObject({
  locationId,
  category: expenseCategory,
  amountMinor: z.int().min(1).max(maxAmountMinor).meta({ description: "In the location's currency, minor units." }),
  paidFrom: z.enum(expensePayments).meta({
    description: 'CASH comes out of the drawer, of the open cash shift where there is one.',
  }),
  payee: shortText(120).default('').meta({ description: 'Who was paid.' }),
  note: note.default(''),
  staffId: staffId.optional().meta({ description: 'Who spent it.' }),
  businessDate: localDate
    .optional()
    .meta({ description: 'The business day whose expense it is, not a later one than today; today when absent.' }),
})

export const voidReason: z.ZodString = freeText(200).min(1)

export const expenseView = z
  .strictObject({
    id: expenseId,
    locationId,
    currency,
    state: expenseState,
    category: expenseCategory,
    amountMinor: z.int(),
    paidFrom: z.enum(expensePayments),
    cashShiftId: cashShiftId.nullable(),
    payee: z.string(),
    note,
    staffId: staffId.nullable(),
    businessDate: localDate,
    voidReason: z.string().nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Expense', description: 'Money spent on running the shop.' })

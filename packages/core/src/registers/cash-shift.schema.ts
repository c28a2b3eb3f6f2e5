import { z } from 'zod'
import { cashMovementId, cashShiftId, freeText, locationId, note, orderId, staffId } from '../base/wire.schema.ts'
import { currency, maxAmountMinor } from '../money/money.schema.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { cashShiftStates } from './cash-shift.ts'
import { cashMovementKinds } from './move-cash.ts'
import { cashSources } from './open-cash-shift.ts'

const cash = z.int().min(0).max(maxAmountMinor)
const cashSource = z.enum(cashSources).meta({
  id: 'CashSource',
  description: 'Where cash comes from or goes: the bank account, or the owner.',
})

export const cashShiftState = z.enum(cashShiftStates).meta({ id: 'CashShiftState' })

export const openCashShiftInput = z.strictObject({
  locationId,
  staffId: staffId.meta({ description: 'Who is in charge of the cash.' }),
  openingFloatMinor: cash.meta({
    description:
      'What is in the drawer, all of it, in minor units (备用金): what the preceding shift left, what came without a shift, and what is put in now.',
  }),
  floatFrom: cashSource.optional().meta({
    description:
      'Where the difference to what lies in the drawer by the books (what the preceding shift left, and what came less what went without a shift) comes from, or goes. When absent it is over or short, or of the first shift of a location comes from the bank, or goes there.',
  }),
  note: note.default(''),
})

/** What a count says. */
export const cashCount = {
  staffId: staffId.meta({ description: 'Who counts, and closes.' }),
  countedMinor: cash.meta({ description: 'What is in the drawer, all of it, in minor units.' }),
  bankedMinor: cash.default(0).meta({ description: 'What of it is taken to the bank; the rest stays in the drawer.' }),
  carryOverOrders: z.boolean().default(false).meta({
    description: 'Where the location warns of open bills (WARN): that they are known, and go on in the next shift.',
  }),
  note: note.default(''),
}

export const cashFlowView = z
  .strictObject({
    receivedMinor: z.int().meta({
      description: 'Cash from customers; of a counted shift with what came, less what went, meanwhile without a shift.',
    }),
    refundedMinor: z.int().meta({
      description:
        'Cash given back to customers; of a counted shift with what went meanwhile without a shift, above what came.',
    }),
    paidInMinor: z.int(),
    paidOutMinor: z.int(),
    expensesMinor: z.int().meta({ description: 'Expenses paid from the drawer, less those voided.' }),
  })
  .meta({ id: 'CashFlow', description: 'What moved in a cash shift, as the books have it.' })

export const cashShiftView = z
  .strictObject({
    id: cashShiftId,
    locationId,
    currency,
    state: cashShiftState,
    businessDate: localDate.meta({ description: 'The business day on which it was opened.' }),
    precedingId: cashShiftId.nullable().meta({ description: 'The shift whose cash it took over.' }),
    followedById: cashShiftId.nullable().meta({ description: 'The shift that took over its cash.' }),
    openedById: staffId,
    openedAt: instant,
    endedById: staffId.nullable(),
    endedAt: instant.nullable(),
    closedById: staffId.nullable(),
    closedAt: instant.nullable(),
    openingFloatMinor: z.int(),
    openingOverShortMinor: z.int().meta({
      description:
        'The float less what lay in the drawer by the books: what the preceding shift left, and what came less what went without a shift; 0 where it is explained.',
    }),
    flow: cashFlowView,
    expectedMinor: z.int().meta({
      description:
        'What should be in the drawer: float + received + paid in − refunded − paid out − expenses; of a closed shift, when it was counted.',
    }),
    countedMinor: z.int().nullable().meta({ description: 'Null until it is closed, as are the following.' }),
    overShortMinor: z.int().nullable().meta({
      description: 'Counted less expected: negative when money is missing.',
    }),
    bankedMinor: z.int().nullable(),
    leftMinor: z.int().nullable().meta({ description: 'What stayed in the drawer.' }),
    carriedOrderIds: z
      .array(orderId)
      .meta({ description: 'Bills that were open when it was closed, the first hundred of them.' }),
    note,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'CashShift', description: "A location's cash in one person's charge, from one count to the next." })

export const handOverView = z
  .strictObject({ closed: cashShiftView, opened: cashShiftView })
  .meta({ id: 'CashShiftHandOver', description: 'The shift that was handed over, and the next.' })

export const cashMovementKind = z.enum(cashMovementKinds).meta({ id: 'CashMovementKind' })

export const moveCashInput = z.strictObject({
  id: cashShiftId,
  amountMinor: cash.min(1),
  counterpart: cashSource.default('BANK'),
  reason: freeText(200).min(1),
  staffId,
})

export const moveCashAtInput = z.strictObject({
  locationId: locationId.meta({ description: 'Whose drawer it is.' }),
  kind: cashMovementKind.meta({ description: 'Whether cash is put into the drawer or taken out of it.' }),
  amountMinor: cash.min(1),
  counterpart: cashSource.default('BANK'),
  reason: freeText(200).min(1),
  staffId,
})

export const cashMovementView = z
  .strictObject({
    id: cashMovementId,
    locationId,
    cashShiftId: cashShiftId.nullable().meta({ description: 'Null when no shift had charge of it.' }),
    kind: cashMovementKind,
    amountMinor: z.int(),
    counterpart: cashSource,
    reason: z.string(),
    staffId,
    businessDate: localDate,
    occurredAt: instant,
  })
  .meta({ id: 'CashMovement', description: 'Cash put into a drawer or taken out that is no sale, refund or expense.' })

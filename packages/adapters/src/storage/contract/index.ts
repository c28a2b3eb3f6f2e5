import { deepEqual } from 'node:assert/strict'
import { assignmentsPart } from './assignments.ts'
import { bookingsPart } from './bookings.ts'
import { calendarsPart } from './calendars.ts'
import { cardsPart } from './cards.ts'
import { classesPart } from './classes.ts'
import { concurrencyPart } from './concurrency.ts'
import { declarePart, type StorageContractOptions } from './contract.ts'
import { guardsPart } from './guards.ts'
import { idempotencyPart } from './idempotency.ts'
import { ledgerPart } from './ledger.ts'
import { loyaltyPart } from './loyalty.ts'
import { ordersPart } from './orders.ts'
import { outboxPart } from './outbox.ts'
import { platformPart } from './platform.ts'
import { pointsInBooksPart } from './points-in-books.ts'
import { promotionsPart } from './promotions.ts'
import { queuePart } from './queue.ts'
import { receivablesPart } from './receivables.ts'
import { recordsPart } from './records.ts'
import { refundsPart } from './refunds.ts'
import { registersPart } from './registers.ts'
import { schedulePart } from './schedule.ts'
import { seriesPart } from './series.ts'
import { slotHoldsPart } from './slot-holds.ts'
import { storedValuePart } from './stored-value.ts'
import { tenantBlindnessPart } from './tenant-blindness.ts'
import { topUpsPart } from './top-ups.ts'
import { transactionsPart } from './transactions.ts'
import { waitlistPart } from './waitlist.ts'
import { workingTimePart } from './working-time.ts'

export type { ContractDatabase, RawDatabase, StorageContractOptions, TestFramework } from './contract.ts'

const parts = [
  recordsPart,
  schedulePart,
  slotHoldsPart,
  waitlistPart,
  queuePart,
  workingTimePart,
  calendarsPart,
  bookingsPart,
  classesPart,
  seriesPart,
  assignmentsPart,
  ordersPart,
  promotionsPart,
  cardsPart,
  ledgerPart,
  loyaltyPart,
  pointsInBooksPart,
  storedValuePart,
  topUpsPart,
  registersPart,
  refundsPart,
  receivablesPart,
  transactionsPart,
  concurrencyPart,
  idempotencyPart,
  outboxPart,
  platformPart,
  guardsPart,
  tenantBlindnessPart,
]

/**
 * What every storage adapter has to do, as tests: call it in a test file with the framework's own functions.
 *
 * @example
 * storageContract({ name: 'mine', framework: { describe, it, beforeAll, afterAll }, open: openMine })
 */
export function storageContract<Host>(options: StorageContractOptions<Host>): void {
  const { framework, name, skip = [] } = options
  const declared = parts.map((part) => declarePart(part, options))
  framework.describe(`${name}: skips`, () => {
    framework.it('name tests that there are', async () => {
      const names = declared.flat()
      deepEqual(
        skip.filter(({ test }) => !names.includes(test)),
        [],
      )
    })
  })
}

import type { LedgerHoldId, LedgerTransactionId } from '../base/ids.ts'
import type { GuardedCode } from './account.ts'
import type { LedgerSource } from './entry.ts'
import type { LotAllocation } from './lot.ts'
import type { LedgerUnit } from './unit.ts'

/** A hold is `PENDING` until it is posted, taken back, or its time is over. */
export type HoldState = 'PENDING' | 'POSTED' | 'VOIDED' | 'EXPIRED'

/** Value kept for something that is not settled yet: nobody else can spend it, and it does not expire meanwhile. */
export interface LedgerHold {
  readonly id: LedgerHoldId
  readonly account: GuardedCode
  readonly subjectId: string
  readonly unit: LedgerUnit
  readonly amountMinor: number
  /** The lots it keeps, exactly the amount; empty where the account keeps no lots. */
  readonly allocations: readonly LotAllocation[]
  readonly state: HoldState
  /** From then on it keeps nothing; never when null. */
  readonly expiresAtMs: number | null
  readonly source: LedgerSource
  readonly createdAtMs: number
  readonly endedAtMs: number | null
  /** What it was posted by. */
  readonly transactionId: LedgerTransactionId | null
}

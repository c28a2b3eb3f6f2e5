import { assert } from '../base/assert.ts'
import type { LedgerLine } from './entry.ts'
import { visitUnit } from './unit.ts'

/**
 * Asserts that debits equal credits in every unit, that no line is zero, and that bonus is worth what was granted: the
 * two sides of bonus move together, so that it never turns into money. Visits of one entitlement are none of another.
 */
export function assertBalanced(lines: readonly Omit<LedgerLine, 'costMinor'>[]): void {
  const totals = new Map<string, number>()
  const add = (group: string, amountMinor: number): void => {
    const total = (totals.get(group) ?? 0) + amountMinor
    assert(Number.isSafeInteger(total), 'ledger totals are safe integers')
    totals.set(group, total)
  }
  for (const { account, subjectId, unit, amountMinor } of lines) {
    assert(Number.isSafeInteger(amountMinor), 'ledger amounts are safe integers')
    assert(amountMinor !== 0, 'a ledger line moves something')
    add(unit === visitUnit ? `${unit} of ${subjectId}` : unit, amountMinor)
    if (account === 'STORED_VALUE_BONUS' || account === 'BONUS_GRANTED') add(`bonus in ${unit}`, amountMinor)
  }
  for (const [group, total] of totals) assert(total === 0, `debits equal credits in ${group}: off by ${total}`)
}

import { assert } from '../base/assert.ts'
import type { LedgerLine } from './entry.ts'

/** Asserts that debits equal credits in every unit, and that no line is zero. */
export function assertBalanced(lines: readonly LedgerLine[]): void {
  const totals = new Map<string, number>()
  for (const line of lines) {
    assert(Number.isSafeInteger(line.amountMinor), 'ledger amounts are safe integers')
    assert(line.amountMinor !== 0, 'a ledger line moves something')
    totals.set(line.unit, (totals.get(line.unit) ?? 0) + line.amountMinor)
  }
  for (const [unit, total] of totals) assert(total === 0, `debits equal credits in ${unit}: off by ${total}`)
}

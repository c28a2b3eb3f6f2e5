import { describe, expect, test } from 'vitest'
import { periodStates } from './accounting-period.ts'
import { ledgerSourceKinds } from './entry.ts'
import { accountingPeriodView, ledgerEntryView } from './ledger.schema.ts'

describe('on the wire', () => {
  test('an entry says what it was posted for, of the known kinds', () => {
    const { source } = ledgerEntryView.shape
    for (const kind of ledgerSourceKinds) expect(source.safeParse({ kind, id: 'ord_1' }).success).toBe(true)
    expect(source.safeParse({ kind: 'ORDER_PAYMENT', id: 'ord_1' }).success).toBe(true)
    expect(source.safeParse({ kind: 'ORDER', id: 'ord_1' }).success).toBe(false)
  })

  test('a period is closed, or was opened again', () => {
    const { state } = accountingPeriodView.shape
    expect([...periodStates, 'OPEN'].map((name) => state.safeParse(name).success)).toEqual([true, true, false])
  })
})

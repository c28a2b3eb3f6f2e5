import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { type ClosePeriod, closePeriod, reopenPeriod } from './accounting-period.ts'
import { closedPeriod } from './books.fixture.ts'

const bund = idOf('Location', 'bund')
const command: ClosePeriod = {
  id: idOf('AccountingPeriod', 'new'),
  locationId: bund,
  fromDate: '2026-11-01',
  toDate: '2026-11-20',
  note: '',
}
const july = closedPeriod({ locationId: bund, fromDate: '2026-07-01', toDate: '2026-07-31' })

describe('closePeriod refuses in a declared order', () => {
  test.each([
    ['days that run backwards', { fromDate: '2026-11-30', toDate: '2026-11-22' }, 'range_empty'],
    [
      'days that are not over, some of them closed',
      { fromDate: '2026-07-31', toDate: '2026-11-21' },
      'period_not_over',
    ],
    ['days some of which are closed', { fromDate: '2026-07-31' }, 'period_overlap'],
    ['days before them', { fromDate: '2026-06-01', toDate: '2026-06-30' }, 'accepted'],
    ['days after them, up to the last that is over', { fromDate: '2026-08-01' }, 'accepted'],
    ['the same days of all locations', { fromDate: '2026-07-31', locationId: null }, 'accepted'],
  ])('%s', (_, fields, code) => {
    const decision = closePeriod({ closed: [july], lastClosable: '2026-11-20' }, { ...command, ...fields }, 5)
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })
})

describe('reopenPeriod', () => {
  test('opens a closed period once, which may then be closed anew', () => {
    const decision = reopenPeriod(july, 9)
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { period } = decision.changes
    expect(period).toEqual({ ...july, state: 'REOPENED', version: 2, updatedAtMs: 9 })
    expect(reopenPeriod(period, 9)).toMatchObject({ refusal: { code: 'period_not_closed' } })
    const again = { ...command, fromDate: '2026-07-01', toDate: '2026-07-31' }
    expect(closePeriod({ closed: [period], lastClosable: '2026-11-20' }, again, 9).ok).toBe(true)
  })
})

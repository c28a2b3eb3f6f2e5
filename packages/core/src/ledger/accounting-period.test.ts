import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { dateRangeFields, emptyRange } from '../time/empty-range.ts'
import { type ClosePeriod, closedPeriodOf, closePeriod, reopenPeriod } from './accounting-period.ts'
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
    ['days the last of which is closed', { fromDate: '2026-06-01', toDate: '2026-07-01' }, 'period_overlap'],
    ['days before them', { fromDate: '2026-06-01', toDate: '2026-06-30' }, 'accepted'],
    ['days after them, up to the last that is over', { fromDate: '2026-08-01' }, 'accepted'],
    ['a single day', { fromDate: '2026-11-20' }, 'accepted'],
    ['the same days of all locations', { fromDate: '2026-07-31', locationId: null }, 'accepted'],
  ])('%s', (_, fields, code) => {
    const decision = closePeriod({ closed: [july], lastClosable: '2026-11-20' }, { ...command, ...fields }, 5)
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })
})

describe('closePeriod', () => {
  const state = { closed: [july], lastClosable: '2026-11-20' }

  test('makes a closed period', () => {
    const decision = closePeriod(state, { ...command, note: 'Autumn' }, 5)
    const period = { ...command, note: 'Autumn', state: 'CLOSED', version: 1, createdAtMs: 5, updatedAtMs: 5 }
    expect(decision).toEqual({ ok: true, changes: { period }, events: [] })
  })

  test.each([
    [{ fromDate: '2026-11-21' }, 'range_empty', emptyRange({ from: '2026-11-21', to: '2026-11-20' }, dateRangeFields)],
    [{ toDate: '2026-11-21' }, 'period_not_over', { toDate: '2026-11-21', lastClosable: '2026-11-20' }],
    [{ fromDate: '2026-07-31' }, 'period_overlap', { periodId: july.id }],
  ])('says what stands in the way: %j', (fields, code, details) => {
    expect(closePeriod(state, { ...command, ...fields }, 5)).toEqual({ ok: false, refusal: { code, details } })
  })
})

describe('closedPeriodOf', () => {
  test.each([
    ['2026-06-30', bund, false],
    ['2026-07-01', bund, true],
    ['2026-07-31', bund, true],
    ['2026-08-01', bund, false],
    ['2026-07-15', idOf('Location', 'park'), false],
  ])('%s at %s is closed: %s', (date, location, isClosed) => {
    expect(closedPeriodOf([july], location, date)).toBe(isClosed ? july : undefined)
    // One of all locations, and one that was opened again.
    const ofAll = { ...july, locationId: null }
    expect(closedPeriodOf([{ ...july, state: 'REOPENED' }, ofAll], bund, date)).toBe(
      date.startsWith('2026-07') ? ofAll : undefined,
    )
  })
})

describe('reopenPeriod', () => {
  test('opens a closed period once, which may then be closed anew', () => {
    const decision = reopenPeriod(july, 9)
    if (!decision.ok) throw new Error(decision.refusal.code)
    expect(decision.events).toEqual([])
    const { period } = decision.changes
    expect(period).toEqual({ ...july, state: 'REOPENED', version: 2, updatedAtMs: 9 })
    expect(reopenPeriod(period, 9)).toEqual({
      ok: false,
      refusal: { code: 'period_not_closed', details: { periodId: july.id } },
    })
    const again = { ...command, fromDate: '2026-07-01', toDate: '2026-07-31' }
    expect(closePeriod({ closed: [period], lastClosable: '2026-11-20' }, again, 9).ok).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { type PublishTemplatesState, publishTemplates } from './publish-templates.ts'
import { archived, at, bund, byId, chen, lin, shift } from './salon.fixture.ts'
import { refuseShiftTemplate, type ShiftTemplate, templateDates } from './shift-template.ts'

const { timeZone } = bund
const saturdays: ShiftTemplate = {
  id: idOf('ShiftTemplate', 'sat'),
  locationId: bund.id,
  staffId: lin.id,
  weekday: 6,
  startTime: '18:00',
  endTime: '25:30',
  breaks: [{ startTime: '24:00', endTime: '24:15' }],
  validFrom: '2026-11-20',
  validTo: null,
  version: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
  archivedAtMs: null,
}
const open: PublishTemplatesState = { location: bund, staff: byId(lin, chen), published: [] }

function publish(state: PublishTemplatesState, templates: readonly ShiftTemplate[], to = '2026-11-30') {
  const wanted = templateDates(templates, '2026-11-15', to).map((date, n) => ({ ...date, id: idOf('Shift', `n${n}`) }))
  const decision = publishTemplates(state, { wanted }, at('09:00'))
  if (!decision.ok) throw new Error('publishing templates refuses nothing')
  return decision.changes
}

describe('templateDates', () => {
  test('are the weekdays within the validity, both ends included', () => {
    const dates = (more: Partial<ShiftTemplate>) =>
      templateDates([{ ...saturdays, ...more }], '2026-11-14', '2026-11-28').map(({ date }) => date)
    expect(dates({})).toEqual(['2026-11-21', '2026-11-28'])
    expect(dates({ validFrom: '2026-11-14' })).toEqual(['2026-11-14', '2026-11-21', '2026-11-28'])
    expect(dates({ validTo: '2026-11-21' })).toEqual(['2026-11-21'])
    expect(dates({ validTo: '2026-11-20' })).toEqual([])
    expect(dates({ weekday: 7 })).toEqual(['2026-11-22'])
  })
})

describe('refuseShiftTemplate', () => {
  test.each([
    [{}, undefined],
    [{ validTo: '2026-11-19' }, 'range_empty'],
    [{ validTo: '2026-11-20' }, undefined],
    [{ endTime: '17:00' }, 'shift_ends_before_start'],
    [{ breaks: [{ startTime: '17:00', endTime: '19:00' }] }, 'break_outside_shift'],
  ])('%j: %s', (more, code) => {
    expect(refuseShiftTemplate({ ...saturdays, ...more })?.code).toBe(code)
  })
})

describe('publishTemplates', () => {
  test('makes the shifts that are wanted, two on a date where a template says so', () => {
    const morning = { ...saturdays, id: idOf('ShiftTemplate', 'am'), startTime: '08:00', endTime: '12:00', breaks: [] }
    const { shifts, skipped } = publish(open, [morning, saturdays], '2026-11-21')
    expect(shifts).toEqual([
      {
        ...{ id: 'shf_n0', locationId: bund.id, staffId: lin.id, date: '2026-11-21' },
        ...{ startMinute: 480, endMinute: 720, breaks: [], createdAtMs: at('09:00') },
      },
      {
        ...{ id: 'shf_n1', locationId: bund.id, staffId: lin.id, date: '2026-11-21' },
        ...{ startMinute: 1080, endMinute: 1530, breaks: [{ startMinute: 1440, endMinute: 1455 }] },
        createdAtMs: at('09:00'),
      },
    ])
    expect(skipped).toEqual([])
  })

  test('a second time changes nothing', () => {
    const { shifts } = publish(open, [saturdays])
    const again = publish({ ...open, published: shifts.map((each) => ({ ...each, timeZone })) }, [saturdays])
    expect(again.shifts).toEqual([])
    expect(again.skipped.map(({ date, reason, shiftId }) => [date, reason, shiftId])).toEqual([
      ['2026-11-21', 'SHIFT_EXISTS', 'shf_n0'],
      ['2026-11-28', 'SHIFT_EXISTS', 'shf_n1'],
    ])
  })

  const elsewhere = { ...shift(lin, '24:00', '26:00', { locationId: idOf('Location', 'x') }), timeZone }
  test.each([
    ['a shift made by hand stays', { published: [{ ...shift(lin, '09:00', '10:00'), timeZone }] }, 'SHIFT_EXISTS'],
    ['a shift at another location is in the way', { published: [elsewhere] }, 'SHIFT_OVERLAPS'],
    ['the person has left', { staff: byId(archived(lin)) }, 'STAFF_NOT_AT_LOCATION'],
    ['the person works elsewhere', { staff: byId({ ...lin, locationIds: [] }) }, 'STAFF_NOT_AT_LOCATION'],
  ] as const)('when %s, then the date is left alone', (_, more, reason) => {
    const { shifts, skipped } = publish({ ...open, ...more }, [saturdays], '2026-11-21')
    expect(shifts).toEqual([])
    expect(skipped).toMatchObject([{ templateId: saturdays.id, staffId: lin.id, date: '2026-11-21', reason }])
  })

  test('a shift that the clocks skip has no time', () => {
    const night = {
      ...saturdays,
      weekday: 7,
      startTime: '02:00',
      endTime: '03:00',
      breaks: [],
      validFrom: '2026-01-01',
    }
    const wanted = templateDates([night], '2026-03-29', '2026-03-29').map((date) => ({
      ...date,
      id: idOf('Shift', 'n'),
    }))
    const location = { ...bund, timeZone: 'Europe/Berlin' }
    const decision = publishTemplates({ ...open, location }, { wanted }, 0)
    expect(decision).toMatchObject({ changes: { shifts: [], skipped: [{ reason: 'NO_TIME', shiftId: null }] } })
  })
})

import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { parseLocalTime } from '../time/local-time.ts'
import { type PublishShifts, publishShifts } from './publish-shifts.ts'
import { at, bund, lin } from './salon.fixture.ts'
import type { Shift } from './shift.ts'

const berlin = { ...bund, id: idOf('Location', 'berlin'), timeZone: 'Europe/Berlin' }
const person = { ...lin, locationIds: [bund.id, berlin.id] }

type Wanted = readonly [date: string, start: string, end: string]

function minute(time: string): number {
  return parseLocalTime(time) ?? Number.NaN
}

function command(...wanted: readonly Wanted[]): PublishShifts {
  return {
    shifts: wanted.map(([date, start, end], n) => ({
      id: idOf('Shift', `new${n}`),
      date,
      startMinute: minute(start),
      endMinute: minute(end),
      breaks: [],
    })),
  }
}

function published(location: typeof bund, [date, start, end]: Wanted): Shift & { readonly timeZone: string } {
  const { id: locationId, timeZone } = location
  const times = { date, startMinute: minute(start), endMinute: minute(end), breaks: [] }
  return { id: idOf('Shift', 'old'), locationId, staffId: person.id, ...times, createdAtMs: 0, timeZone }
}

function codeOf(
  location: typeof bund,
  old: readonly (Shift & { readonly timeZone: string })[],
  ...wanted: Wanted[]
): string {
  const decision = publishShifts({ location, staff: person, published: old }, command(...wanted), at('09:00'))
  return decision.ok ? 'accepted' : decision.refusal.code
}

describe('publishShifts refuses in a declared order', () => {
  test('what is archived, before all else', () => {
    const elsewhere = { ...person, locationIds: [] }
    const state = { location: { ...bund, archivedAtMs: 1 }, staff: { ...elsewhere, archivedAtMs: 1 }, published: [] }
    const wanted = command(['2026-11-21', '10:00', '18:00'])
    const archived = (kind: string, id: string) => ({
      ok: false,
      refusal: { code: 'reference_archived', details: { kind, id } },
    })
    expect(publishShifts(state, wanted, at('09:00'))).toEqual(archived('Location', bund.id))
    expect(publishShifts({ ...state, location: bund }, wanted, at('09:00'))).toEqual(archived('Staff', person.id))
    const code = 'staff_not_at_location'
    expect(publishShifts({ ...state, location: bund, staff: elsewhere }, wanted, at('09:00'))).toMatchObject({
      refusal: { code },
    })
  })

  test.each([
    ['the person is not of this location', [], [['2026-11-21', '18:00', '10:00']], 'staff_not_at_location'],
    [
      'the person is',
      [bund.id],
      [
        ['2026-11-21', '18:00', '10:00'],
        ['2026-11-21', '11:00', '12:00'],
      ],
      'shift_ends_before_start',
    ],
    [
      'the shifts end after they start',
      [bund.id],
      [
        ['2026-11-21', '10:00', '18:00'],
        ['2026-11-21', '17:00', '20:00'],
      ],
      'shift_overlap',
    ],
    [
      'they do not overlap',
      [bund.id],
      [
        ['2026-11-21', '10:00', '18:00'],
        ['2026-11-21', '18:00', '20:00'],
      ],
      'accepted',
    ],
  ] as const)('when %s: %j %j: %s', (_, locationIds, wanted, code) => {
    const state = { location: bund, staff: { ...lin, locationIds: [...locationIds] }, published: [] }
    const decision = publishShifts(state, command(...wanted), at('09:00'))
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })
})

describe('a shift ends after it starts', () => {
  test.each([
    ['2026-11-21', '10:00', '18:00', 'accepted'],
    ['2026-11-21', '10:00', '10:00', 'shift_ends_before_start'],
    ['2026-11-21', '10:00', '09:00', 'shift_ends_before_start'],
    ['2026-11-21', '22:00', '26:00', 'accepted'],
    ['2026-11-21', '00:00', '48:00', 'accepted'],
    ['2026-11-21', '23:59', '24:00', 'accepted'],
  ])('%s %s–%s: %s', (date, start, end, code) => {
    expect(codeOf(bund, [], [date, start, end])).toBe(code)
  })

  test('one that lies wholly in a gap of the clock has no time at all', () => {
    expect(codeOf(berlin, [], ['2026-03-29', '02:15', '02:45'])).toBe('accepted')
    expect(codeOf(berlin, [], ['2026-03-29', '02:00', '03:00'])).toBe('shift_ends_before_start')
  })
})

describe('shifts of one person do not overlap, wherever they are', () => {
  const friday = published(bund, ['2026-11-20', '20:00', '26:00'])
  const berlinMorning = published(berlin, ['2026-11-21', '09:00', '12:00'])

  test.each([
    ['touch at midnight’s far side', bund, friday, ['2026-11-21', '02:00', '10:00'], 'accepted'],
    ['reach into a shift that passed midnight', bund, friday, ['2026-11-21', '01:59', '10:00'], 'shift_overlap'],
    // 09:00–12:00 in Berlin is 16:00–19:00 in Shanghai.
    [
      'lie in another zone at the same instants',
      bund,
      berlinMorning,
      ['2026-11-21', '15:00', '16:01'],
      'shift_overlap',
    ],
    ['have the same wall clock, hours apart', bund, berlinMorning, ['2026-11-21', '09:00', '12:00'], 'accepted'],
    ['touch across zones', bund, berlinMorning, ['2026-11-21', '19:00', '22:00'], 'accepted'],
    ['lie inside another', bund, friday, ['2026-11-20', '21:00', '22:00'], 'shift_overlap'],
    ['hold another', bund, friday, ['2026-11-20', '19:00', '27:00'], 'shift_overlap'],
  ] as const)('those that %s: %o', (_, location, old, wanted, code) => {
    expect(codeOf(location, [old], [...wanted])).toBe(code)
  })

  test('an overlap tells which of the new and which of the old', () => {
    const state = { location: bund, staff: person, published: [friday] }
    const decision = publishShifts(
      state,
      command(['2026-11-22', '10:00', '12:00'], ['2026-11-20', '25:00', '27:00']),
      0,
    )
    expect(decision).toEqual({
      ok: false,
      refusal: { code: 'shift_overlap', details: { index: 1, with: { id: 'shf_old', date: '2026-11-20' } } },
    })
  })

  test('an overlap among the new ones tells which two, and their times', () => {
    const wanted = command(['2026-11-22', '10:00', '12:00'], ['2026-11-21', '22:00', '34:00'])
    const decision = publishShifts({ location: bund, staff: person, published: [friday] }, wanted, 0)
    expect(decision).toMatchObject({ ok: true })
    const clash = command(['2026-11-21', '22:00', '34:00'], ['2026-11-22', '09:00', '12:00'])
    expect(publishShifts({ location: bund, staff: person, published: [friday] }, clash, 0)).toEqual({
      ok: false,
      refusal: {
        code: 'shift_overlap',
        details: { index: 1, with: { index: 0, date: '2026-11-21', startTime: '22:00', endTime: '34:00' } },
      },
    })
  })

  test('the hour that comes twice belongs to both its readings', () => {
    const night = published(berlin, ['2026-10-24', '22:00', '26:30'])
    expect(codeOf(berlin, [night], ['2026-10-25', '02:15', '08:00'])).toBe('shift_overlap')
    expect(codeOf(berlin, [night], ['2026-10-25', '03:00', '08:00'])).toBe('accepted')
  })
})

test('what is accepted carries its place, person and time', () => {
  const decision = publishShifts(
    { location: bund, staff: person, published: [] },
    command(['2026-11-21', '10:00', '25:30']),
    7,
  )
  expect(decision).toEqual({
    ok: true,
    changes: {
      shifts: [
        {
          id: 'shf_new0',
          locationId: bund.id,
          staffId: person.id,
          date: '2026-11-21',
          startMinute: 600,
          endMinute: 1530,
          breaks: [],
          createdAtMs: 7,
        },
      ],
    },
    events: [],
  })
})

import { describe, expect, test } from 'vitest'
import { at } from '../scheduling/salon.fixture.ts'
import { cancellationShares, noShowShares, presets, refusePolicy, termsOf } from './cancellation-policy.ts'

const startMs = at('40:00')
const hoursBefore = (hours: number): number => startMs - hours * 3_600_000
const shares = (refundBasisPoints: number, feeBasisPoints: number) => ({ refundBasisPoints, feeBasisPoints })
const noShow = shares(0, 10_000)
const stamps = { version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null }

/** The whole a day before, half of it later. */
const halved = {
  windows: [
    { minHoursBefore: 0, ...shares(5000, 0) },
    { minHoursBefore: 24, ...shares(10_000, 0) },
  ],
  noShow,
  rescheduleMinHours: 0,
  maxReschedules: null,
}
const onlyEarly = { ...halved, windows: [{ minHoursBefore: 48, ...shares(10_000, 0) }], noShow: shares(0, 0) }

describe('cancellationShares', () => {
  test.each([
    ['a day and an hour before', 25, shares(10_000, 0)],
    ['a day before to the millisecond', 24, shares(10_000, 0)],
    ['a millisecond later', 24 - 1 / 3_600_000, shares(5000, 0)],
    ['23 hours before', 23, shares(5000, 0)],
    ['a millisecond before the start', 1 / 3_600_000, shares(5000, 0)],
    ['at the start', 0, noShow],
    ['after it', -1, noShow],
  ])('%s', (_, hours, expected) => {
    expect(cancellationShares([halved], startMs, Math.round(hoursBefore(hours)))).toMatchObject(expected)
  })

  test('no terms cost nothing, and a window that none keeps gives nothing back', () => {
    expect(cancellationShares([], startMs, startMs)).toEqual(shares(10_000, 0))
    expect(cancellationShares([onlyEarly], startMs, hoursBefore(47))).toEqual(shares(0, 0))
  })

  test('of several terms the strictest counts, at each moment anew', () => {
    const dear = { ...halved, windows: [{ minHoursBefore: 0, ...shares(8000, 2000) }] }
    expect(cancellationShares([halved, dear], startMs, hoursBefore(25))).toEqual(shares(8000, 2000))
    expect(cancellationShares([halved, dear], startMs, hoursBefore(1))).toEqual(shares(5000, 2000))
    expect(noShowShares([onlyEarly, dear])).toEqual(noShow)
  })
})

describe('presets', () => {
  test.each([
    ['FLEXIBLE', 0, 1000],
    ['FAIR', 1000, 3000],
    ['MODERATE', 3000, 5000],
    ['STRICT', 5000, 10_000],
  ] as const)('B20 %s', (name, late, away) => {
    const terms = [presets[name]]
    expect(cancellationShares(terms, startMs, hoursBefore(24))).toMatchObject(shares(10_000, 0))
    expect(cancellationShares(terms, startMs, hoursBefore(23))).toMatchObject(shares(10_000 - late, late))
    expect(noShowShares(terms)).toEqual(shares(10_000 - away, away))
  })
})

test('two windows of the same hours contradict each other', () => {
  const [window] = halved.windows
  expect(refusePolicy(halved)).toBeUndefined()
  expect(refusePolicy({ windows: [...halved.windows, ...(window ? [window] : [])] })).toEqual({
    code: 'duplicate_in_list',
    details: { list: 'windows', id: '0' },
  })
})

test('a booking keeps the terms of each policy once, without its name', () => {
  const policy = { id: 'cxp_1' as never, name: 'Half', ...halved, ...stamps }
  expect(termsOf([policy, policy])).toEqual([halved])
})

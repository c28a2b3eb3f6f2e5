import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { idOf, type StaffId } from '../../base/ids.ts'
import { addDays, type LocalDate } from '../../time/local-time.ts'
import { rankStaff } from './rank-staff.ts'
import { type AssignmentDay, type Sharer, shareFacts, shareWindowStart } from './weighted-share.ts'

const monthStart = '2026-11-01'

function sharer(name: string, more: Partial<Sharer> = {}): Sharer {
  return { staffId: idOf('Staff', name), weight: 100, priority: 0, since: '2026-01-01', ...more }
}

/** Gives visits to people day after day, each to whoever is preferred among those who are free. */
function shop(sharers: readonly Sharer[]) {
  const counts = new Map<string, AssignmentDay>()
  const given: StaffId[] = []
  return {
    given,
    of: (staffId: StaffId) => given.filter((each) => each === staffId).length,
    give(date: LocalDate, isFree: (staffId: StaffId) => boolean = () => true): StaffId | undefined {
      const there = sharers.filter(({ staffId, since }) => since <= date && isFree(staffId))
      const facts = shareFacts(
        sharers.filter(({ since }) => since <= date),
        [...counts.values()],
        monthStart,
      )
      const candidates = there.map(({ staffId }) => ({ staffId, facts: present(facts.get(staffId), 'a sharer') }))
      const staffId = rankStaff('WEIGHTED_SHARE', candidates)[0]?.staffId
      if (staffId === undefined) return undefined
      given.push(staffId)
      const key = `${staffId} ${date}`
      const assigned = (counts.get(key)?.assigned ?? 0) + 1
      counts.set(key, { staffId, date, assigned, lastAssignedAtMs: given.length })
      return staffId
    },
  }
}

const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 })

describe('shareFacts', () => {
  test('counts the month, not what came before it', () => {
    const days = [
      { staffId: idOf('Staff', 'a'), date: '2026-10-31', assigned: 9, lastAssignedAtMs: 9 },
      { staffId: idOf('Staff', 'a'), date: '2026-11-01', assigned: 2, lastAssignedAtMs: 7 },
      { staffId: idOf('Staff', 'other'), date: '2026-11-01', assigned: 5, lastAssignedAtMs: 8 },
    ]
    expect(shareFacts([sharer('a', { weight: 50, priority: 3 })], days, monthStart).get(idOf('Staff', 'a'))).toEqual({
      assigned: 2,
      weight: 50,
      headStart: 0,
      priority: 3,
      lastAssignedAtMs: 7,
    })
    expect(shareWindowStart('2026-11-30')).toBe(monthStart)
  })

  test('whoever comes back starts at the average of the others, and what they had before is not counted twice', () => {
    const days = ['a', 'b', 'back'].map((name) => ({
      staffId: idOf('Staff', name),
      date: '2026-11-03',
      assigned: { a: 4, b: 6 }[name] ?? 3,
      lastAssignedAtMs: 1,
    }))
    const sharers = [sharer('a'), sharer('b'), sharer('back', { since: '2026-11-10' })]
    const facts = shareFacts(sharers, days, monthStart).get(idOf('Staff', 'back'))
    expect(facts).toMatchObject({ assigned: 0, headStart: 50_000, lastAssignedAtMs: null })
  })

  test('those who joined on the same day have no head start of each other', () => {
    const opened = [sharer('a', { since: '2026-11-05' }), sharer('b', { since: '2026-11-05' })]
    const days = [{ staffId: idOf('Staff', 'a'), date: '2026-11-05', assigned: 4, lastAssignedAtMs: 1 }]
    expect(shareFacts(opened, days, monthStart).get(idOf('Staff', 'b'))).toMatchObject({ headStart: 0, assigned: 0 })
  })
})

describe('WEIGHTED_SHARE', () => {
  test('after any number of visits nobody is further from their share than the weights force', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 300 }), (each, visits) => {
        const sharers = each.map((weight, n) => sharer(`p${n}`, { weight }))
        const { give, of } = shop(sharers)
        for (let n = 0; n < visits; n += 1) give('2026-11-02')
        const total = each.reduce((sum, weight) => sum + weight, 0)
        for (const { staffId, weight } of sharers) {
          const off = of(staffId) - (visits * weight) / total
          expect(off).toBeLessThanOrEqual(1.001)
          expect(off).toBeGreaterThanOrEqual(-(each.length * weight) / total - 0.001)
        }
      }),
      { numRuns: Number(process.env.MENDIAN_PROPERTY_RUNS ?? 60) },
    )
  })

  test('who was not free catches up without leaving anybody behind', () => {
    const people = [sharer('a'), sharer('b'), sharer('c')]
    const { give, of } = shop(people)
    for (let n = 0; n < 12; n += 1) give('2026-11-02', (staffId) => staffId !== people[0]?.staffId)
    for (let n = 0; n < 18; n += 1) give('2026-11-03')
    expect(people.map(({ staffId }) => of(staffId))).toEqual([10, 10, 10])
  })

  test('whoever joins in the month is not flooded: never more than twice in a row, and level in the end', () => {
    const arrival = fc.record({
      team: fc.integer({ min: 2, max: 6 }),
      before: fc.integer({ min: 0, max: 120 }),
      joinDay: fc.integer({ min: 1, max: 20 }),
      onThatDay: fc.integer({ min: 0, max: 20 }),
      after: fc.integer({ min: 40, max: 120 }),
    })
    fc.assert(
      fc.property(arrival, ({ team, before, joinDay, onThatDay, after }) => {
        const since = addDays(monthStart, joinDay)
        const others = Array.from({ length: team }, (_, n) => sharer(`p${n}`))
        const joiner = sharer('joiner', { since })
        const { give, given, of } = shop([...others, joiner])
        for (let n = 0; n < before; n += 1) give(addDays(monthStart, n % joinDay))
        const had = others.map(({ staffId }) => of(staffId))
        for (let n = 0; n < onThatDay; n += 1) give(since)
        for (let n = 0; n < after; n += 1) give(addDays(since, 1 + (n % 5)))
        expect(longestRun(given, joiner.staffId)).toBeLessThanOrEqual(2)
        const average = (had.reduce((sum, each) => sum + each, 0) + onThatDay) / team
        const gained = others.map(({ staffId }) => of(staffId))
        const level = average + of(joiner.staffId)
        expect(Math.abs(level - Math.max(...gained))).toBeLessThanOrEqual(3)
      }),
      { numRuns: Number(process.env.MENDIAN_PROPERTY_RUNS ?? 60) },
    )
  })
})

function longestRun(given: readonly StaffId[], staffId: StaffId): number {
  let longest = 0
  let run = 0
  for (const each of given) {
    run = each === staffId ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

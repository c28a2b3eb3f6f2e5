import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { idOf, type StaffId } from '../base/ids.ts'
import type { Staff } from '../people/staff.ts'
import { type AssignmentStrategy, assignmentStrategies } from '../places/assignment-strategy.ts'
import type { Location } from '../places/location.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import { at, bund, byId, chairs, cut, dye, lin, shift, sofas } from '../scheduling/salon.fixture.ts'
import { changeRotation, emptyRotation } from '../scheduling/strategy/change-rotation.ts'
import { orderOfTurns, type RotationQueue } from '../scheduling/strategy/rotation-queue.ts'
import { type Book, type BookedChanges, type BookState, book } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, nineMs, openDay } from './booking.fixture.ts'
import { rotationWithout } from './log-assignments.ts'
import { type AssignmentEntry, replayAssignment } from './staff-choice.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 150)

const team: readonly Staff[] = ['a', 'b', 'c', 'd'].map((name, n) => ({
  ...lin,
  id: idOf('Staff', name),
  name,
  staffLevelId: null,
  assignmentWeight: 100 * (n + 1),
}))
const idAt = (n: number): StaffId => present(team[n % team.length], 'one of the team').id

function busy(staffId: StaffId, fromMs: number, toMs: number, more: Partial<Occupancy> = {}): Occupancy {
  const owner = { ownerKind: 'BOOKING', ownerId: idOf('Booking', 'x'), expiresAtMs: null } as const
  return {
    unitKind: 'STAFF',
    preparationMs: 0,
    unitId: staffId,
    startMs: fromMs,
    endMs: toMs,
    transitionEndMs: toMs,
    ...owner,
    ...more,
  } as Occupancy
}

function queueOf(...people: readonly StaffId[]): RotationQueue {
  return people.reduce(
    (queue, staffId) => {
      const decision = changeRotation(queue, staffId, { kind: 'JOIN' }, nineMs)
      return decision.ok ? decision.queue : queue
    },
    emptyRotation(bund.id, nineMs),
  )
}

function shop(location: Partial<Location>, more: Partial<BookState> = {}): BookState {
  const staffIds = team.map(({ id }) => id)
  return {
    ...openDay,
    configuration: {
      location: { ...bund, ...location },
      services: byId({ ...cut, staffIds }, { ...dye, staffIds }),
      staff: byId(...team),
      resources: byId(chairs, { ...sofas, quantity: 2 }),
    },
    shifts: team.map((person) => shift(person, '10:00', '20:00')),
    ...more,
  }
}

const minutes = (from: number, to: number): fc.Arbitrary<number> =>
  fc.integer({ min: from / 15, max: to / 15 }).map((quarters) => quarters * 15 * 60_000)

const shopOf: fc.Arbitrary<{ readonly state: BookState; readonly command: Book }> = fc
  .record({
    strategy: fc.constantFrom(...assignmentStrategies),
    blocks: fc.array(fc.record({ person: fc.nat(3), from: minutes(0, 1305), length: minutes(15, 120) }), {
      maxLength: 12,
    }),
    queue: fc.uniqueArray(fc.nat(3)),
    kept: fc.option(fc.nat(3)),
    paused: fc.option(fc.nat(3)),
    days: fc.array(
      fc.record({ person: fc.nat(3), date: fc.constantFrom('2026-11-02', '2026-11-21'), assigned: fc.nat(5) }),
    ),
    visit: fc.array(fc.record({ service: fc.nat(1), named: fc.option(fc.nat(3), { nil: undefined, freq: 2 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    startsAt: minutes(600, 1080),
  })
  .map(({ strategy, blocks, queue, kept, paused, days, visit, startsAt }) => {
    let rotation = queueOf(...queue.map(idAt))
    for (const [person, change] of [
      [kept, { kind: 'RESERVE', untilMs: nineMs + 1 }],
      [paused, { kind: 'PAUSE' }],
    ] as const) {
      const decision = person === null ? undefined : changeRotation(rotation, idAt(person), change, nineMs)
      if (decision?.ok) rotation = decision.queue
    }
    const state = shop(
      { assignmentStrategy: strategy },
      {
        busy: blocks.map(({ person, from, length }) =>
          busy(idAt(person), at('00:00') + from, at('00:00') + from + length),
        ),
        assignment: {
          rotation,
          days: days.map(({ person, ...day }, n) => ({ staffId: idAt(person), lastAssignedAtMs: n, ...day })),
        },
      },
    )
    const segments = visit.map(({ service, named }) => ({
      serviceId: service === 0 ? cut.id : dye.id,
      ...(named === undefined ? {} : { staffId: idAt(named) }),
    }))
    return { state, command: { ...cutAtNoon, startsAtMs: at('00:00') + startsAt, segments } }
  })

/** As the log gives it back. */
const stored = (entry: AssignmentEntry): AssignmentEntry => JSON.parse(JSON.stringify(entry)) as AssignmentEntry

describe('the log of choices', () => {
  test('makes every choice again, from what was stored', () => {
    let logged = 0
    fc.assert(
      fc.property(shopOf, ({ state, command }) => {
        const decision = book(state, command, nineMs)
        if (!decision.ok) return
        const { booking, assignments } = decision.changes
        for (const entry of assignments) {
          logged += 1
          expect(replayAssignment(stored(entry))).toBe(booking.segments[entry.segment]?.staffId)
          expect(entry.source).toBe(booking.segments[entry.segment]?.assignmentSource)
        }
        const chosen = command.segments.flatMap(({ staffId }, n) => (staffId === undefined ? [n] : []))
        const free = assignments.filter(({ source }) => source !== 'REQUESTED')
        expect(free.map(({ segment }) => segment)).toEqual(chosen)
      }),
      { numRuns: RUNS },
    )
    expect(logged).toBeGreaterThan(RUNS / 4)
  })

  test('says who could not be had', () => {
    const [a, b] = [idAt(0), idAt(1)]
    const state = shop({ assignmentStrategy: 'CATALOGUE_ORDER' }, { busy: [busy(a, at('12:30'), at('13:00'))] })
    const { assignments } = accepted(book(state, cutAtNoon, nineMs))
    expect(assignments).toMatchObject([
      { segment: 0, staffId: b, keptStaffId: null, source: 'AUTOMATIC', decidedOn: '2026-11-21', turn: null },
    ])
    expect(assignments[0]?.considered.map(({ standing }) => standing)).toEqual(['NOT_FREE', 'FREE', 'FREE', 'FREE'])
  })

  test('is silent about people who were named and had no turn to take', () => {
    const named = { ...cutAtNoon, segments: [{ serviceId: cut.id, staffId: idAt(0) }] }
    expect(accepted(book(shop({}), named, nineMs)).assignments).toEqual([])
  })
})

function chosen(strategy: AssignmentStrategy, more: Partial<BookState>): unknown {
  const { booking } = accepted(book(shop({ assignmentStrategy: strategy }, more), cutAtNoon, nineMs))
  return booking.segments[0]?.staffId
}

describe('LEAST_BOOKED', () => {
  const before = (clock: string): number => at(clock) - 86_400_000
  const later = (clock: string): number => at(clock) + 86_400_000
  test.each([
    ['nobody is booked', [], 0],
    ['the first is booked more', [busy(idAt(0), at('18:00'), at('18:15'))], 1],
    ['the first is booked more, but the day before', [busy(idAt(0), before('18:00'), before('19:00'))], 0],
    ['the first is booked more, but the day after', [busy(idAt(0), later('10:00'), later('11:00'))], 0],
    ['the first is booked into the day', [busy(idAt(0), before('23:00'), at('00:15'))], 1],
    ['the first has time off', [busy(idAt(0), at('18:00'), at('20:00'), { ownerKind: 'TIME_BLOCK' } as never)], 0],
    [
      'the first has cleaning up to do',
      [
        busy(idAt(0), at('18:00'), at('18:00') + 1, { transitionEndMs: at('19:00') }),
        ...[1, 2, 3].map((n) => busy(idAt(n), at('18:00'), at('18:15'))),
      ],
      0,
    ],
  ] as const)('a cut at noon, when %s', (_, blocks, expected) => {
    expect(chosen('LEAST_BOOKED', { busy: blocks })).toBe(idAt(expected))
  })

  test('is the least booked of those who are free, by plain counting', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ person: fc.nat(3), from: minutes(0, 1305), length: minutes(15, 120) }), { maxLength: 14 }),
        (given) => {
          const blocks = given.map(({ person, from, length }) =>
            busy(idAt(person), at('00:00') + from, at('00:00') + from + length),
          )
          const decision = book(shop({}, { busy: blocks }), cutAtNoon, nineMs)
          const of = (staffId: StaffId) => blocks.filter(({ unitId }) => unitId === staffId)
          const free = team.filter(({ id }) => of(id).every((b) => b.startMs >= at('13:00') || b.endMs <= at('12:00')))
          const load = ({ id }: Staff): number =>
            of(id).reduce((sum, b) => sum + Math.min(b.endMs, at('24:00')) - b.startMs, 0)
          const least = Math.min(...free.map(load))
          const expected = free.find((person) => load(person) === least)?.id
          expect(decision.ok ? decision.changes.booking.segments[0]?.staffId : undefined).toBe(expected)
        },
      ),
      { numRuns: RUNS },
    )
  })
})

describe('ROTATION', () => {
  const rotating = (
    rules: Partial<Location['rotationRules']> = {},
    queue = queueOf(idAt(1), idAt(0), idAt(2)),
  ): BookState =>
    shop(
      { assignmentStrategy: 'ROTATION', rotationRules: { ...bund.rotationRules, ...rules } },
      { assignment: { days: [], rotation: queue } },
    )
  const order = ({ rotation }: Pick<BookedChanges, 'rotation'>): unknown =>
    rotation && orderOfTurns(rotation, nineMs).map(({ staffId }) => staffId)
  const cutBy = (n: number, assignmentSource?: 'REQUESTED' | 'ON_SPOT_PICK', more: Partial<Book> = {}): Book => ({
    ...cutAtNoon,
    ...more,
    segments: [{ serviceId: cut.id, staffId: idAt(n), assignmentSource }],
  })

  test('whose turn it is serves, and goes to the end', () => {
    const changes = booked(rotating(), cutAtNoon)
    expect(changes.booking.segments).toMatchObject([{ staffId: idAt(1), assignmentSource: 'ROTATION' }])
    expect(order(changes as BookedChanges)).toEqual([idAt(0), idAt(2), idAt(1)])
  })

  test('a visit of two services takes one turn of one person', () => {
    const changes = accepted(
      book(rotating(), { ...cutAtNoon, segments: [...cutAtNoon.segments, ...cutAtNoon.segments] }, nineMs),
    )
    expect(changes.booking.segments.map(({ staffId }) => staffId)).toEqual([idAt(1), idAt(1)])
    expect(order(changes)).toEqual([idAt(0), idAt(2), idAt(1)])
    expect(changes.assignments.map(({ turn }) => turn)).toEqual([{ from: 1, to: 4 }, null])
  })

  test('a turn that was kept comes first, once, and as long as it is kept', () => {
    const kept = (untilMs: number): RotationQueue => {
      const decision = changeRotation(queueOf(idAt(1), idAt(0), idAt(2)), idAt(2), { kind: 'RESERVE', untilMs }, nineMs)
      return decision.ok ? decision.queue : emptyRotation(bund.id, nineMs)
    }
    const changes = accepted(book(rotating({}, kept(nineMs + 1)), cutAtNoon, nineMs))
    expect(changes.booking.segments).toMatchObject([{ staffId: idAt(2), assignmentSource: 'PRE_RESERVED' }])
    expect(order(changes)).toEqual([idAt(1), idAt(0), idAt(2)])
    expect(accepted(book(rotating({}, kept(nineMs)), cutAtNoon, nineMs)).booking.segments[0]?.staffId).toBe(idAt(1))
  })

  test('where nobody in the queue is free, others serve and no turn is taken', () => {
    const state = { ...rotating(), busy: [0, 1, 2].map((n) => busy(idAt(n), at('12:00'), at('13:00'))) }
    const changes = accepted(book(state, cutAtNoon, nineMs))
    expect(changes.booking.segments).toMatchObject([{ staffId: idAt(3), assignmentSource: 'AUTOMATIC' }])
    expect(changes.rotation).toBeNull()
  })

  test.each([
    ['requested', {}, 'REQUESTED', null],
    ['requested, which costs the turn here', { requestedKeepsTurn: false }, 'REQUESTED', [idAt(1), idAt(2), idAt(0)]],
    ['picked on the spot', {}, 'ON_SPOT_PICK', [idAt(1), idAt(2), idAt(0)]],
    ['picked on the spot, which costs nothing here', { onSpotPickKeepsTurn: true }, 'ON_SPOT_PICK', null],
  ] as const)('somebody %s', (_, rules, source, expected) => {
    const changes = accepted(book(rotating(rules), cutBy(0, source), nineMs))
    expect(changes.booking.segments).toMatchObject([
      { staffId: idAt(0), assignmentSource: source, staffRequested: source === 'REQUESTED' },
    ])
    expect(order(changes)).toEqual(expected)
  })

  test.each([
    [
      'nobody is free',
      { busy: team.map(({ id }) => busy(id, at('12:00'), at('13:00'))) },
      cutBy(0, 'ON_SPOT_PICK'),
      'slot_taken',
    ],
    ['it is the turn of another', {}, cutBy(0, 'ON_SPOT_PICK'), 'not_in_turn'],
    ['it is the turn of another, and the person is not in the queue', {}, cutBy(3, 'ON_SPOT_PICK'), 'not_in_turn'],
    ['somebody with the right to does it', {}, cutBy(0, 'ON_SPOT_PICK', { overridesTurns: true }), 'accepted'],
    ['the customer asked for them', {}, cutBy(0, 'REQUESTED'), 'accepted'],
    ['it is their turn', {}, cutBy(1, 'ON_SPOT_PICK'), 'accepted'],
    [
      'whose turn it is is not free',
      { busy: [busy(idAt(1), at('12:00'), at('12:15'))] },
      cutBy(0, 'ON_SPOT_PICK'),
      'accepted',
    ],
    ['the visit is of another day', {}, cutBy(0, 'ON_SPOT_PICK', { startsAtMs: at('12:00') + 86_400_000 }), 'accepted'],
  ] as const)('picking on the spot where turns are strict, when %s', (_, more, command, expected) => {
    const tomorrow = team.map((person) => shift(person, '10:00', '20:00', { date: '2026-11-22' }))
    const state = { ...rotating({ strict: true }), ...more }
    expect(codeOf(book({ ...state, shifts: [...state.shifts, ...tomorrow] }, command, nineMs))).toBe(expected)
  })

  test('a visit of a later day takes no turn, unless the location says so', () => {
    const shifts = team.map((person) => shift(person, '10:00', '20:00', { date: '2026-11-22' }))
    const tomorrow = { ...cutAtNoon, startsAtMs: at('12:00') + 86_400_000 }
    const usual = accepted(book({ ...rotating(), shifts }, tomorrow, nineMs))
    expect([usual.rotation, usual.assignments[0]?.strategy]).toEqual([null, 'LEAST_BOOKED'])
    const taken = accepted(book({ ...rotating({ laterDaysTakeTurns: true }), shifts }, tomorrow, nineMs))
    expect(order(taken)).toEqual([idAt(0), idAt(2), idAt(1)])
  })

  test('nobody who is free is passed over, whoever else is busy, and turns given back are turns again', () => {
    const step = fc.record({ who: fc.subarray([0, 1, 2, 3]), undo: fc.boolean() })
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3)), fc.array(step, { maxLength: 20 }), (joined, steps) => {
        let queue = queueOf(...joined.map(idAt))
        for (const { who, undo } of steps) {
          const state = {
            ...rotating({ strict: true }, queue),
            busy: who.map((n) => busy(idAt(n), at('12:00'), at('12:30'))),
          }
          const decision = book(state, cutAtNoon, nineMs)
          if (!decision.ok) continue
          const next = orderOfTurns(queue, nineMs).find(({ staffId }) => !who.some((n) => idAt(n) === staffId))
          if (next) expect(decision.changes.booking.segments[0]?.staffId).toBe(next.staffId)
          const after = decision.changes.rotation ?? queue
          const places = queue.places
          queue = undo ? (rotationWithout(after, decision.changes.assignments, nineMs) ?? after) : after
          if (undo) expect(queue.places).toEqual(places)
        }
      }),
      { numRuns: RUNS },
    )
  })
})

describe('FEWEST_GAPS', () => {
  test('B17 goes where the visit fits without a useless gap', () => {
    const blocks = [
      busy(idAt(0), at('13:15'), at('14:00')),
      busy(idAt(1), at('10:00'), at('11:45')),
      busy(idAt(2), at('13:00'), at('14:00')),
    ]
    expect(chosen('FEWEST_GAPS', { busy: blocks })).toBe(idAt(2))
    expect(chosen('FEWEST_GAPS', {})).toBe(idAt(0))
  })
})

import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { archived, at, bund, byId, configuration, cut, wang } from '../scheduling/salon.fixture.ts'
import type { Interval } from '../time/interval.ts'
import { DAY_MS } from '../time/local-time.ts'
import { accepted, codeOf } from './booking.fixture.ts'
import {
  type JoinWaitlist,
  type JoinWaitlistState,
  joinWaitlist,
  maxPartyWaitingDays,
  maxWaiting,
  maxWaitingDays,
} from './join-waitlist.ts'
import { keptVisit } from './visit-request.ts'

interface Attempt {
  readonly state: JoinWaitlistState
  readonly command: JoinWaitlist
  readonly nowMs: number
}

type Repair = (attempt: Attempt) => Attempt

const noonToThree = { startMs: at('12:00'), endMs: at('15:00') }

const home = { line: '1 Bund', city: null, latitude: null, longitude: null, note: '' }

const hopeless: Attempt = {
  state: {
    configuration: { ...configuration, location: archived(bund), services: byId() },
    customer: archived({ ...wang, blocked: true }),
    waiting: maxWaiting,
  },
  command: {
    entryId: idOf('WaitlistEntry', 'one'),
    visit: keptVisit({ segments: [{ serviceId: cut.id }] }),
    address: home,
    ranges: [
      { startMs: at('12:00'), endMs: at('12:00') },
      { startMs: at('12:00'), endMs: at('12:00') + 63 * DAY_MS },
    ],
    expiresAtMs: at('11:00'),
    channel: 'WEB',
    note: '',
  },
  nowMs: at('11:00'),
}
const configure =
  (more: Partial<JoinWaitlistState['configuration']>): Repair =>
  (a) => ({ ...a, state: { ...a.state, configuration: { ...a.state.configuration, ...more } } })
const command =
  (more: Partial<JoinWaitlist>): Repair =>
  (a) => ({ ...a, command: { ...a.command, ...more } })

const precedence: readonly (readonly [repair: string, Repair, code: string])[] = [
  ['nothing is right', (a) => a, 'address_not_expected'],
  ['it is here', command({ address: null }), 'range_empty'],
  ['every range has a start', command({ ranges: hopeless.command.ranges.slice(1) }), 'range_too_long'],
  ['the ranges are short', command({ ranges: [noonToThree] }), 'waiting_time_over'],
  ['the wait is to come', command({ expiresAtMs: at('11:01') }), 'reference_archived'],
  ['the location is open', configure({ location: bund }), 'reference_archived'],
  [
    'the customer is there',
    (a) => ({ ...a, state: { ...a.state, customer: { ...wang, blocked: true } } }),
    'customer_blocked',
  ],
  ['the customer is let in', (a) => ({ ...a, state: { ...a.state, customer: wang } }), 'reference_not_found'],
  ['the service is there', configure({ services: byId(cut) }), 'waitlist_full'],
  ['there is room', (a) => ({ ...a, state: { ...a.state, waiting: maxWaiting - 1 } }), 'accepted'],
]

describe('joinWaitlist', () => {
  let attempt = hopeless
  for (const [repair, mend, code] of precedence) {
    attempt = mend(attempt)
    const { state, command: wish, nowMs } = attempt
    test(`${repair}: ${code}`, () => {
      expect(codeOf(joinWaitlist(state, wish, nowMs))).toBe(code)
    })
  }
  const { state, command: wish } = attempt

  test('merges ranges, and waits no longer than the last of them', () => {
    const ranges = [
      { startMs: at('14:00'), endMs: at('16:00') },
      { startMs: at('10:00'), endMs: at('11:00') },
      { startMs: at('12:00'), endMs: at('14:00') },
    ]
    const join = (expiresAtMs: number | null) =>
      accepted(joinWaitlist(state, { ...wish, ranges, expiresAtMs }, at('09:00'))).entry
    expect(join(null)).toMatchObject({
      state: 'WAITING',
      version: 1,
      expiresAtMs: at('16:00'),
      ranges: [
        { startMs: at('10:00'), endMs: at('11:00') },
        { startMs: at('12:00'), endMs: at('16:00') },
      ],
    })
    expect(join(at('17:00')).expiresAtMs).toBe(at('16:00'))
    expect(join(at('13:00')).expiresAtMs).toBe(at('13:00'))
  })

  test('is of fewer days where each start takes more to judge', () => {
    const days = (count: number): readonly Interval[] => [{ startMs: at('12:00'), endMs: at('12:00') + count * DAY_MS }]
    const segments = [{ serviceId: cut.id }]
    const code = (visit: JoinWaitlist['visit'], count: number): string =>
      codeOf(joinWaitlist(state, { ...wish, visit, ranges: days(count), expiresAtMs: null }, at('09:00')))
    const two = keptVisit({ segments: [], guests: [1, 2].map(() => ({ name: null, segments })) })
    const patient = keptVisit({ segments, maxWaitMinutes: 5 })
    for (const visit of [two, patient]) {
      expect(code(visit, maxPartyWaitingDays)).toBe('accepted')
      expect(code(visit, maxPartyWaitingDays + 1)).toBe('range_too_long')
    }
    expect(code(keptVisit({ segments }), maxWaitingDays)).toBe('accepted')
  })

  test('elsewhere needs an address and a service that is offered there', () => {
    const visit = keptVisit({ segments: [{ serviceId: cut.id }], locationType: 'CUSTOMER_ADDRESS' })
    const code = (address: typeof home | null): string =>
      codeOf(joinWaitlist(state, { ...wish, visit, address }, at('09:00')))
    expect(code(null)).toBe('address_required')
    expect(code(home)).toBe('location_type_not_offered')
  })

  test('is over at its very end', () => {
    const at3 = joinWaitlist(state, { ...wish, ranges: [noonToThree], expiresAtMs: null }, at('15:00'))
    expect(codeOf(at3)).toBe('waiting_time_over')
  })
})

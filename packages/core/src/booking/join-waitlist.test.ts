import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { archived, at, bund, byId, configuration, cut, wang } from '../scheduling/salon.fixture.ts'
import { DAY_MS } from '../time/local-time.ts'
import { accepted, codeOf } from './booking.fixture.ts'
import { type JoinWaitlist, type JoinWaitlistState, joinWaitlist, maxWaiting } from './join-waitlist.ts'

interface Attempt {
  readonly state: JoinWaitlistState
  readonly command: JoinWaitlist
  readonly nowMs: number
}

type Repair = (attempt: Attempt) => Attempt

const noonToThree = { startMs: at('12:00'), endMs: at('15:00') }

const hopeless: Attempt = {
  state: {
    configuration: { ...configuration, location: archived(bund), services: byId() },
    customer: archived({ ...wang, blocked: true }),
    waiting: maxWaiting,
  },
  command: {
    entryId: idOf('WaitlistEntry', 'one'),
    segments: [{ serviceId: cut.id }],
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
  ['nothing is right', (a) => a, 'range_empty'],
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

  test('is over at its very end', () => {
    const at3 = joinWaitlist(state, { ...wish, ranges: [noonToThree], expiresAtMs: null }, at('15:00'))
    expect(codeOf(at3)).toBe('waiting_time_over')
  })
})

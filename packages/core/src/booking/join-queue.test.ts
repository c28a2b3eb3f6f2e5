import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { archived, at, bund, byId, configuration, cut, wang } from '../scheduling/salon.fixture.ts'
import { accepted, codeOf } from './booking.fixture.ts'
import { type JoinQueue, type JoinQueueState, joinQueue, longestQueue } from './join-queue.ts'
import { queued, queueOf } from './queue.fixture.ts'
import { keptVisit } from './visit-request.ts'

interface Attempt {
  readonly state: JoinQueueState
  readonly command: JoinQueue
}

const nowMs = at('11:30')
const { locationType: _here, ...alone } = keptVisit({ segments: [{ serviceId: cut.id }] })
const full = { ...bund, maxQueueLength: 2 }
const hopeless: Attempt = {
  state: {
    configuration: { ...configuration, location: archived(full), services: byId() },
    customer: null,
    waiting: [queued, ...queueOf(2)],
  },
  command: { entryId: idOf('QueueEntry', 'new'), label: null, visit: alone, note: '' },
}

type Repair = (state: JoinQueueState) => JoinQueueState

const configure =
  (more: Partial<JoinQueueState['configuration']>): Repair =>
  (state) => ({ ...state, configuration: { ...state.configuration, ...more } })

const precedence: readonly (readonly [repair: string, Repair, code: string])[] = [
  ['nothing is right', (state) => state, 'name_missing'],
  [
    'somebody is named',
    (state) => ({ ...state, customer: archived({ ...wang, blocked: true }) }),
    'reference_archived',
  ],
  ['the location is open', configure({ location: full }), 'reference_archived'],
  ['the customer is there', (state) => ({ ...state, customer: { ...wang, blocked: true } }), 'customer_blocked'],
  ['the customer is let in', (state) => ({ ...state, customer: wang }), 'already_queued'],
  ['the customer is new', (state) => ({ ...state, waiting: queueOf(2) }), 'reference_not_found'],
  ['the service is there', configure({ services: byId(cut) }), 'queue_closed'],
  ['one has left', (state) => ({ ...state, waiting: queueOf(1) }), 'accepted'],
]

describe('joinQueue', () => {
  let { state } = hopeless
  for (const [repair, mend, code] of precedence) {
    state = mend(state)
    const attempt = state
    test(`${repair}: ${code}`, () => {
      expect(codeOf(joinQueue(attempt, hopeless.command, nowMs))).toBe(code)
    })
  }
  const open = { ...state, configuration }

  test('puts whoever comes behind all others, until the business day ends', () => {
    const { entry } = accepted(joinQueue({ ...open, waiting: queueOf(3) }, hopeless.command, nowMs))
    expect(entry).toMatchObject({ state: 'WAITING', place: 7, customerId: wang.id, expiresAtMs: at('24:00') })
    const late = { ...bund, businessDayCutover: '04:00' }
    const owls = { ...open, customer: null, configuration: { ...configuration, location: late } }
    const joined = accepted(joinQueue(owls, { ...hopeless.command, label: 'Owl' }, at('01:00')))
    expect(joined.entry).toMatchObject({ label: 'Owl', customerId: null, expiresAtMs: at('04:00') })
  })

  test('no queue is endless, and one of none takes nobody', () => {
    const closed = { ...open, configuration: { ...configuration, location: { ...bund, maxQueueLength: 0 } } }
    expect(codeOf(joinQueue({ ...open, waiting: queueOf(longestQueue) }, hopeless.command, nowMs))).toBe('queue_closed')
    expect(codeOf(joinQueue({ ...open, waiting: queueOf(longestQueue - 1) }, hopeless.command, nowMs))).toBe('accepted')
    expect(codeOf(joinQueue({ ...closed, waiting: [] }, hopeless.command, nowMs))).toBe('queue_closed')
  })
})

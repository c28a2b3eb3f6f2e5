import { type Call, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'

/** What a tenant has of those who wait. */
export interface WaitingThings {
  readonly waitlistEntry: string
  readonly queueEntry: string
}

export const nobodyWaiting: WaitingThings = {
  waitlistEntry: 'wle_00000000000000000000000000',
  queueEntry: 'que_00000000000000000000000000',
}

type Known = SalonIds & WaitingThings
type Probes = (theirs: Known, ours: Known) => readonly (readonly [target: string, body?: unknown])[]

const startsAt = '2026-11-21T16:00:00+08:00'
const ranges = [{ from: startsAt, to: '2026-11-21T18:00:00+08:00' }]

/** One of everything that waits. */
export async function waitingThings(call: Call, ids: SalonIds): Promise<WaitingThings> {
  const visit = { locationId: ids.location, customerId: ids.wang, segments: [{ serviceId: ids.cut }] }
  const entry = await call('POST /v1/waitlist-entries', { ...visit, ranges })
  const { customerId: _, ...walkIn } = visit
  const queued = await call('POST /v1/queue-entries', { ...walkIn, label: 'No. 7' })
  return { waitlistEntry: textOf(entry, 'id'), queueEntry: textOf(queued, 'id') }
}

function visits(theirs: Known, ours: Known): readonly object[] {
  const { location: locationId, cut: serviceId, lin: staffId } = ours
  return [
    { locationId: theirs.location, segments: [{ serviceId }] },
    { locationId, segments: [{ serviceId: theirs.cut }] },
    { locationId, segments: [{ serviceId, staffId: theirs.lin }] },
    { locationId, segments: [{ serviceId, staffId }], customerId: theirs.wang },
  ]
}

/** Calls with another's id in the place of one each. */
export const waitingProbes: Readonly<Record<string, Probes>> = {
  'waitlistEntries.create': (theirs, ours) =>
    visits(theirs, ours).map((visit) => ['POST /v1/waitlist-entries', { customerId: ours.wang, ...visit, ranges }]),
  'queueEntries.join': (theirs, ours) =>
    visits(theirs, ours).map((visit) => ['POST /v1/queue-entries', { label: 'No. 8', ...visit }]),
  'queueEntries.get': (theirs) => [[`GET /v1/queue-entries/${theirs.queueEntry}`]],
  'queueEntries.list': (theirs) => [[`GET /v1/queue-entries?locationId=${theirs.location}`]],
  'queueEntries.call': (theirs, ours) => [
    [`POST /v1/queue-entries/${theirs.queueEntry}/call`],
    [`POST /v1/queue-entries/${ours.queueEntry}/call`, { staffId: theirs.lin }],
    [`POST /v1/queue-entries/${ours.queueEntry}/call`, { customerId: theirs.wang }],
  ],
  'queueEntries.leave': (theirs) => [[`POST /v1/queue-entries/${theirs.queueEntry}/leave`]],
  'queueEntries.noShow': (theirs) => [[`POST /v1/queue-entries/${theirs.queueEntry}/no-show`]],
  'queueEntries.move': (theirs) => [[`POST /v1/queue-entries/${theirs.queueEntry}/move`, { position: 1 }]],
  'waitlistEntries.get': (theirs) => [[`GET /v1/waitlist-entries/${theirs.waitlistEntry}`]],
  'waitlistEntries.list': (theirs) => [
    [`GET /v1/waitlist-entries?locationId=${theirs.location}`],
    [`GET /v1/waitlist-entries?customerId=${theirs.wang}`],
  ],
  'waitlistEntries.offer': (theirs) => [[`POST /v1/waitlist-entries/${theirs.waitlistEntry}/offer`, { startsAt }]],
  'waitlistEntries.accept': (theirs) => [[`POST /v1/waitlist-entries/${theirs.waitlistEntry}/accept`]],
  'waitlistEntries.decline': (theirs) => [[`POST /v1/waitlist-entries/${theirs.waitlistEntry}/decline`]],
  'waitlistEntries.withdraw': (theirs) => [[`POST /v1/waitlist-entries/${theirs.waitlistEntry}/withdraw`]],
}

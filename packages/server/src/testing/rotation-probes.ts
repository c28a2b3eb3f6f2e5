import { one, type Probes } from './tenant-probe.ts'

/** The rotation queue's entries of the table of probes in tenancy.test.ts. */
export const rotationProbes: Readonly<Record<string, Probes>> = {
  'rotationQueues.get': one((theirs) => `GET /v1/rotation-queues/${theirs.location}`),
  'rotationQueues.join': turns('join'),
  'rotationQueues.leave': turns('leave'),
  'rotationQueues.pause': turns('pause'),
  'rotationQueues.resume': turns('resume'),
  'rotationQueues.reserve': turns('reserve', { minutes: 10 }),
  'rotationQueues.move': turns('move', { place: 1 }),
}

function turns(command: string, more: object = {}): Probes {
  return (theirs, ours) => [
    [`POST /v1/rotation-queues/${theirs.location}/${command}`, { staffId: ours.lin, ...more }],
    [`POST /v1/rotation-queues/${ours.location}/${command}`, { staffId: theirs.lin, ...more }],
  ]
}

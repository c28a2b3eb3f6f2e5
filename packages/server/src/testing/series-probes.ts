import { type Answer, type Call, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { type Probe, type Probes, path, startsAt, type Things } from './tenant-probe.ts'

/** Books a series of one visit. */
export async function openSeries(call: Call, ids: SalonIds): Promise<string> {
  const answer = await call('POST /v1/booking-series', {
    ...{ locationId: ids.location, customerId: ids.zhao, startsAt: '2026-11-21T19:00:00+08:00' },
    ...{ segments: [{ serviceId: ids.cut }], rule: { unit: 'DAYS', count: 1 } },
  })
  return textOf({ ...answer, body: answer.body.series as Answer['body'] }, 'id')
}

/** Visits with `theirs` in one place each. */
export function visits(theirs: Things, ours: Things): readonly object[] {
  return [
    { locationId: theirs.location, segments: [{ serviceId: ours.cut }] },
    { locationId: ours.location, segments: [{ serviceId: theirs.cut }] },
    { locationId: ours.location, segments: [{ serviceId: ours.cut, staffId: theirs.lin }] },
    { locationId: ours.location, segments: [{ serviceId: ours.cut, addOns: [{ addOnId: theirs.care }] }] },
  ]
}

/** Every operation of series, with `theirs` in the place of one id each. */
export const seriesProbes: Readonly<Record<string, Probes>> = {
  'bookingSeries.create': (theirs, ours) => {
    const [mine = {}] = visits(ours, ours)
    const rule = { startsAt, rule: { unit: 'DAYS', count: 1 } }
    return [
      ['POST /v1/booking-series', { ...mine, customerId: theirs.wang, ...rule }],
      ...visits(theirs, ours).map(
        (visit): Probe => ['POST /v1/booking-series', { ...visit, customerId: ours.wang, ...rule }],
      ),
    ]
  },
  'bookingSeries.get': path('series', 'booking-series'),
  'bookingSeries.rescheduleRest': (theirs, ours) => [
    [`POST /v1/booking-series/${theirs.series}/reschedule-rest`, { startTime: '11:00' }],
    [`POST /v1/booking-series/${ours.series}/reschedule-rest`, { staffId: theirs.lin }],
  ],
  'bookingSeries.cancelRest': path('series', 'booking-series', '/cancel-rest'),
}

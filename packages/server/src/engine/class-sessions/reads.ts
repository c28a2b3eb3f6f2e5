import type { ClassSessionFilter } from '@mendian/core'
import {
  classSeriesId,
  classSessionId,
  classSessionView as classSessionSchema,
  classSessionState,
  classSpotsView,
  instant,
  locationId,
  pageInput,
  serviceId,
  staffId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { classSessionView } from './class-session-view.ts'

const getInput = z.strictObject({ id: classSessionId })

export const get: ReadOperation<typeof getInput, typeof classSessionSchema> = defineRead({
  name: 'classSessions.get',
  summary: 'Get a class with its seats',
  http: ['GET', '/v1/class-sessions/{id}'],
  input: getInput,
  output: classSessionSchema,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const session = await tx.classSessions.find(id)
    if (!session) return notFound('ClassSession', id)
    const zones = await timeZonesOf(tx, [session.locationId])
    return { ok: true, value: classSessionView(session, zones.of(session.locationId)) }
  },
})

export const spots: ReadOperation<typeof getInput, typeof classSpotsView> = defineRead({
  name: 'classSessions.spots',
  summary: 'Tell which numbered places of a class are free',
  http: ['GET', '/v1/class-sessions/{id}/spots'],
  input: getInput,
  output: classSpotsView,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const [session, takenSpots] = await Promise.all([tx.classSessions.find(id), tx.enrollments.takenSpots(id)])
    if (!session) return notFound('ClassSession', id)
    const taken = new Set(takenSpots)
    const all = Array.from({ length: session.capacity }, (_, index) => index + 1)
    const freeSpots = all.filter((spot) => !taken.has(spot))
    return {
      ok: true,
      value: { classSessionId: id, capacity: session.capacity, takenSpots: [...takenSpots], freeSpots },
    }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  locationId: locationId.optional(),
  serviceId: serviceId.optional(),
  staffId: staffId.optional().meta({ description: 'Who teaches now.' }),
  state: classSessionState.optional(),
  seriesId: classSeriesId.optional(),
  from: instant.optional().meta({ description: 'Starting from here on.' }),
  to: instant.optional().meta({ description: 'Starting before this.' }),
})
const page = pageOf('ClassSession', classSessionSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'classSessions.list',
  summary: 'List classes by their start',
  http: ['GET', '/v1/class-sessions'],
  input: listInput,
  output: page,
  permission: 'booking:read',
  refusals: [],
  async run(tx, given) {
    const filter: ClassSessionFilter = {
      ...(given.locationId === undefined ? {} : { locationId: given.locationId }),
      ...(given.serviceId === undefined ? {} : { serviceId: given.serviceId }),
      ...(given.staffId === undefined ? {} : { staffId: given.staffId }),
      ...(given.state === undefined ? {} : { state: given.state }),
      ...(given.seriesId === undefined ? {} : { seriesId: given.seriesId }),
      ...(given.from === undefined ? {} : { fromMs: toMs(given.from) }),
      ...(given.to === undefined ? {} : { toMs: toMs(given.to) }),
    }
    let zones = await timeZonesOf(tx, [])
    return readPage(
      given,
      async (keys) => {
        const rows = await tx.classSessions.list(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => `${row.startsAtMs}:${row.id}`,
      (row) => classSessionView(row, zones.of(row.locationId)),
      'START_AND_ID',
    )
  },
})

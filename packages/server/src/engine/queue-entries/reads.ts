import { queueEntryView as entrySchema, locationId, pageInput, queueEntryId } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { loadQueue } from './load-queue.ts'
import { goneFromQueue, standingQueue } from './queue-view.ts'

const getInput = z.strictObject({ id: queueEntryId })

/** For the one who waits: their position and estimate are as of this moment. */
export const get: ReadOperation<typeof getInput, typeof entrySchema> = defineRead({
  name: 'queueEntries.get',
  summary: 'Get a queue entry with its position and estimate',
  http: ['GET', '/v1/queue-entries/{id}'],
  input: getInput,
  output: entrySchema,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }, { nowMs }) {
    const entry = await tx.queueEntries.find(id)
    if (!entry) return notFound('QueueEntry', id)
    const situation = await loadQueue(tx, entry.locationId, nowMs)
    const standing = situation && standingQueue(situation, nowMs).find((each) => each.id === id)
    if (standing) return { ok: true, value: standing }
    const zones = await timeZonesOf(tx, [entry.locationId])
    return { ok: true, value: goneFromQueue(entry, zones.of(entry.locationId), nowMs) }
  },
})

const listInput = z.strictObject({ ...pageInput, locationId })
const entryPage = pageOf('WalkInQueueEntry', entrySchema)

/** The live queue. Estimates are worked out anew with each read, so they follow whatever happens at the location. */
export const list: ReadOperation<typeof listInput, typeof entryPage> = defineRead({
  name: 'queueEntries.list',
  summary: "List a location's queue in its order, with estimates",
  http: ['GET', '/v1/queue-entries'],
  input: listInput,
  output: entryPage,
  permission: 'booking:read',
  refusals: [],
  async run(tx, input, { nowMs }) {
    const situation = await loadQueue(tx, input.locationId, nowMs)
    const queue = situation ? standingQueue(situation, nowMs) : []
    const rows = queue.map((view, index) => ({ view, place: situation?.waiting[index]?.place ?? 0 }))
    return readPage(
      input,
      async ({ limit, after }) => {
        const [place = '0', id = ''] = after?.split(':') ?? []
        const isAfter = (row: (typeof rows)[number]): boolean =>
          after === undefined || row.place > Number(place) || (row.place === Number(place) && row.view.id > id)
        return rows.filter(isAfter).slice(0, limit)
      },
      ({ view, place }) => `${place}:${view.id}`,
      ({ view }) => view,
      'START_AND_ID',
    )
  },
})

import type { WaitlistFilter } from '@mendian/core'
import {
  customerId,
  waitlistEntryView as entrySchema,
  locationId,
  pageInput,
  waitlistEntryId,
  waitlistState,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { entryView } from './entry-view.ts'

const getInput = z.strictObject({ id: waitlistEntryId })

export const get: ReadOperation<typeof getInput, typeof entrySchema> = defineRead({
  name: 'waitlistEntries.get',
  summary: 'Get a waitlist entry',
  http: ['GET', '/v1/waitlist-entries/{id}'],
  input: getInput,
  output: entrySchema,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const entry = await tx.waitlistEntries.find(id)
    if (!entry) return notFound('WaitlistEntry', id)
    const zones = await timeZonesOf(tx, [entry.locationId])
    return { ok: true, value: entryView(entry, zones.of(entry.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  locationId: locationId.optional(),
  customerId: customerId.optional(),
  state: waitlistState.optional(),
})
const entryPage = pageOf('WaitlistEntry', entrySchema)

export const list: ReadOperation<typeof listInput, typeof entryPage> = defineRead({
  name: 'waitlistEntries.list',
  summary: 'List waitlist entries, the longest waiting first',
  http: ['GET', '/v1/waitlist-entries'],
  input: listInput,
  output: entryPage,
  permission: 'booking:read',
  refusals: [],
  async run(tx, input) {
    const filter: WaitlistFilter = {
      ...(input.locationId === undefined ? {} : { locationId: input.locationId }),
      ...(input.customerId === undefined ? {} : { customerId: input.customerId }),
      ...(input.state === undefined ? {} : { state: input.state }),
    }
    let zones = await timeZonesOf(tx, [])
    return readPage(
      input,
      async (page) => {
        const rows = await tx.waitlistEntries.list(filter, page)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => entryView(row, zones.of(row.locationId)),
    )
  },
})

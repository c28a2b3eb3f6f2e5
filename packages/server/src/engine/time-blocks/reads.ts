import type { TimeBlockFilter } from '@mendian/core'
import {
  instant,
  pageInput,
  resourceId,
  staffId,
  timeBlockId,
  timeBlockView as timeBlockSchema,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeBlockView } from './time-block-view.ts'

const getInput = z.strictObject({ id: timeBlockId })

export const get: ReadOperation<typeof getInput, typeof timeBlockSchema> = defineRead({
  name: 'timeBlocks.get',
  summary: 'Get blocked time',
  http: ['GET', '/v1/time-blocks/{id}'],
  input: getInput,
  output: timeBlockSchema,
  permission: 'schedule:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const timeBlock = await tx.timeBlocks.find(id)
    return timeBlock ? { ok: true, value: timeBlockView(timeBlock) } : notFound('TimeBlock', id)
  },
})

const listInput = z.strictObject({
  ...pageInput,
  staffId: staffId.optional(),
  resourceId: resourceId.optional().meta({ description: 'Passed over where a staffId is given.' }),
  seriesId: timeBlockId.optional().meta({ description: 'Only the blocks of this series.' }),
  from: instant.optional().meta({ description: 'Ending after this.' }),
  to: instant.optional().meta({ description: 'Starting before this.' }),
})
const page = pageOf('TimeBlock', timeBlockSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'timeBlocks.list',
  summary: 'List blocked time',
  http: ['GET', '/v1/time-blocks'],
  input: listInput,
  output: page,
  permission: 'schedule:read',
  refusals: [],
  run(tx, given) {
    const filter: TimeBlockFilter = {
      ...(given.staffId === undefined ? {} : { staffId: given.staffId }),
      ...(given.resourceId === undefined || given.staffId !== undefined ? {} : { resourceId: given.resourceId }),
      ...(given.seriesId === undefined ? {} : { seriesId: given.seriesId }),
      ...(given.from === undefined ? {} : { fromMs: toMs(given.from) }),
      ...(given.to === undefined ? {} : { toMs: toMs(given.to) }),
    }
    return readPage(
      given,
      (keys) => tx.timeBlocks.list(filter, keys),
      (timeBlock) => timeBlock.id,
      timeBlockView,
    )
  },
})

import { maxSeriesBlocks } from '@mendian/core'
import { timeBlockId, timeBlockView as timeBlockSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeBlockView } from './time-block-view.ts'

const input = z.strictObject({
  id: timeBlockId,
  scope: z.enum(['ONE', 'THIS_AND_LATER']).default('ONE').meta({
    description: 'Of a block in a series: only this one, or also those of the series that start after it.',
  }),
})

/** Takes a block back, or what is left of its series: the time can be booked again at once. */
export const remove: WriteOperation<typeof input, typeof timeBlockSchema> = defineWrite({
  name: 'timeBlocks.remove',
  summary: 'Take blocked time back',
  http: ['DELETE', '/v1/time-blocks/{id}'],
  input,
  output: timeBlockSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['not_found'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id, scope }) {
    const timeBlock = await tx.timeBlocks.find(id)
    if (!timeBlock) return notFound('TimeBlock', id)
    const { seriesId, startsAtMs } = timeBlock
    const series =
      scope === 'ONE' || seriesId === null ? [] : await tx.timeBlocks.list({ seriesId }, { limit: maxSeriesBlocks })
    const later = series.filter((each) => each.startsAtMs > startsAtMs).map((each) => each.id)
    await tx.timeBlocks.removeMany([id, ...later])
    return { ok: true, value: timeBlockView(timeBlock), subjectId: id }
  },
})

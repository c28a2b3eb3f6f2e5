import { timeBlockId, timeBlockView as timeBlockSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeBlockView } from './time-block-view.ts'

const input = z.strictObject({ id: timeBlockId })

/** Takes a block back: its time can be booked again at once. */
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
  async run(tx, { id }) {
    const timeBlock = await tx.timeBlocks.find(id)
    if (!timeBlock) return notFound('TimeBlock', id)
    await tx.occupancy.removeOfOwner(id)
    await tx.capacity.removeOfOwner(id)
    await tx.timeBlocks.remove(id)
    return { ok: true, value: timeBlockView(timeBlock), subjectId: id }
  },
})

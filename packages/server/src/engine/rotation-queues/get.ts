import { emptyRotation } from '@mendian/core'
import { locationId, rotationQueueView } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { rotationView } from './rotation-view.ts'

const input = z.strictObject({ locationId })

/** Whose turn it is at a location. */
export const get: ReadOperation<typeof input, typeof rotationQueueView> = defineRead({
  name: 'rotationQueues.get',
  summary: 'Get the rotation queue of a location',
  http: ['GET', '/v1/rotation-queues/{locationId}'],
  input,
  output: rotationQueueView,
  permission: 'schedule:read',
  refusals: ['not_found'],
  async run(tx, { locationId: id }, { nowMs }) {
    const [location, queue] = await Promise.all([tx.locations.find(id), tx.rotationQueues.find(id)])
    if (!location) return notFound('Location', id)
    return { ok: true, value: rotationView(queue ?? emptyRotation(id, nowMs), location.timeZone, nowMs) }
  },
})

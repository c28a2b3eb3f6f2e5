import {
  customerId,
  pageInput,
  pointsRedemptionId,
  pointsRedemptionView as redemptionSchema,
  rewardId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { redemptionView } from './redemption-view.ts'

const getInput = z.strictObject({ id: pointsRedemptionId })

export const get: ReadOperation<typeof getInput, typeof redemptionSchema> = defineRead({
  name: 'pointsRedemptions.get',
  summary: 'Get what points were exchanged for',
  http: ['GET', '/v1/points/redemptions/{id}'],
  input: getInput,
  output: redemptionSchema,
  permission: 'loyalty:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const found = await tx.pointsRedemptions.find(id)
    if (!found) return notFound('PointsRedemption', id)
    return { ok: true, value: redemptionView(found, (await timeZonesOf(tx, [found.locationId])).of(found.locationId)) }
  },
})

const listInput = z.strictObject({ ...pageInput, customerId: customerId.optional(), rewardId: rewardId.optional() })
const page = pageOf('PointsRedemption', redemptionSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'pointsRedemptions.list',
  summary: 'List what points were exchanged for, of a customer or of a reward, oldest first',
  http: ['GET', '/v1/points/redemptions'],
  input: listInput,
  output: page,
  permission: 'loyalty:read',
  refusals: [],
  async run(tx, input) {
    const filter = {
      ...(input.customerId === undefined ? {} : { customerId: input.customerId }),
      ...(input.rewardId === undefined ? {} : { rewardId: input.rewardId }),
    }
    let zones = await timeZonesOf(tx, [])
    return readPage(
      input,
      async (request) => {
        const rows = await tx.pointsRedemptions.list(filter, request)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => redemptionView(row, zones.of(row.locationId)),
    )
  },
})

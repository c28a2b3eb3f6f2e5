import type { CashMovementFilter } from '@mendian/core'
import {
  cashShiftId,
  localDate,
  locationId,
  cashMovementView as movementSchema,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { cashMovementView } from '../cash-shifts/cash-shift-view.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'

const input = z.strictObject({
  ...pageInput,
  locationId: locationId.optional(),
  cashShiftId: cashShiftId.optional().meta({ description: 'In this shift.' }),
  fromDate: localDate.optional().meta({ description: 'The first business day.' }),
  toDate: localDate.optional().meta({ description: 'The last business day, this one included.' }),
})
const page = pageOf('CashMovement', movementSchema)

export const list: ReadOperation<typeof input, typeof page> = defineRead({
  name: 'cashMovements.list',
  summary: 'List what was put into drawers and taken out, in shifts and without, oldest first',
  http: ['GET', '/v1/cash-movements'],
  input,
  output: page,
  permission: 'cash:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined)
    const filter = Object.fromEntries(given) as CashMovementFilter
    let zones = await timeZonesOf(tx, [])
    return readPage(
      { limit, cursor },
      async (keys) => {
        const rows = await tx.cashShifts.listMovements(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => cashMovementView(row, zones.of(row.locationId)),
    )
  },
})

import { localDate, locationId, pageInput, shiftView as shiftSchema, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { shiftView } from './shift-view.ts'

const input = z.strictObject({
  ...pageInput,
  locationId,
  fromDate: localDate,
  toDate: localDate.meta({ description: 'The last date, this one included.' }),
  staffId: staffId.optional(),
})
const output = pageOf('Shift', shiftSchema)

export const list: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'shifts.list',
  summary: 'List the shifts of a location',
  http: ['GET', '/v1/shifts'],
  input,
  output,
  permission: 'schedule:read',
  refusals: ['reference_not_found'],
  async run(tx, given) {
    const location = await tx.locations.find(given.locationId)
    if (!location) return referenceNotFound('Location', given.locationId)
    const query = {
      locationId: location.id,
      fromDate: given.fromDate,
      toDate: given.toDate,
      ...(given.staffId === undefined ? {} : { staffId: given.staffId }),
    }
    return readPage(
      given,
      (page) => tx.shifts.list({ ...query, ...page }),
      (shift) => shift.id,
      (shift) => shiftView(shift, location.timeZone),
    )
  },
})

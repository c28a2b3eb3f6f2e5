import { locationId, pageInput, serviceId } from '@mendian/core/schemas'
import { z } from 'zod'
import { recordView } from '../configuration/configuration-resource.ts'
import { staff } from '../configuration/records.ts'
import { defineRead, type ReadOperation, type Typed } from '../operation.ts'
import { type Page, type PageInput, readPage } from '../page.ts'

const input = z.strictObject({
  ...pageInput,
  serviceId: serviceId.optional().meta({ description: 'Only who performs it and can be booked.' }),
  locationId: locationId.optional().meta({ description: 'Only who may be put on shift there.' }),
})

type StaffView = NonNullable<(typeof staff.list)['$types']>['output'] extends Page<infer V> ? V : never
type StaffListInput = PageInput & { readonly serviceId?: string; readonly locationId?: string }

/** Staff, or those of them whom a customer may choose for a service; nobody performs a service that is archived. */
export const list: Typed<ReadOperation, StaffListInput, Page<StaffView>> = defineRead({
  name: 'staff.list',
  summary: 'List who is not archived of Staff, or who can be booked for a service',
  http: ['GET', '/v1/staff'],
  input,
  output: staff.list.output,
  permission: staff.list.permission,
  refusals: [],
  async run(tx, { serviceId: performed, locationId: at, ...page }) {
    const service = performed === undefined ? undefined : await tx.services.find(performed)
    const qualified = service?.archivedAtMs === null ? service.staffIds : []
    const filter = {
      ...(at === undefined ? {} : { locationId: at }),
      ...(performed === undefined ? {} : { ids: qualified, bookable: true as const }),
    }
    return readPage(
      page,
      (keys) => tx.staff.listBy(filter, keys),
      (row) => row.id,
      (row) => recordView(row),
    )
  },
})

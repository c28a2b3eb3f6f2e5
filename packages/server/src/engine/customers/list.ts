import { customerGroupId, pageInput } from '@mendian/core/schemas'
import { z } from 'zod'
import { recordView } from '../configuration/configuration-resource.ts'
import { customers } from '../configuration/records.ts'
import { defineRead, type ReadOperation, type Typed } from '../operation.ts'
import { type Page, type PageInput, readPage } from '../page.ts'

const input = z.strictObject({ ...pageInput, groupId: customerGroupId.optional() })

type CustomerView = NonNullable<(typeof customers.list)['$types']>['output'] extends Page<infer V> ? V : never
type CustomerListInput = PageInput & { readonly groupId?: string }

/** Customers, or those of one group. */
export const list: Typed<ReadOperation, CustomerListInput, Page<CustomerView>> = defineRead({
  name: 'customers.list',
  summary: 'List who is not archived of Customer, or of one group of them',
  http: ['GET', '/v1/customers'],
  input,
  output: customers.list.output,
  permission: customers.list.permission,
  refusals: [],
  run: (tx, { groupId, ...page }) =>
    readPage(
      page,
      (keys) => (groupId === undefined ? tx.customers.list(keys) : tx.customers.listByGroup(groupId, keys)),
      (row) => row.id,
      (row) => recordView(row),
    ),
}) as unknown as Typed<ReadOperation, CustomerListInput, Page<CustomerView>>

import { type Customer, type ReadTransaction, type TagAudience, tagAudience } from '@mendian/core'
import { customerGroupId, pageInput, tagId } from '@mendian/core/schemas'
import { z } from 'zod'
import { recordView } from '../configuration/configuration-resource.ts'
import { customers } from '../configuration/records.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation, type Typed } from '../operation.ts'
import { type Page, type PageInput, readPage } from '../page.ts'

const input = z
  .strictObject({
    ...pageInput,
    groupId: customerGroupId.optional(),
    tagId: tagId.optional().meta({ description: 'Who has the tag now; not together with `groupId`.' }),
  })
  .refine(({ groupId, tagId }) => groupId === undefined || tagId === undefined, {
    path: ['tagId'],
    error: 'must not be given with groupId',
  })

type CustomerView = NonNullable<(typeof customers.list)['$types']>['output'] extends Page<infer V> ? V : never
type CustomerListInput = PageInput & { readonly groupId?: string; readonly tagId?: string }

/** Customers, or those of one group or with one tag. */
export const list: Typed<ReadOperation, CustomerListInput, Page<CustomerView>> = defineRead({
  name: 'customers.list',
  summary: 'List who is not archived of Customer, or of one group of them, or who has a tag',
  http: ['GET', '/v1/customers'],
  input,
  output: customers.list.output,
  permission: customers.list.permission,
  refusals: ['reference_not_found'],
  async run(tx, { groupId, tagId: wanted, ...page }, { nowMs }) {
    const tag = wanted === undefined ? undefined : await tx.tags.find(wanted)
    if (wanted !== undefined && tag?.archivedAtMs !== null) return referenceNotFound('Tag', wanted)
    const audience = tag && tagAudience(tag, nowMs)
    return readPage(
      page,
      (keys) => customersOf(tx, groupId, audience, keys),
      (customer) => customer.id,
      recordView,
    )
  },
})

function customersOf(
  tx: ReadTransaction,
  groupId: Customer['groupIds'][number] | undefined,
  audience: TagAudience | undefined,
  keys: Parameters<ReadTransaction['customers']['list']>[0],
): Promise<readonly Customer[]> {
  if (audience !== undefined) return tx.customers.listByTag(audience, keys)
  return groupId === undefined ? tx.customers.list(keys) : tx.customers.listByGroup(groupId, keys)
}

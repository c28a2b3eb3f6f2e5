import { type PeriodFilter, periodStates } from '@mendian/core'
import { accountingPeriodView, locationId, pageInput } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { periodView } from './period-view.ts'

const input = z.strictObject({
  ...pageInput,
  locationId: locationId.optional().meta({ description: 'Only periods of this location alone.' }),
  state: z.enum(periodStates).optional(),
})
const output = pageOf('AccountingPeriod', accountingPeriodView)

export const list: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'accountingPeriods.list',
  summary: 'List closed and reopened periods',
  http: ['GET', '/v1/accounting-periods'],
  input,
  output,
  permission: 'ledger:read',
  refusals: [],
  run(tx, given) {
    const filter: PeriodFilter = {
      ...(given.locationId === undefined ? {} : { locationId: given.locationId }),
      ...(given.state === undefined ? {} : { state: given.state }),
    }
    return readPage(
      given,
      (page) => tx.accountingPeriods.list(filter, page),
      (period) => period.id,
      periodView,
    )
  },
})

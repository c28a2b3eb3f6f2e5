import { reopenPeriod } from '@mendian/core'
import { accountingPeriodId, accountingPeriodView } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { periodView } from './period-view.ts'

const input = z.strictObject({ id: accountingPeriodId })

/** Lets entries into a closed period again. */
export const reopen: WriteOperation<typeof input, typeof accountingPeriodView> = defineWrite({
  name: 'accountingPeriods.reopen',
  summary: 'Open a closed period again',
  http: ['POST', '/v1/accounting-periods/{id}/reopen'],
  input,
  output: accountingPeriodView,
  permission: 'ledger:write',
  movesMoney: false,
  refusals: ['not_found', 'period_not_closed'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const period = await tx.accountingPeriods.find(id)
    if (!period) return notFound('AccountingPeriod', id)
    const conflict = refuseVersion(period, run.expectedVersion)
    if (conflict) return conflict
    const decision = reopenPeriod(period, run.nowMs)
    if (!decision.ok) return decision
    assertReplaced(await tx.accountingPeriods.replace(decision.changes.period, period.version), 'the period')
    return { ok: true, value: periodView(decision.changes.period), subjectId: id }
  },
})

import { accountSpec } from '@mendian/core'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { auditBooks } from './audit-books.ts'

const input = z.strictObject({})
const output = z
  .strictObject({
    balanced: z.boolean().meta({ description: 'Whether no check has found a fault.' }),
    transactions: z.int(),
    lines: z.int(),
    trialBalance: z.array(
      z.strictObject({
        account: z.string(),
        type: z.string(),
        unit: z.string(),
        amountMinor: z.int().meta({ description: 'Debits positive, credits negative.' }),
      }),
    ),
    unbalanced: z.array(z.strictObject({ transactionId: z.string(), unit: z.string(), amountMinor: z.int() })),
    checks: z.array(
      z.strictObject({
        name: z.string(),
        proves: z.string().meta({ description: 'What is true where there are no faults.' }),
        faults: z
          .array(z.strictObject({ subject: z.string(), found: z.string() }))
          .meta({ description: 'At most 100 of a check; none when all is well.' }),
      }),
    ),
  })
  .meta({ id: 'LedgerVerification' })

/** Proves the books, and the records beside them, from the rows themselves: see the checks for what. Changes nothing; reads everything. */
export const verify: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'ledger.verify',
  summary: 'Verify that the books balance and the records agree with them',
  http: ['GET', '/v1/ledger/verify'],
  input,
  output,
  permission: 'ledger:read',
  refusals: [],
  async run(tx) {
    const totals = await tx.ledger.totals({})
    const count = await tx.ledger.count()
    const unbalanced = await tx.ledgerAudit.unbalanced()
    const { sound, checks } = await auditBooks(tx)
    return {
      ok: true,
      value: {
        balanced: sound,
        ...count,
        trialBalance: totals.map((total) => ({ ...total, type: accountSpec(total.account).type })),
        unbalanced: [...unbalanced],
        checks: checks.map((check) => ({ ...check, faults: [...check.faults] })),
      },
    }
  },
})

import { auditEntryId, instant, pageInput } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'

const input = z.strictObject(pageInput)
const entry = z
  .strictObject({
    id: auditEntryId,
    operation: z.string(),
    actor: z.strictObject({ kind: z.string(), id: z.string() }),
    requestId: z.string(),
    occurredAt: instant,
    subjectId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry', description: 'One write: who did what to which record, when.' })
const output = pageOf('AuditEntry', entry)

export const list: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'auditEntries.list',
  summary: 'List who wrote what, oldest first',
  http: ['GET', '/v1/audit-entries'],
  input,
  output,
  permission: 'audit:read',
  refusals: [],
  run: (tx, page) =>
    readPage(
      page,
      (request) => tx.audit.list(request),
      (row) => row.id,
      ({ id, occurredAtMs, ...row }) => ({
        ...row,
        id: id as z.output<typeof auditEntryId>,
        actor: { ...row.actor },
        occurredAt: new Date(occurredAtMs).toISOString(),
      }),
    ),
})

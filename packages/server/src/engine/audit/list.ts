import { pageInput } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { auditEntrySchema, auditEntryView } from './audit-entry-view.ts'

const input = z.strictObject(pageInput)
const output = pageOf('AuditEntry', auditEntrySchema)

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
      auditEntryView,
    ),
})

import type { AuditEntry } from '@mendian/core'
import { auditEntryId, instant } from '@mendian/core/schemas'
import { z } from 'zod'

const auditActor = z.strictObject({ kind: z.string(), id: z.string() })

export const auditEntrySchema = z
  .strictObject({
    id: auditEntryId,
    operation: z.string(),
    actor: auditActor,
    requestId: z.string(),
    occurredAt: instant,
    subjectId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry', description: 'One write: who did what to which record, when.' })

/** An entry as callers see it. */
export function auditEntryView({ id, occurredAtMs, ...entry }: AuditEntry): z.output<typeof auditEntrySchema> {
  return {
    ...entry,
    id: id as z.output<typeof auditEntryId>,
    actor: { ...entry.actor },
    occurredAt: new Date(occurredAtMs).toISOString(),
  }
}

import type { IdempotencyRecord } from '@mendian/core'
import { table } from './columns.ts'
import type { AuditRow, OutboxRow } from './stored-rows.ts'

/** What a write leaves besides its change: its outcome, its events and who made it. */
export const writeTables = {
  idempotency_key: table<IdempotencyRecord & { readonly key: string }>({
    key: 'text',
    fingerprint: 'text',
    outcome: 'text',
    createdAtMs: 'integer',
  }),
  outbox: table<OutboxRow>({
    id: 'text',
    subjectId: 'text',
    subjectVersion: 'integer',
    event: 'json',
    dueAtMs: 'integer',
    attempt: 'integer',
  }),
  audit_entry: table<AuditRow>({
    id: 'text',
    operation: 'text',
    actorKind: 'text',
    actorId: 'text',
    requestId: 'text',
    occurredAtMs: 'integer',
    subjectId: 'nullableText',
  }),
} as const

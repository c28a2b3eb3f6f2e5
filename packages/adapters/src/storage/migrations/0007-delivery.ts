import type { Migration } from './migration.ts'

/** What the write wrapper keeps with every change: outcome, events and audit. */
export const delivery: Migration = {
  id: '0007-delivery',
  statements: ({ text, integer, table, index }) => [
    table(
      'idempotency_key',
      `tenant_id ${text} not null,
      key ${text} not null,
      fingerprint ${text} not null,
      outcome ${text} not null,
      created_at_ms ${integer} not null,
      primary key (tenant_id, key)`,
    ),
    index('idempotency_key_by_age', 'idempotency_key', 'created_at_ms'),
    table(
      'outbox',
      `tenant_id ${text} not null,
      id ${text} not null,
      subject_id ${text} not null,
      subject_version ${integer} not null check (subject_version >= 1),
      event ${text} not null,
      due_at_ms ${integer} not null,
      attempt ${integer} not null check (attempt >= 0),
      primary key (tenant_id, id)`,
    ),
    index('outbox_due', 'outbox', 'due_at_ms, id'),
    index('outbox_by_id', 'outbox', 'id'),
    index('outbox_by_subject', 'outbox', 'tenant_id, subject_id, subject_version'),
    table(
      'audit_entry',
      `tenant_id ${text} not null,
      id ${text} not null,
      operation ${text} not null,
      actor_kind ${text} not null,
      actor_id ${text} not null,
      request_id ${text} not null,
      occurred_at_ms ${integer} not null,
      subject_id ${text},
      primary key (tenant_id, id)`,
    ),
  ],
}

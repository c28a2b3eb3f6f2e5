import type { Migration } from './migration.ts'

/** Cancellation policies; bookings keep the terms of theirs. */
export const cancellationPolicies: Migration = {
  id: '0022-cancellation-policies',
  statements: ({ text, integer, table }) => [
    table(
      'cancellation_policy',
      `tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      windows ${text} not null,
      no_show ${text} not null,
      reschedule_min_hours ${integer} not null,
      max_reschedules ${integer},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      archived_at_ms ${integer},
      primary key (tenant_id, id)`,
    ),
  ],
}

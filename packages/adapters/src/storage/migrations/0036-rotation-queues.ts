import type { Migration } from './migration.ts'

/** Whose turn it is at a location: one row each, since a queue is decided about as a whole. */
export const rotationQueues: Migration = {
  id: '0036-rotation-queues',
  statements: ({ text, integer, name, table }) => [
    table(
      'rotation_queue',
      `tenant_id ${text} not null,
      location_id ${text} not null,
      places ${text} not null,
      next_turn ${integer} not null check (next_turn >= 1),
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, location_id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
    ),
  ],
}

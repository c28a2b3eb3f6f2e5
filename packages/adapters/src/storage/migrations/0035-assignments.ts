import type { Migration } from './migration.ts'

/** How staff is chosen, who was chosen and why, and how many visits each person was given on each date. */
export const assignments: Migration = {
  id: '0035-assignments',
  statements: ({ text, integer, name, table }) => {
    const add = (to: string, column: string) => `alter table ${name(to)} add column ${column}`
    const rules = '{"strict":false,"requestedKeepsTurn":true,"onSpotPickKeepsTurn":false,"laterDaysTakeTurns":false}'
    return [
      add('location', `assignment_strategy ${text} not null default 'LEAST_BOOKED'`),
      add('location', `shortest_gap_minutes ${integer} not null default 30`),
      add('location', `rotation_rules ${text} not null default '${rules}'`),
      add('staff', `assignment_weight ${integer} not null default 100 check (assignment_weight > 0)`),
      add('staff', `assignment_priority ${integer} not null default 0`),
      add('staff', `shares_from ${text}`),
      add('booking_segment', `assignment_source ${text} not null default 'AUTOMATIC'`),
      `update ${name('booking_segment')} set assignment_source = 'REQUESTED' where staff_requested = 1`,
      table(
        'assignment_entry',
        `tenant_id ${text} not null,
        booking_id ${text} not null,
        booking_version ${integer} not null check (booking_version >= 1),
        segment ${integer} not null check (segment >= 0),
        location_id ${text} not null,
        strategy ${text} not null,
        strategy_version ${integer} not null check (strategy_version >= 1),
        considered ${text} not null,
        kept_staff_id ${text},
        staff_id ${text} not null,
        source ${text} not null,
        decided_at_ms ${integer} not null,
        decided_on ${text} not null,
        counted ${integer} not null check (counted in (0, 1)),
        turn ${text} not null,
        primary key (tenant_id, booking_id, booking_version, segment),
        foreign key (tenant_id, booking_id) references ${name('booking')} (tenant_id, id)`,
      ),
      table(
        'assignment_day',
        `tenant_id ${text} not null,
        location_id ${text} not null,
        staff_id ${text} not null,
        date ${text} not null,
        assigned ${integer} not null check (assigned >= 0),
        last_assigned_at_ms ${integer} not null,
        primary key (tenant_id, location_id, staff_id, date),
        foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
        { keyed: true },
      ),
    ]
  },
}

import type { Ddl, Migration } from './migration.ts'

/** Visits of several guests, waiting between segments, and customers who ask for a level or a gender. */
export const parties: Migration = {
  id: '0031-parties',
  statements: ({ text, integer, name }: Ddl) => {
    const add = (table: string, column: string): string => `alter table ${name(table)} add column ${column}`
    const shapeOf = (table: string): readonly string[] => [
      add(table, `guest_arrangement ${text} not null default 'TOGETHER'`),
      add(table, `max_wait_minutes ${integer} not null default 0 check (max_wait_minutes >= 0)`),
    ]
    return [
      add('staff', `gender ${text}`),
      add('occupancy', `segment ${integer} check (segment >= 0)`),
      add('capacity_claim', `segment ${integer} check (segment >= 0)`),
      add('booking', `guests ${text} not null default '[{"name":null}]'`),
      ...shapeOf('booking'),
      ...shapeOf('slot_hold'),
      add('booking_segment', `guest ${integer} not null default 0 check (guest >= 0)`),
      add('booking_segment', `staff_level_id ${text}`),
      add('booking_segment', `staff_gender ${text}`),
    ]
  },
}

import type { RecordCheck } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import type { Statement } from '../statement.ts'
import {
  type DifferenceRow,
  differences,
  elementsOf,
  excesses,
  figures,
  type Nothing,
  numberIn,
} from './differences.ts'

type CalendarCheck = Extract<
  RecordCheck,
  'TIME_DOUBLED' | 'POOLS_OVERDRAWN' | 'BOOKINGS_UNLIKE_TIME' | 'SEATS_UNLIKE_ENROLLMENTS'
>

/** The longest block one row may hold, so that the search for others around it is bounded. */
const longestMs = sql.raw('86400000')

const timeDoubled = differences((queries) => {
  const blocks = queries
    .select('occupancy')
    .select(['unit_kind', 'unit_id', 'start_ms', 'end_ms', 'owner_id', 'segment'])
  return [
    sql`(select one.unit_id || ' by ' || one.owner_id || ' and ' || another.owner_id as subject, 1 as amount, 0 as other
      from ${blocks} as one join ${blocks} as another
        on another.unit_id = one.unit_id and another.unit_kind = one.unit_kind
          and another.start_ms >= one.start_ms and another.start_ms < one.start_ms + ${longestMs}
          and another.start_ms < one.end_ms
      where another.start_ms > one.start_ms or another.owner_id > one.owner_id)`,
  ]
})

/**
 * Units in use when a claim begins. What was booked before its pool was last changed may be more than that gives now,
 * and is left out.
 */
const poolsOverdrawn = excesses((queries) => {
  const claims = sql`(select claim.resource_id, claim.start_ms, claim.end_ms, claim.units, pool.quantity
    from ${queries.select('capacity_claim').select(['resource_id', 'start_ms', 'end_ms', 'units', 'owner_id'])} as claim
    join ${queries.select('resource').select(['id', 'quantity', 'version', 'updated_at_ms'])} as pool
      on pool.id = claim.resource_id
    left join ${queries.select('booking').select(['id', 'created_at_ms'])} as booking on booking.id = claim.owner_id
    where pool.version = 1 or booking.created_at_ms > pool.updated_at_ms)`
  return [
    sql`(select resource_id || ' at ' || start_ms as subject, used - quantity as amount, 0 as other from (
      select instants.resource_id, instants.start_ms, instants.quantity, sum(around.units) as used
      from (select distinct resource_id, start_ms, quantity from ${claims} as claims) as instants
      join ${claims} as around on around.resource_id = instants.resource_id
        and around.start_ms <= instants.start_ms and around.end_ms > instants.start_ms
        and around.start_ms > instants.start_ms - ${longestMs}
      group by instants.resource_id, instants.start_ms, instants.quantity) as peaks)`,
  ]
})

const bookingsUnlikeTime = differences((queries) => {
  const owners = queries.select('occupancy').select('owner_id').distinct().where('owner_kind', '=', sql.lit('BOOKING'))
  return [
    queries
      .select('booking')
      .select(figures('id', '1'))
      .where(sql<SqlBool>`state in ('PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE', 'COMPLETED')`),
    sql`(select owner_id as subject, -1 as amount, 0 as other from ${owners} as owners)`,
  ]
})

const seatsUnlikeEnrollments = differences((queries, dialect) => {
  const seated = sql<SqlBool>`state not in ('CANCELLED', 'LATE_CANCELLED')`
  const spots = queries.select('enrollment').select(['class_session_id', 'spots']).where(seated)
  return [
    queries.select('class_session').select(figures('id', 'seats_taken')),
    queries.select('enrollment').select(figures('class_session_id', '0 - seats')).where(seated),
    queries
      .select('class_session')
      .select(figures(`id || ' of ' || capacity`, 'seats_taken - capacity'))
      .where(sql<SqlBool>`seats_taken > capacity`),
    queries.select('enrollment_spot').select(figures(`class_session_id || ' spot ' || spot`, '1')),
    sql`(select class_session_id || ' spot ' || ${numberIn(dialect)} as subject, -1 as amount, 0 as other
      from ${elementsOf(dialect, spots, 'spots')} as spots)`,
  ]
})

/** Who is where when, and how much of what is in use. */
export const calendarAudits: Readonly<Record<CalendarCheck, Statement<Nothing, DifferenceRow>>> = {
  TIME_DOUBLED: timeDoubled,
  POOLS_OVERDRAWN: poolsOverdrawn,
  BOOKINGS_UNLIKE_TIME: bookingsUnlikeTime,
  SEATS_UNLIKE_ENROLLMENTS: seatsUnlikeEnrollments,
}

import { z } from 'zod'
import { bookingId, staffId } from '../base/wire.schema.ts'
import { assignmentSources, assignmentStrategies } from '../places/assignment-strategy.ts'
import { instant, localDate } from '../time/time.schema.ts'

export const assignmentView = z
  .strictObject({
    bookingId,
    bookingVersion: z.int().meta({ description: 'The version of the booking that the choice made.' }),
    segment: z.int().meta({ description: 'The ordinal of the segment.' }),
    strategy: z.enum(assignmentStrategies),
    strategyVersion: z.int().meta({ description: 'Which meaning of the facts and scores made the choice.' }),
    decidedAt: instant,
    decidedOn: localDate.meta({ description: "On the location's wall clock." }),
    staffId: staffId.meta({ description: 'Who was chosen.' }),
    source: z.enum(assignmentSources),
    keptStaffId: staffId.nullable().meta({
      description: 'Who went before all others where free: named, held, or with the visit before it moved.',
    }),
    counted: z.boolean().meta({ description: "Whether it counts in the person's share of the month." }),
    turn: z
      .strictObject({ from: z.int(), to: z.int() })
      .nullable()
      .meta({ description: "The person's turn before and after, where the choice took it." }),
    candidates: z
      .array(
        z.strictObject({
          staffId,
          standing: z.enum(['FREE', 'NOT_FREE', 'UNFIT']).meta({
            description: 'FREE; not free then; or free, but not together with the rest of the visit.',
          }),
          facts: z
            .record(z.string(), z.int().nullable())
            .meta({ description: 'What the strategy looked at: times in milliseconds, shares in millionths.' }),
          score: z.array(z.int()).meta({
            description: 'Compared first number first; the lowest among the FREE was chosen, the earlier among equals.',
          }),
        }),
      )
      .meta({ description: 'Everybody who could perform the segment, as the service lists them.' }),
  })
  .meta({ id: 'Assignment' })

import { z } from 'zod'
import {
  cancellationPolicyId,
  classSeriesId,
  classSessionId,
  displayName,
  locationId,
  resourceId,
  serviceId,
  staffId,
} from '../base/wire.schema.ts'
import { money } from '../money/money.schema.ts'
import { occurrenceFields, seriesMode } from '../scheduling/series.schema.ts'
import { recurrenceRule } from '../time/recurrence-rule.schema.ts'
import { instant } from '../time/time.schema.ts'
import { classSessionStates, maxClassCapacity } from './class-session.ts'

export const classSessionState = z.enum(classSessionStates).meta({ id: 'ClassSessionState' })

const seatCount = z.int().min(1).max(maxClassCapacity)

/** What a class is made from, but for its start. */
export const classFields = {
  locationId,
  serviceId: serviceId.meta({ description: 'What is taught; the teacher is one of its staffIds.' }),
  staffId: staffId.meta({ description: 'Who teaches.' }),
  name: displayName.optional().meta({ description: "The service's name when absent." }),
  durationMinutes: z
    .int()
    .min(5)
    .max(1440)
    .optional()
    .meta({ description: "How long the class takes, in minutes; the service's time when absent." }),
  capacity: seatCount.meta({ description: 'How many seats there are.' }),
  price: money
    .optional()
    .meta({ description: "The list price of one seat; the service's, there and with who teaches, when absent." }),
  cancellationPolicyId: cancellationPolicyId
    .optional()
    .meta({ description: "The terms of enrolling; the service's or else the location's when absent." }),
  resourceRequirements: z
    .array(
      z.strictObject({
        resourceIds: z.array(resourceId).min(1).max(50),
        quantity: z.int().min(1).max(100).default(1),
      }),
    )
    .max(10)
    .optional()
    .meta({ description: "Rooms and the like, each met by one of its resources; the service's own when absent." }),
}

export const classSessionInput = z.strictObject({ ...classFields, startsAt: instant })

export const classSeriesInput = z.strictObject({
  ...classFields,
  startsAt: instant.meta({ description: 'Where the series begins: its first start is then, or after.' }),
  rule: recurrenceRule,
  mode: seriesMode.default('ALL_OR_NOTHING'),
})

export const classSeriesResult = z
  .strictObject({
    seriesId: classSeriesId,
    occurrences: z.array(
      z.strictObject({
        ...occurrenceFields,
        classSessionId: classSessionId.nullable().meta({ description: 'Null where the class could not be planned.' }),
      }),
    ),
  })
  .meta({ id: 'ClassSeriesResult', description: 'What came of each occurrence of a series of classes.' })

export const classSessionView = z
  .strictObject({
    id: classSessionId,
    locationId,
    serviceId,
    staffId,
    name: z.string(),
    state: classSessionState,
    startsAt: instant,
    endsAt: instant,
    capacity: z.int(),
    seatsTaken: z.int().meta({ description: 'Seats of enrollments that are not cancelled.' }),
    seatsLeft: z.int().meta({ description: 'Seats that can still be enrolled for; 0 once cancelled.' }),
    price: money.meta({ description: 'The list price of one seat.' }),
    cancellationPolicyId: cancellationPolicyId
      .nullable()
      .meta({ description: "Null for the service's or else the location's." }),
    resources: z.array(z.strictObject({ resourceId, units: z.int() })),
    cancelReason: z.string().nullable(),
    seriesId: classSeriesId.nullable().meta({ description: 'The series that it is an occurrence of.' }),
    occurrence: z.int().nullable().meta({ description: 'Which occurrence of the series, counted from 1.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ClassSession', description: 'A class that customers enroll in.' })

export const classSpotsView = z
  .strictObject({
    classSessionId,
    capacity: z.int(),
    takenSpots: z.array(z.int()).meta({ description: 'Picked by enrollments that are not cancelled, ascending.' }),
    freeSpots: z.array(z.int()).meta({ description: 'The others, ascending.' }),
  })
  .meta({ id: 'ClassSpots', description: 'The numbered places of a class, 1 to its capacity.' })

import { z } from 'zod'
import { locationId, serviceId, staffId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { timeBlockType } from './time-block.schema.ts'

/** A start at which the whole visit can be booked. */
export const slotView = z
  .strictObject({
    startsAt: instant,
    endsAt: instant.meta({
      description: 'When the last guest is done, were it booked now without asking for anybody.',
    }),
    segments: z
      .array(z.strictObject({ startsAt: instant, endsAt: instant }))
      .optional()
      .meta({ description: 'When each segment would begin, where guests may wait or are several.' }),
    staff: z
      .array(z.array(staffId))
      .optional()
      .meta({ description: 'Who is free, a list per segment; only when asked for.' }),
  })
  .meta({ id: 'Slot' })

export const slotsView = z
  .strictObject({ locationId, timeZone: z.string(), slots: z.array(slotView) })
  .meta({ id: 'Slots', description: 'Every start that can be booked, ascending.' })

const poolUse = z
  .strictObject({
    limit: z.enum(['RESOURCE', 'SERVICE', 'LOCATION']),
    id: z.string().meta({ description: 'The resource, the service or the location.' }),
    units: z.int().meta({ description: 'How many are needed.' }),
    inUse: z.int().meta({ description: 'How many are taken at the busiest instant, kept ones included.' }),
    quantity: z.int().meta({ description: 'How many there are.' }),
    full: z.boolean(),
    freeFrom: instant.nullable().meta({ description: 'When enough is free again; null if it is, or never will be.' }),
  })
  .meta({ id: 'PoolUse', description: 'How much of a limit is taken while a segment or the visit lasts.' })

const takenBy = z.strictObject({
  kind: z.enum(['BOOKING', 'HOLD', 'CLASS_SESSION', 'TIME_BLOCK']),
  blockType: timeBlockType.optional(),
  from: instant,
  until: instant.meta({ description: 'When the person is free of it, cleaning up included.' }),
})

const candidateReason = z
  .strictObject({
    code: z.enum(['staff_not_working', 'daily_cap_reached', 'slot_taken']),
    working: z
      .array(z.strictObject({ from: instant, to: instant }))
      .optional()
      .meta({ description: 'When the person works here around the start; empty when off all day.' }),
    busy: z.array(takenBy).optional().meta({ description: 'What they are taken by.' }),
  })
  .meta({ id: 'CandidateReason' })

/** Why a visit can or cannot be booked at a start. */
const startExplanation = z
  .strictObject({
    startsAt: instant,
    bookable: z.boolean(),
    reasons: z
      .array(z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) }))
      .meta({ description: 'In order: the first is the problem that booking this start gets, with its details.' }),
    segments: z.array(
      z.strictObject({
        serviceId,
        candidates: z.array(z.strictObject({ staffId, free: z.boolean(), reasons: z.array(candidateReason) })),
        pools: z.array(poolUse),
      }),
    ),
    pools: z.array(poolUse).meta({ description: 'The customers at the location, where it limits them.' }),
  })
  .meta({ id: 'StartExplanation' })

export const explanationView = z
  .strictObject({ locationId, timeZone: z.string(), starts: z.array(startExplanation) })
  .meta({ id: 'Explanation', description: 'Each start asked about, ascending.' })

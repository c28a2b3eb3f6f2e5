import { z } from 'zod'
import { instant } from '../time/time.schema.ts'
import { seriesModes } from './series.ts'

export const seriesMode = z.enum(seriesModes).meta({
  id: 'SeriesMode',
  description:
    'ALL_OR_NOTHING: one conflict refuses all. SKIP_CONFLICTS: what can be done is done, and the rest is told.',
})

/** What is told of one occurrence. */
export const occurrenceFields = {
  occurrence: z.int().meta({ description: 'Counted from 1.' }),
  startsAt: instant,
  refusal: z
    .strictObject({
      code: z.string().meta({ description: 'As the code of a problem.' }),
      details: z.record(z.string(), z.unknown()),
    })
    .nullable()
    .meta({ description: 'Why it could not be done; null where it was.' }),
}

import { z } from 'zod'
import { bookingChannels } from '../base/channel.ts'
import { locationId } from '../base/wire.schema.ts'
import { bookingStates } from '../booking/booking.ts'
import { localDate } from '../time/time.schema.ts'
import { bookingFigureDefinitions } from './booking-figures.ts'

const counts = (kinds: readonly string[]): z.ZodObject =>
  z.strictObject(Object.fromEntries(kinds.map((kind) => [kind, z.int()])))

const { noShowRate, avgWaitMinutes, utilisation } = bookingFigureDefinitions

export const bookingFiguresView = z
  .strictObject({
    locationId,
    from: localDate,
    to: localDate,
    noShowRate: z
      .number()
      .nullable()
      .meta({ description: `${noShowRate} Parts of one; null when nobody was due.` }),
    avgWaitMinutes: z
      .number()
      .nullable()
      .meta({ description: `${avgWaitMinutes} Null without such visits.` }),
    utilisation: z
      .number()
      .nullable()
      .meta({ description: `${utilisation} Parts of one; null without such time.` }),
    noShows: z.int(),
    due: z.int().meta({ description: 'Bookings whose customer came or should have.' }),
    waits: z.int().meta({ description: 'Visits that were checked in and begun.' }),
    bookedMinutes: z.int(),
    workingMinutes: z.int(),
    blockedMinutes: z.int().meta({ description: 'Of the working minutes.' }),
    byState: counts(bookingStates),
    byChannel: counts(bookingChannels),
    definitions: z.strictObject({
      counts: z.string(),
      noShowRate: z.string(),
      avgWaitMinutes: z.string(),
      utilisation: z.string(),
    }),
  })
  .meta({ id: 'BookingFigures', description: "How well a location's time was used, with what each figure is made of." })

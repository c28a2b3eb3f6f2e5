import { z } from 'zod'
import { bookingChannel } from '../base/channel.schema.ts'
import { categoryId, freeText, locationId, shortText, webAddress } from '../base/wire.schema.ts'

export const media = z
  .strictObject({
    kind: z.enum(['IMAGE', 'VIDEO']).default('IMAGE'),
    url: webAddress,
    caption: shortText(200).default(''),
  })
  .meta({ id: 'Media', description: 'A picture or film, kept elsewhere.' })

/** How and where an item of the catalogue is shown and sold. */
export const displayFields = {
  description: freeText(2000).default(''),
  categoryId: categoryId.nullable().default(null).meta({
    description:
      'What it is put together with, for offers, points and lists of orders; orders keep that of their time.',
  }),
  media: z.array(media).max(20).default([]),
  channels: z
    .array(bookingChannel)
    .max(20)
    .nullable()
    .default(null)
    .meta({ description: 'Whose menus show it; null for all. Bookings are not held to it.' }),
  locationIds: z
    .array(locationId)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ description: 'Where it is offered; null for every location.' }),
} as const

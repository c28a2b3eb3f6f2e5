import { z } from 'zod'
import { addOnId, locationId, serviceId, staffLevelId } from '../base/wire.schema.ts'
import { locationType } from '../catalog/location-type.schema.ts'
import { serviceFields } from '../catalog/service.schema.ts'
import { currency, money } from '../money/money.schema.ts'

const { name, description, media, steps } = serviceFields.shape

const visitMinutes = z.int().meta({ description: "The customer's time, waiting included; without add-ons." })

export const menuItemView = z
  .strictObject({
    serviceId,
    name,
    description,
    media,
    steps,
    locationTypes: z.array(locationType),
    price: money.meta({ description: 'At this location, while nobody is chosen.' }),
    visitMinutes,
    levels: z
      .array(z.strictObject({ staffLevelId, name, price: money, visitMinutes }))
      .meta({ description: 'The levels of who performs it at this location, and their terms.' }),
    addOnGroups: z.array(
      z.strictObject({
        name,
        minSelections: z.int(),
        maxSelections: z.int().nullable(),
        addOns: z.array(z.strictObject({ addOnId, name, description, price: money, durationMinutes: z.int() })),
      }),
    ),
  })
  .meta({ id: 'MenuItem' })

export const menuView = z
  .strictObject({
    locationId,
    currency,
    data: z.array(menuItemView),
    nextCursor: z.string().nullable().meta({ description: 'Give it as `cursor` for the next page; null at the end.' }),
  })
  .meta({ id: 'Menu', description: 'What a location offers, at its prices.' })

export type MenuItem = z.output<typeof menuItemView>

import { z } from 'zod'
import { addOnId, displayName, staffId } from '../base/wire.schema.ts'
import { price } from '../money/money.schema.ts'
import { displayFields } from './display.schema.ts'
import { resourceRequirements } from './resource-requirement.schema.ts'

const { description } = displayFields

export const addOnFields = z.strictObject({
  name: displayName,
  description,
  price: price.meta({ description: 'What it adds to the price of the service, each time it is chosen.' }),
  durationMinutes: z
    .int()
    .min(0)
    .max(480)
    .default(0)
    .meta({ description: 'What it adds to the time of staff and customer together, each time it is chosen.' }),
  staffIds: z
    .array(staffId)
    .max(500)
    .nullable()
    .default(null)
    .meta({ description: 'Who performs it; null for everybody who performs the service.' }),
  resourceRequirements,
})

export type AddOnFields = z.infer<typeof addOnFields>

const selections = z.int().min(0).max(50)

export const addOnGroup = z
  .strictObject({
    name: displayName,
    addOnIds: z.array(addOnId).min(1).max(50),
    minSelections: selections.default(0).meta({ description: 'Above 0 the group must be chosen from.' }),
    maxSelections: selections.min(1).nullable().default(null).meta({ description: 'Null for no limit.' }),
  })
  .refine(
    ({ minSelections, maxSelections }) => maxSelections === null || maxSelections >= minSelections,
    'maxSelections must be at least minSelections',
  )
  .meta({ id: 'AddOnGroup', description: 'Add-ons offered with a service, and how many of them are chosen.' })

export const addOnGroups = z.array(addOnGroup).max(20).default([])

export const addOnChoice = z
  .strictObject({ addOnId, quantity: z.int().min(1).max(20).default(1) })
  .meta({ id: 'AddOnChoice' })

export const addOnChoices = z
  .array(addOnChoice)
  .max(20)
  .refine((choices) => new Set(choices.map((choice) => choice.addOnId)).size === choices.length, {
    message: 'must name each add-on once, with a quantity',
  })

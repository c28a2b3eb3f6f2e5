import { z } from 'zod'
import { locationId, serviceId, staffId, staffLevelId, tierId } from '../base/wire.schema.ts'
import { price } from '../money/money.schema.ts'
import { maxPreparationMinutes } from './service-terms.ts'

export const mainBlockMinutes = z.int().min(5).max(1440)
export const preparationMinutes = z.int().min(0).max(maxPreparationMinutes)
export const blockMinutes = z.int().min(0).max(1440)

const scope = {
  locationId: locationId.optional().meta({ description: 'At this location only.' }),
  staffLevelId: staffLevelId.optional().meta({ description: 'For staff of this level only.' }),
  staffId: staffId.optional().meta({ description: 'For this person only.' }),
}

/** An override of a customer is theirs already. */
const scopeOfService = {
  ...scope,
  tierId: tierId.optional().meta({ description: 'For customers of this tier only, and not for their guests.' }),
}

const terms = {
  bookable: z.boolean().optional().meta({ description: 'Whether the service can be had like this at all.' }),
  price: price.optional(),
  preparationMinutes: preparationMinutes.optional(),
  durationMinutes: mainBlockMinutes.optional(),
  processingMinutes: blockMinutes.optional(),
  finishingMinutes: blockMinutes.optional(),
  transitionMinutes: blockMinutes.optional(),
}

const termNames = [
  'bookable',
  'price',
  'preparationMinutes',
  'durationMinutes',
  'processingMinutes',
  'finishingMinutes',
  'transitionMinutes',
] as const satisfies readonly (keyof typeof terms)[]

type Shape = z.output<z.ZodObject<typeof scope & typeof terms>>

function changesSomething(override: Shape): boolean {
  return termNames.some((name) => override[name] !== undefined)
}

const nothingChanged = 'must give at least one of bookable, price and the minutes of a block'

export const serviceOverride = z
  .strictObject({ ...scopeOfService, ...terms })
  .refine(
    ({ locationId, staffLevelId, staffId, tierId }) => (locationId ?? staffLevelId ?? staffId ?? tierId) !== undefined,
    'must name at least one of locationId, staffLevelId, staffId and tierId',
  )
  .refine(changesSomething, nothingChanged)
  .meta({
    id: 'ServiceOverride',
    description:
      'Other terms of a service where everything it names applies. Each field comes from the most specific override ' +
      'that gives it: one that names the tier, then the person, then the level, then the location, then the service itself.',
  })

export const customerServiceOverride = z
  .strictObject({ serviceId, ...scope, ...terms })
  .refine(changesSomething, nothingChanged)
  .meta({
    id: 'CustomerServiceOverride',
    description: "Other terms of a service for this customer; they go before the service's own overrides.",
  })

export type ServiceOverride = z.infer<typeof serviceOverride>
export type CustomerServiceOverride = z.infer<typeof customerServiceOverride>

import { z } from 'zod'
import { locationTypes } from './location-type.ts'

export const locationType = z.enum(locationTypes).meta({
  id: 'LocationType',
  description: "Where a service is performed: at the location, at the customer's address, or online.",
})

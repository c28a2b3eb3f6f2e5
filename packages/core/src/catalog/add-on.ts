import type { AddOnId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { AddOnFields } from './add-on.schema.ts'

/** Something extra that is done or used in the course of a service (加项), for a price and perhaps for time. */
export type AddOn = ConfigurationRecord<AddOnId, AddOnFields>

/** An add-on that a customer wants, and how often. */
export interface AddOnChoice {
  readonly addOnId: AddOnId
  readonly quantity: number
}

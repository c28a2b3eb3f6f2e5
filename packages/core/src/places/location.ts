import type { LocationId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { LocationFields } from './location.schema.ts'

/** A place of business (门店) with its own wall clock and currency. */
export type Location = ConfigurationRecord<LocationId, LocationFields>

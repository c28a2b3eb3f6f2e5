import type { ResourceId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { ResourceFields } from './resource.schema.ts'

/** A pool of interchangeable workstations (工位), rooms or machines of one location. */
export type Resource = ConfigurationRecord<ResourceId, ResourceFields>

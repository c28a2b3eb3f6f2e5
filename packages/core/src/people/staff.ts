import type { StaffId, StaffLevelId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { StaffFields, StaffLevelFields } from './staff.schema.ts'

/** A grade of staff (职级), which prices and later durations may depend on. */
export type StaffLevel = ConfigurationRecord<StaffLevelId, StaffLevelFields>

/** A person who works for the tenant (员工); a technician is one with `bookable`. */
export type Staff = ConfigurationRecord<StaffId, StaffFields>

import type { CustomerGroupId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { CustomerGroupFields } from './customer-group.schema.ts'

/** Customers put together by hand (会员分组). */
export type CustomerGroup = ConfigurationRecord<CustomerGroupId, CustomerGroupFields>

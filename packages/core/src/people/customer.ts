import type { CustomerId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { CustomerFields, CustomerStanding } from './customer.schema.ts'

/** A customer (顾客): one record across all locations of the tenant. */
export type Customer = ConfigurationRecord<CustomerId, CustomerFields & CustomerStanding>

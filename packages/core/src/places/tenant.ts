import type { TenantId } from '../base/ids.ts'
import type { TenantFields } from './tenant.schema.ts'

/** A merchant on the platform (商家): the border that no data crosses. */
export type Tenant = Readonly<TenantFields> & { readonly id: TenantId; readonly createdAtMs: number }

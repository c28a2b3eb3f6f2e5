import { z } from 'zod'
import { displayName, tenantId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'

/** What a tenant (a merchant on the platform) is made from. */
export const tenantFields = z.strictObject({ name: displayName })

/** A tenant as the API shows it. */
export const tenantView = z
  .strictObject({ id: tenantId, ...tenantFields.shape, createdAt: instant })
  .meta({ id: 'Tenant', description: 'A merchant on the platform. Nothing of one tenant is visible to another.' })

export type TenantFields = z.infer<typeof tenantFields>

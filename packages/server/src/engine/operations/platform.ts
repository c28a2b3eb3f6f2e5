import * as apiKeys from '../api-keys/api-keys.ts'
import { list as listAuditEntries } from '../audit/list.ts'
import * as tenants from '../tenants/tenants.ts'

/** Who may use the engine, and what was done. */
export const platformOperations = {
  tenants: { create: tenants.create, get: tenants.get, list: tenants.list, erase: tenants.erase },
  tenant: { get: tenants.current },
  apiKeys: { create: apiKeys.create, list: apiKeys.list, revoke: apiKeys.revoke },
  auditEntries: { list: listAuditEntries },
} as const

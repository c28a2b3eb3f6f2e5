/** What a caller may do; each operation names one. */
export const permissions = [
  'tenant:manage',
  'catalog:read',
  'catalog:write',
  'customer:read',
  'customer:write',
  'customer:verify',
  'customer:verify_identity',
  'schedule:read',
  'schedule:write',
  'booking:read',
  'booking:write',
  'booking:override',
  'order:read',
  'order:write',
  'order:discount',
  'order:on_account',
  'receivable:read',
  'receivable:write',
  'receivable:write_off',
  'stored-value:read',
  'stored-value:write',
  'stored-value:override',
  'loyalty:read',
  'loyalty:write',
  'loyalty:redeem',
  'order:refund',
  'order:refund_any',
  'order:reopen',
  'cash:read',
  'cash:write',
  'ledger:read',
  'ledger:write',
  'audit:read',
] as const

export type Permission = (typeof permissions)[number]

/** Who acts: a tenant's API key, or the system itself. */
export interface Actor {
  readonly kind: 'API_KEY' | 'PLATFORM' | 'SYSTEM' | 'HOST'
  readonly id: string
  readonly permissions: readonly Permission[]
}

/** Whether the actor holds the permission. */
export function allows(actor: Actor, permission: Permission): boolean {
  return actor.permissions.includes(permission)
}

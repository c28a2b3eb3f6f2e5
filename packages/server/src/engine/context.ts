import { type Actor, type Permission, permissions, type TenantId } from '@mendian/core'

/** Who calls, for which tenant, and how: given explicitly with every call. */
export interface OperationContext {
  readonly tenantId: TenantId
  readonly actor: Actor
  /**
   * Makes the write repeatable: the same key and input get the same answer, and the change happens once. Writes that
   * move money are refused without one (`idempotency_key_required`). A key is of one call: a new one for each thing done.
   */
  readonly idempotencyKey?: string
  readonly requestId?: string
  /** Past this instant (ms) the engine stops waiting for locks. */
  readonly deadlineAtMs?: number
  /** The version the caller has seen; a write to another version is refused. */
  readonly expectedVersion?: number
}

/** Who calls an operation of the platform itself, above the tenants. */
export interface PlatformContext {
  readonly actor: Actor
  readonly requestId?: string
}

/**
 * The context of your own code calling the engine in process for a tenant. It may do everything, unless you name fewer
 * permissions; `id` stands in the history and the audit log for whoever acts.
 *
 * The tenant is not looked up: a write to one that is not there is refused as `not_found`, and a read finds nothing.
 *
 * @example
 * const context = hostContext(tenantId, { id: 'till 2' })
 * await engine.orders.list(context, {})
 * await engine.orders.pay({ ...context, idempotencyKey: payment.id }, { id, tenders }) // once, however often it is called
 */
export function hostContext(
  tenantId: string,
  options: { readonly id?: string; readonly permissions?: readonly Permission[] } = {},
): OperationContext {
  const actor: Actor = { kind: 'HOST', id: options.id ?? 'host', permissions: options.permissions ?? permissions }
  return { tenantId: tenantId as TenantId, actor }
}

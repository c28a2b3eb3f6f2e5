import type { OperationContext, PlatformContext } from './context.ts'
import type { InputFault } from './refusal.ts'

/** What stands where something of the context belongs; nothing can be taken for granted of a caller without types. */
type Given = { readonly [Field in keyof OperationContext]?: unknown }

const made = 'hostContext(tenantId) makes a context'

/**
 * What is wrong with the context of a call in process, pointed at below `/context`. Whether its tenant exists is not
 * asked here.
 */
export function contextFaults(
  context: OperationContext | PlatformContext | undefined,
  kind: 'READ' | 'WRITE' | 'PLATFORM',
): readonly InputFault[] {
  if (typeof context !== 'object' || context === null) {
    return [{ pointer: '/context', code: 'invalid_context', message: `is required: ${made}` }]
  }
  const given: Given = context
  const checks: readonly (readonly [field: keyof OperationContext, sound: boolean, message: string])[] = [
    ['tenantId', kind === 'PLATFORM' || isText(given.tenantId), `must be the id of a tenant: ${made}`],
    ['actor', isActor(given.actor), `must say who acts, as { kind, id, permissions }: ${made}`],
    ['idempotencyKey', isAbsent(given.idempotencyKey) || isKey(given.idempotencyKey), 'must be 1–255 characters'],
    ['requestId', isAbsent(given.requestId) || typeof given.requestId === 'string', 'must be a string'],
    ['deadlineAtMs', isAbsent(given.deadlineAtMs) || Number.isFinite(given.deadlineAtMs), 'must be an instant in ms'],
    [
      'expectedVersion',
      isAbsent(given.expectedVersion) || Number.isSafeInteger(given.expectedVersion),
      'must be a whole number',
    ],
  ]
  return checks
    .filter(([, sound]) => !sound)
    .map(([field, , message]) => ({ pointer: `/context/${field}`, code: 'invalid_context', message }))
}

function isAbsent(value: unknown): value is undefined {
  return value === undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isKey(value: unknown): value is string {
  return isText(value) && value.length <= 255
}

function isActor(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { kind, id, permissions } = value as { readonly [field: string]: unknown }
  return isText(kind) && typeof id === 'string' && Array.isArray(permissions)
}

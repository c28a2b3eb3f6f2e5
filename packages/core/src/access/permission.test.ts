import { describe, expect, test } from 'vitest'
import { type Actor, allows, permissions } from './permission.ts'

function actor(...held: Actor['permissions']): Actor {
  return { kind: 'API_KEY', id: 'key_1', permissions: held }
}

describe('allows', () => {
  test.each(permissions)('%s is allowed by itself and by nothing else', (permission) => {
    expect(allows(actor(permission), permission)).toBe(true)
    expect(allows(actor(...permissions.filter((other) => other !== permission)), permission)).toBe(false)
  })

  test.each(['API_KEY', 'PLATFORM', 'SYSTEM', 'HOST'] as const)(
    '%s may do nothing without permissions: no kind is above the rule',
    (kind) => {
      const bare: Actor = { kind, id: 'x', permissions: [] }
      expect(permissions.filter((permission) => allows(bare, permission))).toEqual([])
    },
  )

  test('writing does not include reading', () => {
    expect(allows(actor('booking:write'), 'booking:read')).toBe(false)
  })
})

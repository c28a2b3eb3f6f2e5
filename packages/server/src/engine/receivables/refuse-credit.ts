import { type Actor, allows, type Permission, type TenderRequest } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

const creditPermission: Permission = 'order:on_account'

/** Why the caller may not put something on account, if they do. */
export function refuseCredit(tenders: readonly TenderRequest[], actor: Actor): Refusal | undefined {
  const owes = tenders.some(({ kind }) => kind === 'ON_ACCOUNT')
  if (!owes || allows(actor, creditPermission)) return undefined
  return { code: 'forbidden', details: { permission: creditPermission } }
}

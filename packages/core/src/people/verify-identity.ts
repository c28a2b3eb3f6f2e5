import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { DomainEvent } from '../base/domain-event.ts'
import type { CustomerId } from '../base/ids.ts'
import type { Customer } from './customer.ts'
import type { IdentityFields } from './identity.schema.ts'

export type IdentityEvent = DomainEvent<
  'customer.identity_verified' | 'customer.identity_revoked',
  'CUSTOMER',
  Customer
>

export type IdentityChangeRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'identity_not_recorded', { customerId: CustomerId }>

export interface VerifyIdentity extends Readonly<IdentityFields> {
  readonly verifiedBy: { readonly kind: string; readonly id: string }
}

type Changed = Decision<Customer, IdentityEvent, IdentityChangeRefusal>

/** Notes that a document of the customer was seen, in place of the one seen before. */
export function verifyIdentity(customer: Customer, command: VerifyIdentity, nowMs: number): Changed {
  if (customer.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  const { documentKind, numberEnding, verifiedBy } = command
  const verifiedAt = new Date(nowMs).toISOString()
  const identity = { documentKind, numberEnding, verifiedAt, verifiedBy: { ...verifiedBy } }
  const subject = withIdentity(customer, identity, nowMs)
  const type = 'customer.identity_verified'
  return accept(subject, [{ type, subjectKind: 'CUSTOMER', subject, previous: customer }])
}

/** Takes it back, of an archived customer too: nothing is kept of the document, nor told of it once more. */
export function revokeIdentity(customer: Customer, nowMs: number): Changed {
  if (customer.identity === null) return refuse('identity_not_recorded', { customerId: customer.id })
  const subject = withIdentity(customer, null, nowMs)
  return accept(subject, [{ type: 'customer.identity_revoked', subjectKind: 'CUSTOMER', subject }])
}

function withIdentity(customer: Customer, identity: Customer['identity'], nowMs: number): Customer {
  return { ...customer, identity, version: customer.version + 1, updatedAtMs: nowMs }
}

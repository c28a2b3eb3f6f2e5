import type { DomainEvent } from '../base/domain-event.ts'
import type { Customer } from '../people/customer.ts'
import type { IdentityEvent } from '../people/verify-identity.ts'

export type CustomerEvent = DomainEvent<'customer.tier_changed', 'CUSTOMER', Customer> | IdentityEvent

/** The event of a customer whose tier has changed. */
export function tierChanged(subject: Customer, previous: Customer): CustomerEvent {
  return { type: 'customer.tier_changed', subjectKind: 'CUSTOMER', subject, previous }
}

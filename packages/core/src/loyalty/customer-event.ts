import type { DomainEvent } from '../base/domain-event.ts'
import type { Customer } from '../people/customer.ts'

export type CustomerEvent = DomainEvent<'customer.tier_changed', 'CUSTOMER', Customer>

/** The event of a customer whose tier has changed. */
export function tierChanged(subject: Customer, previous: Customer): CustomerEvent {
  return { type: 'customer.tier_changed', subjectKind: 'CUSTOMER', subject, previous }
}

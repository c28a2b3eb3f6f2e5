import type { TableName } from './schema.ts'

/**
 * Every table of a tenant, children before what they refer to: the order in which a tenant is erased. The last ones refer
 * to nothing, so nothing makes the erasure wait for their writers; by the time the tenant's own row is gone, every write
 * that was under way has ended, and what it left there is seen.
 */
export const tablesInErasingOrder: readonly TableName[] = [
  'api_key',
  'ledger_line',
  'payment',
  'order_line',
  'order_',
  'slot_hold',
  'queue_entry',
  'waitlist_entry',
  'waitlist_watch',
  'enrollment_spot',
  'enrollment',
  'class_session',
  'booking_history',
  'booking_segment',
  'booking',
  'calendar_feed',
  'shift',
  'shift_template',
  'time_block',
  'customer',
  'tier',
  'service',
  'add_on',
  'product',
  'cancellation_policy',
  'staff',
  'staff_level',
  'resource',
  'location',
  'tenant',
  'occupancy',
  'capacity_claim',
  'outbox',
  'idempotency_key',
  'audit_entry',
  'tenant_erasure',
]

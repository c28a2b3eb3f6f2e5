import { type Customer, type IdentityEvent, revokeIdentity, type Transaction, verifyIdentity } from '@mendian/core'
import { customerId, identityFields } from '@mendian/core/schemas'
import { z } from 'zod'
import { recordView } from '../configuration/configuration-resource.ts'
import { customers } from '../configuration/records.ts'
import { announceCustomers } from '../loyalty/keep-loyalty.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type Typed, type WriteOperation, type WriteRun } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { customerLocks } from './customer-locks.ts'

type CustomerView = NonNullable<(typeof customers.get)['$types']>['output']

const verifyInput = z.strictObject({ id: customerId, ...identityFields.shape })
const revokeInput = z.strictObject({ id: customerId })

/** Notes that a valid document of the customer was seen, so that they may pay more ahead. */
export const verify: Typed<WriteOperation, z.input<typeof verifyInput>, CustomerView> = defineWrite({
  name: 'customers.verifyIdentity',
  summary: "Note that a customer's identity document was seen",
  http: ['POST', '/v1/customers/{id}/verify-identity'],
  input: verifyInput,
  output: customers.get.output,
  permission: 'customer:verify_identity',
  movesMoney: false,
  refusals: ['not_found', 'reference_archived'],
  locks: ({ id }) => [{ kind: 'RECORD', id }, ...customerLocks([id])],
  run: (tx, { id, ...document }, run) =>
    change(tx, id, run, (customer) => {
      const { kind, id: actorId } = run.actor
      return verifyIdentity(customer, { ...document, verifiedBy: { kind, id: actorId } }, run.nowMs)
    }),
}) as unknown as Typed<WriteOperation, z.input<typeof verifyInput>, CustomerView>

/** Forgets what was noted of a customer's document. */
export const revoke: Typed<WriteOperation, z.input<typeof revokeInput>, CustomerView> = defineWrite({
  name: 'customers.revokeIdentity',
  summary: "Take back that a customer's identity document was seen, and forget it",
  http: ['POST', '/v1/customers/{id}/revoke-identity'],
  input: revokeInput,
  output: customers.get.output,
  permission: 'customer:verify_identity',
  movesMoney: false,
  refusals: ['not_found', 'identity_not_recorded'],
  locks: ({ id }) => [{ kind: 'RECORD', id }, ...customerLocks([id])],
  run: (tx, { id }, run) => change(tx, id, run, (customer) => revokeIdentity(customer, run.nowMs)),
}) as unknown as Typed<WriteOperation, z.input<typeof revokeInput>, CustomerView>

async function change(
  tx: Transaction,
  id: Customer['id'],
  run: WriteRun,
  decide: (customer: Customer) => ReturnType<typeof verifyIdentity>,
) {
  const customer = await tx.customers.find(id)
  if (!customer) return notFound('Customer', id)
  const conflict = refuseVersion(customer, run.expectedVersion)
  if (conflict) return conflict
  const decision = decide(customer)
  if (!decision.ok) return decision
  const { changes, events } = decision
  assertReplaced(await tx.customers.replace(changes, customer.version), 'the customer')
  const announcements = announceCustomers(events as readonly IdentityEvent[], undefined)
  return { ok: true as const, value: recordView(changes), subjectId: id, announcements }
}

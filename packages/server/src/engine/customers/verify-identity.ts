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

type IdentityCommand<I extends z.ZodObject> = Typed<WriteOperation<I>, z.input<I>, CustomerView>

/** What noting a document and forgetting it have in common. */
const ofIdentity = {
  output: customers.get.output,
  permission: 'customer:verify_identity',
  movesMoney: false,
  locks: ({ id }: Pick<Customer, 'id'>) => [{ kind: 'RECORD', id } as const, ...customerLocks([id])],
} as const

/** Notes that a valid document of the customer was seen, so that they may pay more ahead. */
export const verify: IdentityCommand<typeof verifyInput> = defineWrite({
  ...ofIdentity,
  name: 'customers.verifyIdentity',
  summary: "Note that a customer's identity document was seen",
  http: ['POST', '/v1/customers/{id}/verify-identity'],
  input: verifyInput,
  refusals: ['not_found', 'reference_archived'],
  run: (tx, { id, ...document }, run) =>
    change(tx, id, run, (customer) => {
      const { kind, id: actorId } = run.actor
      return verifyIdentity(customer, { ...document, verifiedBy: { kind, id: actorId } }, run.nowMs)
    }),
})

/** Forgets what was noted of a customer's document. */
export const revoke: IdentityCommand<typeof revokeInput> = defineWrite({
  ...ofIdentity,
  name: 'customers.revokeIdentity',
  summary: "Take back that a customer's identity document was seen, and forget it",
  http: ['POST', '/v1/customers/{id}/revoke-identity'],
  input: revokeInput,
  refusals: ['not_found', 'identity_not_recorded'],
  run: (tx, { id }, run) => change(tx, id, run, (customer) => revokeIdentity(customer, run.nowMs)),
})

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

import { type Customer, present } from '@mendian/core'
import { customerFields, customerId, instant } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'

const input = z.strictObject({
  id: customerId,
  phone: customerFields.shape.phone
    .unwrap()
    .unwrap()
    .meta({ description: 'The number that was verified; it must be the one that the customer has.' }),
})

const output = z
  .strictObject({ customerId, phone: z.string(), contactVerifiedAt: instant, version: z.int() })
  .meta({ id: 'VerifiedContact' })

/** Notes that the customer holds their phone number: the caller has seen a code sent to it, or the like. */
export const verifyContact: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'customers.verifyContact',
  summary: "Note that a customer's phone number was verified",
  http: ['POST', '/v1/customers/{id}/verify-contact'],
  input,
  output,
  permission: 'customer:verify',
  movesMoney: false,
  refusals: ['not_found', 'contact_changed'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id, phone }, run) {
    const customer = await tx.customers.find(id)
    if (!customer) return notFound('Customer', id)
    const conflict = refuseVersion(customer, run.expectedVersion)
    if (conflict) return conflict
    if (customer.phone !== phone)
      return { ok: false, refusal: { code: 'contact_changed', details: { customerId: id } } }
    const verified: Customer = {
      ...customer,
      contactVerifiedAt: new Date(run.nowMs).toISOString(),
      version: customer.version + 1,
      updatedAtMs: run.nowMs,
    }
    assertReplaced(await tx.customers.replace(verified, customer.version), 'the customer')
    const contactVerifiedAt = present(verified.contactVerifiedAt, 'just set')
    return { ok: true, value: { customerId: id, phone, contactVerifiedAt, version: verified.version }, subjectId: id }
  },
})

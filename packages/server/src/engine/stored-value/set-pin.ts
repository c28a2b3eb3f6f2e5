import { customerId, pin } from '@mendian/core/schemas'
import { z } from 'zod'
import { accountLocks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { hashPin } from './pin-hash.ts'

const input = z.strictObject({ customerId, pin: pin.nullable().meta({ description: '4–12 digits; null for none.' }) })
const output = z.strictObject({ customerId, pinSet: z.boolean() }).meta({ id: 'StoredValuePin' })

/** Gives a customer a new PIN, or none; wrong guesses are forgotten. */
export const setPin: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'storedValue.setPin',
  summary: "Set or remove the PIN of a customer's stored value",
  http: ['POST', '/v1/stored-value/set-pin'],
  input,
  output,
  permission: 'stored-value:write',
  movesMoney: false,
  // Whoever reads what is kept of an outcome could try all PINs against it.
  secretIn: 'INPUT',
  refusals: ['not_found'],
  locks: (command) => accountLocks([command.customerId]),
  async run(tx, command) {
    if (!(await tx.customers.find(command.customerId))) return notFound('Customer', command.customerId)
    if (command.pin === null) await tx.storedValue.removePin(command.customerId)
    else {
      const kept = { customerId: command.customerId, hash: hashPin(command.pin), wrongInRow: 0, lockedUntilMs: null }
      await tx.storedValue.keepPin(kept)
    }
    const value = { customerId: command.customerId, pinSet: command.pin !== null }
    return { ok: true, value, subjectId: command.customerId }
  },
})

import type { Operation } from '../../../packages/server/src/engine/operation.ts'
import { allOperations } from '../../../packages/server/src/engine/operations.ts'
import { takesIdempotencyKey } from '../../../packages/server/src/http/openapi-headers.ts'
import type { FaultList } from '../proof.ts'
import { cardWrites } from './card-writes.ts'
import { moneyWrites } from './money-writes.ts'
import { recordWrites } from './record-writes.ts'
import { visitWrites } from './visit-writes.ts'
import type { WriteCase, WriteCases } from './write-shop.ts'

const cases: WriteCases = { ...recordWrites, ...visitWrites, ...moneyWrites, ...cardWrites }

/** The writes for which the document offers no key, and what makes a repetition harmless. */
const keyless: Readonly<Record<string, string>> = {
  'tenants.create': 'above the tenants; an id that is taken is refused',
  'tenants.erase': 'above the tenants; what is erased stays erased',
  'storedValue.setPin': 'a secret in its input; the same PIN is set again',
}

export interface KeyedWrite {
  readonly operation: Operation
  readonly make: WriteCase
}

/** Every write of the document that takes a key; one without a case, or a case of none, is a fault. */
export function keyedWrites({ check }: FaultList): readonly KeyedWrite[] {
  const found: KeyedWrite[] = []
  for (const operation of allOperations) {
    const { name, kind } = operation
    if (kind === 'READ' || (kind === 'PLATFORM' && operation.http[0] === 'GET')) continue
    const make = cases[name]
    const keyed = takesIdempotencyKey(operation)
    check(keyed === (make !== undefined), `${name} ${keyed ? 'takes a key and has no case' : 'has a case and no key'}`)
    check(keyed !== name in keyless, `${name} is ${keyed ? '' : 'not '}among those that keep no key`)
    if (keyed && make !== undefined) found.push({ operation, make })
  }
  const known: ReadonlySet<string> = new Set(allOperations.map(({ name }) => name))
  for (const name of [...Object.keys(cases), ...Object.keys(keyless)]) check(known.has(name), `there is no ${name}`)
  return found
}

/** Those without a key, each with its reason. */
export const keylessTold: string = Object.entries(keyless)
  .map(([name, reason]) => `${name} (${reason})`)
  .join('; ')

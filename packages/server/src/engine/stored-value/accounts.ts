import {
  type CustomerId,
  freeOf,
  isSpendable,
  type Lot,
  type ReadTransaction,
  type StoredValueOwner,
  type StoredValuePin,
} from '@mendian/core'
import { customerId, pageInput, storedValueAccountView } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'

const input = z.strictObject({ ...pageInput, customerId: customerId.optional() })
const page = pageOf('StoredValueAccount', storedValueAccountView)

type AccountView = z.output<typeof storedValueAccountView>

/** What customers have paid ahead, lot by lot; two queries more than the page, whatever is on it. */
export const accounts: ReadOperation<typeof input, typeof page> = defineRead({
  name: 'storedValue.accounts',
  summary: 'List the stored value of customers',
  http: ['GET', '/v1/stored-value/accounts'],
  input,
  output: page,
  permission: 'stored-value:read',
  refusals: [],
  async run(tx, given, { nowMs }) {
    let found: Awaited<ReturnType<typeof lotsAndPins>> = { lots: [], pins: [] }
    return readPage(
      given,
      async (wanted) => {
        const filter = given.customerId === undefined ? {} : { customerId: given.customerId }
        const owners = await tx.storedValue.owners(filter, wanted)
        found = await lotsAndPins(tx, owners)
        return owners
      },
      (owner) => `${owner.customerId}:${owner.currency}`,
      (owner) => accountView(owner, found.lots, found.pins, nowMs),
      'ID_AND_UNIT',
    )
  },
})

async function lotsAndPins(
  tx: ReadTransaction,
  owners: readonly StoredValueOwner[],
): Promise<{ readonly lots: readonly Lot[]; readonly pins: readonly StoredValuePin[] }> {
  const customerIds = [...new Set(owners.map((owner): CustomerId => owner.customerId))]
  const [lots, pins] = await Promise.all([tx.ledger.openLots(customerIds), tx.storedValue.pins(customerIds)])
  return { lots, pins }
}

const kinds = { STORED_VALUE_PRINCIPAL: 'PRINCIPAL', STORED_VALUE_BONUS: 'BONUS' } as const

function accountView(
  { customerId: whose, currency }: StoredValueOwner,
  lots: readonly Lot[],
  pins: readonly StoredValuePin[],
  nowMs: number,
): AccountView {
  const own = lots.filter((lot) => lot.subjectId === whose && lot.unit === currency && lot.account in kinds).sort(byEnd)
  const spendable = (account: keyof typeof kinds): number =>
    own
      .filter((lot) => lot.account === account && isSpendable(lot, nowMs))
      .reduce((total, lot) => total + freeOf(lot), 0)
  const principalMinor = spendable('STORED_VALUE_PRINCIPAL')
  const bonusMinor = spendable('STORED_VALUE_BONUS')
  return {
    ...{ customerId: whose, currency, principalMinor, bonusMinor, availableMinor: principalMinor + bonusMinor },
    pinSet: pins.some((pin) => pin.customerId === whose),
    lots: own.map((lot) => ({
      ...{ id: lot.id, kind: kinds[lot.account as keyof typeof kinds], origin: lot.origin },
      ...{ remainingMinor: lot.remainingMinor, heldMinor: lot.heldMinor, sourceId: lot.source.id },
      availableFrom: new Date(lot.availableFromMs).toISOString(),
      expiresAt: lot.expiresAtMs === null ? null : new Date(lot.expiresAtMs).toISOString(),
    })),
  }
}

function byEnd(a: Lot, b: Lot): number {
  const [first, second] = [a.expiresAtMs ?? Number.MAX_SAFE_INTEGER, b.expiresAtMs ?? Number.MAX_SAFE_INTEGER]
  return first - second || (a.id < b.id ? -1 : 1)
}

import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { owner } from './card.fixture.ts'
import type { PrepaidPolicy } from './prepaid-policy.ts'
import { type PrepaidBuyer, type PrepaidPurchase, refuseUnverified } from './refuse-unverified.ts'

const policy: PrepaidPolicy = {
  ...{ id: idOf('PrepaidPolicy', '1'), name: 'Prepaid cards', currency: 'CNY' },
  ...{ namedMaxMinor: null, unnamedMaxMinor: null, namedMayExpire: true, unnamedMinMonths: 0 },
  ...{ namedIdentityFromMinor: 500, unnamedIdentityFromMinor: 1_000 },
  ...{ version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null },
}
const strict = { ...policy, id: idOf('PrepaidPolicy', '2'), namedIdentityFromMinor: 1 }
const stranger: PrepaidBuyer = { id: owner, identity: null }
const known: PrepaidBuyer = { id: owner, identity: {} }
const much: PrepaidPurchase = { currency: 'CNY', namedMinor: 500, unnamedMinor: 1_000 }

const named = { policyId: policy.id, customerId: owner, named: true, thresholdMinor: 500, amountMinor: 500 }
const unnamed = { ...named, named: false, thresholdMinor: 1_000, amountMinor: 1_000 }

/** Each row repairs what the one before was refused for. */
test.each([
  ['both at once', much, stranger, [policy], named],
  ['unnamed cards', { ...much, namedMinor: 499 }, stranger, [policy], unnamed],
  ['less of both', { ...much, namedMinor: 499, unnamedMinor: 999 }, stranger, [policy], undefined],
  ['too much, whoever it is', much, null, [policy], { ...named, customerId: null }],
  ['too much, and was seen', much, known, [policy], undefined],
  ['too much of another currency', { ...much, currency: 'EUR' }, stranger, [policy], undefined],
  ['too much for what is over', much, stranger, [{ ...policy, archivedAtMs: 1 }], undefined],
  ['too much where nobody asks', much, stranger, [], undefined],
  [
    ...(['too much where it is never asked', much, stranger] as const),
    ...([[{ ...policy, namedIdentityFromMinor: null, unnamedIdentityFromMinor: null }], undefined] as const),
  ],
  [
    ...(['whatever is named', { ...much, namedMinor: 1, unnamedMinor: 0 }, stranger, [policy, strict]] as const),
    { ...named, policyId: strict.id, thresholdMinor: 1, amountMinor: 1 },
  ],
  ['nothing', { ...much, namedMinor: 0, unnamedMinor: 0 }, stranger, [policy, strict], undefined],
] as const)('somebody who pays ahead for %s', (_, purchase, buyer, policies, details) => {
  const refused = refuseUnverified(policies, purchase, buyer)
  expect(refused?.refusal).toEqual(details && { code: 'identity_not_verified', details })
  expect(refused?.ok).toBe(details && false)
})

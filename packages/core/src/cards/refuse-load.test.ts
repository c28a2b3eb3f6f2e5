import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { owner, shanghai, tenMs } from './card.fixture.ts'
import type { PrepaidPolicy } from './prepaid-policy.ts'
import { refuseGiftBalance } from './refuse-load.ts'

const policy: PrepaidPolicy = {
  ...{
    id: idOf('PrepaidPolicy', '1'),
    name: 'Prepaid cards',
    currency: 'CNY',
    namedMaxMinor: 500,
    unnamedMaxMinor: 100,
  },
  ...{ namedIdentityFromMinor: null, unnamedIdentityFromMinor: null },
  ...{ namedMayExpire: false, unnamedMinMonths: 36, version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null },
}
const policyId = policy.id

test.each([
  ['as much as it may', null, 100, null, undefined],
  ['more than it may', null, 101, null, { policyId, named: false, maxMinor: 100, amountMinor: 101 }],
  ['as much as one may whose holder is known', owner, 500, null, undefined],
  ['more than that', owner, 501, null, { policyId, named: true, maxMinor: 500, amountMinor: 501 }],
  ['for too short a time', null, 1, tenMs + 1, { policyId, named: false, minMonths: 36 }],
  ['for a time, where it must not end', owner, 1, tenMs + 1, { policyId, named: true, minMonths: null }],
] as const)('a gift card is a balance that holds %s', (_, customerId, amountMinor, expiresAtMs, details) => {
  const card = { currency: 'CNY', customerId, expiresAtMs } as const
  const refused = refuseGiftBalance([policy], card, amountMinor, shanghai, tenMs)
  expect(refused?.refusal.details).toEqual(details)
  expect(refused?.ok).toBe(details && false)
})

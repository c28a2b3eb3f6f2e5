import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { shanghai, tenMs } from './card.fixture.ts'
import { type PrepaidCard, type PrepaidPolicy, refusePrepaid } from './prepaid-policy.ts'

const policy: PrepaidPolicy = {
  id: idOf('PrepaidPolicy', '1'),
  name: 'Prepaid cards',
  currency: 'CNY',
  namedMaxMinor: 500_000,
  unnamedMaxMinor: 100_000,
  namedIdentityFromMinor: null,
  unnamedIdentityFromMinor: null,
  namedMayExpire: false,
  unnamedMinMonths: 36,
  version: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
  archivedAtMs: null,
}
const named: PrepaidCard = { currency: 'CNY', amountMinor: 500_000, named: true, isBalance: true, expiresAtMs: null }
const unnamed = { ...named, named: false, amountMinor: 100_000 }
const threeYears = Date.parse('2029-11-21T00:00:00+08:00')
const codeOf = (card: PrepaidCard, policies = [policy]) => refusePrepaid(policies, card, shanghai, tenMs)?.code

test.each<readonly [string | undefined, PrepaidCard]>([
  ['prepaid_limit_exceeded', { ...named, amountMinor: 500_001, expiresAtMs: tenMs + 1 }],
  ['prepaid_must_last', { ...named, expiresAtMs: threeYears }],
  [undefined, named],
  [undefined, { ...named, isBalance: false, expiresAtMs: tenMs + 1 }],
  ['prepaid_limit_exceeded', { ...unnamed, amountMinor: 100_001, expiresAtMs: tenMs + 1 }],
  ['prepaid_must_last', { ...unnamed, expiresAtMs: threeYears - 1 }],
  [undefined, { ...unnamed, expiresAtMs: threeYears }],
  [undefined, { ...unnamed, currency: 'EUR', amountMinor: 900_000 }],
])('%s for a card', (code, card) => expect(codeOf(card)).toBe(code))

test('without a policy in use everything is allowed', () => {
  const dear = { ...unnamed, amountMinor: 900_000 }
  expect([codeOf(dear, []), codeOf(dear, [{ ...policy, archivedAtMs: 1 }])]).toEqual([undefined, undefined])
  expect(codeOf(dear, [{ ...policy, unnamedMaxMinor: null, unnamedMinMonths: 0 }])).toBeUndefined()
})

test('named cards may end where the policy lets them, however soon', () => {
  const lenient = { ...policy, namedMayExpire: true }
  expect(codeOf({ ...named, expiresAtMs: tenMs + 1 }, [lenient])).toBeUndefined()
  expect(codeOf({ ...unnamed, expiresAtMs: tenMs + 1 }, [lenient])).toBe('prepaid_must_last')
})

test('where unnamed cards need not last, one may be over already', () => {
  const expiresAtMs = Date.parse('2026-11-20T00:00:00+08:00')
  expect(codeOf({ ...unnamed, expiresAtMs }, [{ ...policy, unnamedMinMonths: 0 }])).toBeUndefined()
})

test('tells which policy forbids it, and what that asks for', () => {
  const detailsOf = (card: PrepaidCard) => refusePrepaid([policy], card, shanghai, tenMs)?.details
  const policyId = policy.id
  expect(detailsOf({ ...named, amountMinor: 500_001 })).toEqual({
    ...{ policyId, named: true, maxMinor: 500_000, amountMinor: 500_001 },
  })
  expect(detailsOf({ ...named, expiresAtMs: threeYears })).toEqual({ policyId, named: true, minMonths: null })
  expect(detailsOf({ ...unnamed, expiresAtMs: tenMs })).toEqual({ policyId, named: false, minMonths: 36 })
})

import { describe, expect, test } from 'vitest'
import { sold, tenMs, tenVisits, valueCard } from './card.fixture.ts'
import {
  accountsOfCard,
  type CardStateNow,
  type CustomerCard,
  cardStateAt,
  changedCard,
  termsOfProduct,
} from './customer-card.ts'

const { card } = sold({ ...tenVisits, gifts: [{ kind: 'ITEM', name: 'Gift', serviceIds: null, quantity: 1 }] })
const freeze = { fromMs: tenMs, untilMs: tenMs + 5, days: 0, keepsBenefits: false }

describe('the state of a card', () => {
  test.each<readonly [CardStateNow, Partial<CustomerCard>]>([
    ['ACTIVE', {}],
    ['ISSUED', { state: 'ISSUED' }],
    ['EXPIRED', { state: 'ISSUED', expiresAtMs: tenMs, freeze }],
    ['EXPIRED', { expiresAtMs: tenMs }],
    ['ACTIVE', { expiresAtMs: tenMs + 1 }],
    ['FROZEN', { freeze, expiresAtMs: tenMs + 1 }],
    ['FROZEN', { freeze: { ...freeze, fromMs: 0, untilMs: tenMs + 1 } }],
    ['ACTIVE', { freeze: { ...freeze, fromMs: 0, untilMs: tenMs } }],
    ['ACTIVE', { freeze: { ...freeze, fromMs: tenMs + 1 } }],
    ['BLOCKED', { state: 'BLOCKED', freeze, expiresAtMs: tenMs }],
    ['REFUNDED', { state: 'REFUNDED', expiresAtMs: tenMs }],
    ['EXPIRED', { state: 'EXPIRED', freeze }],
  ])('%s by %j', (state, fields) => expect(cardStateAt({ ...card, ...fields }, tenMs)).toBe(state))
})

test('a card keeps what it was sold under, and nothing of how it was sold', () => {
  const { id, description, price, components, gifts, sellAtLocationIds, oncePerCustomer, ...rest } = valueCard
  const { version, createdAtMs, updatedAtMs, archivedAtMs, ...terms } = rest
  expect(termsOfProduct(valueCard)).toEqual(terms)
})

test('its value lies on it and on each of its entitlements', () => {
  expect(accountsOfCard(card)).toEqual(['crd_c', 'ent_e0', 'ent_e1'])
})

test('a change makes the next version of it', () => {
  expect(changedCard({ ...card, version: 4 }, { number: 'NO2' }, 9)).toEqual({
    ...{ ...card, number: 'NO2', version: 5, updatedAtMs: 9 },
  })
})

import { expect, test } from 'vitest'
import { sold, tenMs, valueCard } from '../../cards/card.fixture.ts'
import { noHomes, withEndsOfCards } from './value-homes.ts'

const { card, books } = sold({ ...valueCard, validity: { unit: 'DAYS', count: 30 } })
const endMs = card.expiresAtMs ?? 0
const laterMs = endMs + 5

test.each([
  ['of a card whose end has moved what lies on it ends with it', { expiresAtMs: laterMs }, tenMs, laterMs],
  ['of a card that is over it stays', { expiresAtMs: tenMs }, tenMs, endMs],
  ['of a card that was given back it stays', { expiresAtMs: laterMs, state: 'REFUNDED' }, tenMs, endMs],
  ['of a card that never ends it stays', { expiresAtMs: null }, tenMs, endMs],
  ['what has expired stays so', { expiresAtMs: laterMs }, endMs, endMs],
] as const)('%s', (_, change, nowMs, expected) => {
  const homes = { ...noHomes, cards: new Map([[card.id as string, { ...card, ...change }]]) }
  const ends = [...withEndsOfCards(books, homes, nowMs).lots.values()].map(({ expiresAtMs }) => expiresAtMs)
  expect(ends).toEqual([expected, expected])
})

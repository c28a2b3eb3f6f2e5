import { expect, test } from 'vitest'
import { bought, purchase } from './loyalty.fixture.ts'
import { type Purchase, spentMinorOf } from './purchase.ts'

test.each<readonly [string, Purchase, number]>([
  ['all of it', purchase([bought(10_000), bought(500, { kind: 'PRODUCT' }), bought(900, { kind: 'CARD' })]), 11_400],
  [
    'top-ups and gift cards later',
    purchase([bought(10_000), bought(500, { kind: 'TOP_UP' }), bought(70, { kind: 'GIFT_CARD' })]),
    10_000,
  ],
  ['a tip with it', purchase([bought(500, { kind: 'TOP_UP' })], { totalMinor: 530 }), 30],
  [
    'their tax neither, where it is added',
    purchase([bought(500, { kind: 'TOP_UP', taxMinor: 30 })], { taxInclusive: false, totalMinor: 1530 }),
    1000,
  ],
  [
    'their tax is in the price where it is not',
    purchase([bought(500, { kind: 'TOP_UP', taxMinor: 30 })], { totalMinor: 1500 }),
    1000,
  ],
])('of an order is spent: %s', (_, of, minor) => expect(spentMinorOf(of)).toBe(minor))

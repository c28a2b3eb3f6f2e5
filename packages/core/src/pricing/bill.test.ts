import { expect, test } from 'vitest'
import { bill, line } from './bill.fixture.ts'
import { type BillLineKind, billLineKinds, isPaidAhead } from './bill.ts'
import { quoteBill } from './quote-bill.ts'

const served = (kinds: readonly BillLineKind[]): number => {
  const serviceCharge = { rateBasisPoints: 1000, taxRateBasisPoints: 0 }
  return quoteBill(
    bill(
      kinds.map((kind) => line(1000, 1, { kind })),
      [],
      { serviceCharge },
    ),
  ).serviceChargeMinor
}

test('cards, top-ups and gift cards are paid before they are used, and bear no charge for the service', () => {
  expect(billLineKinds.filter(isPaidAhead)).toEqual(['CARD', 'TOP_UP', 'GIFT_CARD'])
  expect(billLineKinds.map((kind) => served([kind]))).toEqual([100, 100, 100, 0, 0, 0])
  expect(served(['SERVICE', 'TOP_UP', 'PRODUCT'])).toBe(200)
})

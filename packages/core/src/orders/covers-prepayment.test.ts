import { expect, test } from 'vitest'
import { bookedDye, orderOf, twoShampoos, visit } from './bill.fixture.ts'
import { coversPrepayment } from './covers-prepayment.ts'
import type { OrderLineRequest } from './draft-order.ts'
import type { Order } from './order.ts'

const bookedCut: OrderLineRequest = { kind: 'BOOKING_SEGMENT', bookingId: visit.id, segment: 1 }
const dyed = orderOf([twoShampoos, bookedDye])
const trimmed = orderOf([bookedCut])
const [dyeMinor, cutMinor] = [dyed.lines[1]?.totalMinor ?? 0, trimmed.lines[0]?.totalMinor ?? 0]
const covers = (amountMinor: number, ...bills: readonly Order[]): boolean =>
  coversPrepayment({ ...visit, prepaymentDue: { amountMinor, currency: 'CNY' } }, bills)

test('bills cover a prepayment together, to the last fen, and goods on them do not', () => {
  expect([covers(dyeMinor, dyed), covers(dyeMinor + 1, dyed)]).toEqual([true, false])
  expect([covers(cutMinor, trimmed), covers(cutMinor + 1, trimmed)]).toEqual([true, false])
  expect(covers(dyeMinor + 1, dyed, trimmed)).toBe(true)
  expect(covers(dyeMinor + 1)).toBe(false)
})

test('where all services are paid for it is covered, whatever came off them', () => {
  const free = { ...trimmed, lines: trimmed.lines.map((line) => ({ ...line, totalMinor: 0 })) }
  expect([covers(1_000_000, dyed, free), covers(dyeMinor + 1, dyed), covers(1, free)]).toEqual([true, false, false])
})

test('what went back was not taken', () => {
  const back = { ...dyed, returnedQuantities: [0, 1] }
  const goodsBack = { ...dyed, returnedQuantities: [2, 0] }
  expect([covers(1, back), covers(1, goodsBack), covers(1_000_000, back, trimmed)]).toEqual([false, true, false])
})

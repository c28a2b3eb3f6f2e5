import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { at, bund } from '../scheduling/salon.fixture.ts'
import { codeOf, cutByAnybody, orderOf, till } from './bill.fixture.ts'
import { cancelOrder, expireOrder } from './cancel-order.ts'
import type { Order } from './order.ts'
import { parkOrder, resumeOrder } from './park-order.ts'

const minuteMs = 60_000
const noon = at('12:00')
/** Made at noon. */
const bill = orderOf([cutByAnybody])
const dueMs = noon + 1440 * minuteMs
const cancelled: Order = { ...bill, state: 'CANCELLED', expiresAtMs: null }
const patient: Order = { ...bill, expiresAtMs: null }
const impatient = { ...bund, openOrders: { expiryMinutes: 30, parkedExpiryMinutes: null } }

describe('a bill waits for its payment', () => {
  test('as long as its location says, and for ever where it says so', () => {
    expect(bill).toMatchObject({ expiresAtMs: dueMs, parkedAtMs: null, parkedAs: null, cancelReason: null })
    const soon = orderOf([cutByAnybody], { ...till, location: impatient })
    expect(soon.expiresAtMs).toBe(noon + 30 * minuteMs)
    const never = { ...bund, openOrders: { expiryMinutes: null, parkedExpiryMinutes: 1 } }
    expect(orderOf([cutByAnybody], { ...till, location: never }).expiresAtMs).toBeNull()
  })
})

describe('open bills refuse in a declared order', () => {
  const commands = {
    PARK: (order: Order, nowMs: number) => parkOrder(order, bund, 'Table 4', nowMs),
    RESUME: (order: Order, nowMs: number) => resumeOrder(order, bund, nowMs),
  }
  test.each([
    ['a cancelled one whose time is over', { ...cancelled, expiresAtMs: dueMs }, dueMs, 'order_state_forbids'],
    ['an open one whose time is over', bill, dueMs, 'order_expired'],
    ['a moment before', bill, dueMs - 1, 'accepted'],
    ['one that waits for ever', patient, dueMs, 'accepted'],
  ] as const)('%s', (_, order, nowMs, code) => {
    expect(codeOf(commands.PARK(order, nowMs))).toBe(code)
    expect(codeOf(commands.RESUME(order, nowMs))).toBe(code)
  })

  test.each([
    ['a cancelled one', { ...cancelled, expiresAtMs: dueMs }, dueMs, 'order_state_forbids'],
    ['one that can still be paid', bill, dueMs - 1, 'order_state_forbids'],
    ['one that waits for ever', patient, dueMs, 'order_state_forbids'],
    ['one that cannot be paid any more', bill, dueMs, 'accepted'],
  ] as const)('expiry: %s', (_, order, nowMs, code) => {
    expect(codeOf(expireOrder(order, nowMs))).toBe(code)
  })
})

describe('bills that end', () => {
  test.each([
    ['REQUESTED', cancelOrder(bill, dueMs + 1)],
    ['EXPIRED', expireOrder({ ...bill, parkedAtMs: noon, parkedAs: 'Table 4' }, dueMs)],
  ])('say why: %s', (cancelReason, decision) => {
    if (!decision.ok) throw new Error(decision.refusal.code)
    const ended = { state: 'CANCELLED', cancelReason, expiresAtMs: null, parkedAtMs: null, parkedAs: null, version: 2 }
    expect(decision.changes.order).toMatchObject(ended)
    expect(decision.events).toMatchObject([{ type: 'order.cancelled', subject: ended, previous: { state: 'OPEN' } }])
  })
})

describe('a parked bill', () => {
  const parked = (order: Order, label: string, nowMs: number, location = bund): Order => {
    const decision = parkOrder(order, location, label, nowMs)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.changes.order
  }

  test('waits longer, keeps when it was parked, and takes another name', () => {
    const first = parked(bill, 'Table 4', noon + 1)
    const week = 10_080 * minuteMs
    expect(first).toMatchObject({ state: 'OPEN', parkedAtMs: noon + 1, parkedAs: 'Table 4', version: 2 })
    expect(first.expiresAtMs).toBe(noon + 1 + week)
    const second = parked(first, 'Table 5', noon + 2)
    expect(second).toMatchObject({ parkedAtMs: noon + 1, parkedAs: 'Table 5', expiresAtMs: noon + 2 + week })
    expect(parked(bill, 'x', noon, impatient).expiresAtMs).toBeNull()
  })

  test('is taken up again as if it were new; one that is not parked stays as it is', () => {
    const decision = resumeOrder(parked(bill, 'Table 4', noon), bund, noon + 5)
    const resumed = { parkedAtMs: null, parkedAs: null, expiresAtMs: noon + 5 + 1440 * minuteMs, version: 3 }
    expect(decision).toMatchObject({ ok: true, changes: { order: resumed }, events: [{ type: 'order.resumed' }] })
    expect(resumeOrder(bill, bund, noon + 5)).toEqual({ ok: true, changes: { order: bill }, events: [] })
  })

  test('that stands in the place of a reopened one waits for ever', () => {
    const successor = { ...patient, reopensId: idOf('Order', 'before') }
    const first = parked(successor, 'x', noon)
    expect(first).toMatchObject({ parkedAs: 'x', expiresAtMs: null })
    expect(resumeOrder(first, bund, noon)).toMatchObject({ changes: { order: { parkedAs: null, expiresAtMs: null } } })
  })
})

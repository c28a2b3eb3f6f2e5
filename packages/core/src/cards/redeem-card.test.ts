import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { closedPeriod, reopened } from '../ledger/books.fixture.ts'
import { balanceOf } from '../ledger/books.ts'
import {
  bund,
  earned,
  friend,
  manicure,
  monthPass,
  owner,
  pedicure,
  sold,
  tenMs,
  tenVisits,
  use,
} from './card.fixture.ts'
import { deferredMinor, visitsOf } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import type { CustomerCard } from './customer-card.ts'
import { type RedeemCard, type RedeemChanges, type RedeemRefusal, redeemCard } from './redeem-card.ts'

const elsewhere = { id: idOf('Location', 'pudong'), timeZone: 'Asia/Shanghai' }
const mornings = {
  weekdays: [6],
  monthDays: null,
  fromDate: null,
  toDate: null,
  recurrence: null,
  startTime: '09:00',
  endTime: '12:00',
}
const strict: CardProduct = { ...tenVisits, useAtLocationIds: [bund.id], windows: [mornings], maxUsesPerDay: 2 }

describe('why a card cannot be used', () => {
  const good = sold(strict).card
  const [only] = good.entitlements as [CustomerCard['entitlements'][number]]
  const guest = { name: 'Chen', customerId: null }
  const passes = { terms: { ...good.terms, guestPasses: { count: 2, per: 'CARD' } } } as const
  const guests = (uses: number) => ({ ...passes, guestUses: { from: '2026-11-21', uses } })
  const freeze = { fromMs: tenMs, untilMs: tenMs + 1000, days: 1, keepsBenefits: false }
  /** Each row mends the fault of the row before it. */
  const faults: readonly [RedeemRefusal['code'] | 'fine', Partial<CustomerCard>, Partial<RedeemCard>, number][] = [
    ['card_blocked', { state: 'BLOCKED' }, { location: elsewhere, customerId: friend }, 2],
    ['card_state_forbids', { state: 'REFUNDED' }, { location: elsewhere, customerId: friend }, 2],
    ['card_expired', { expiresAtMs: tenMs, freeze }, { location: elsewhere, customerId: friend }, 2],
    ['card_frozen', { freeze }, { location: elsewhere, customerId: friend }, 2],
    ['card_not_valid_at_location', {}, { location: elsewhere, customerId: friend }, 2],
    ['card_not_held', {}, { customerId: friend, serviceId: pedicure }, 2],
    [
      'card_outside_hours',
      { terms: { ...good.terms, windows: [{ ...mornings, weekdays: [7] }] } },
      { serviceId: pedicure },
      2,
    ],
    ['card_does_not_cover', {}, { serviceId: pedicure }, 2],
    ['card_does_not_cover', {}, { entitlementId: idOf('Entitlement', 'none') }, 2],
    ['card_has_no_guest_passes', {}, { guest }, 2],
    ['guest_passes_used_up', guests(2), { guest }, 2],
    ['card_daily_cap_reached', guests(1), { guest }, 2],
    [
      'balance_insufficient',
      { entitlements: [{ ...only, unitsPerUse: [{ serviceId: manicure, units: 11 }] }] },
      { guest: undefined },
      1,
    ],
    ['fine', guests(1), { guest }, 1],
  ]

  test.each(faults)('%s', (code, card, command, usesToday) => {
    const { books } = sold(strict)
    const decision = redeemCard({ card: { ...good, ...card }, books, usesToday }, use('1', command), tenMs)
    expect(decision.ok ? 'fine' : decision.refusal.code).toBe(code)
  })

  test('what stands in the way is told', () => {
    const refusalOf = (command: Partial<RedeemCard>, usesToday: number) => {
      const decision = redeemCard({ ...sold(strict), usesToday }, use('1', command), tenMs)
      return decision.ok ? undefined : decision.refusal
    }
    const cardId = good.id
    const details = { cardId, serviceId: pedicure }
    expect(refusalOf({ serviceId: pedicure }, 0)).toEqual({ code: 'card_does_not_cover', details })
    expect(refusalOf({}, 2)).toEqual({ code: 'card_daily_cap_reached', details: { cardId, maxUsesPerDay: 2 } })
    expect(refusalOf({}, 3)).toMatchObject({ code: 'card_daily_cap_reached' })
    expect(refusalOf({}, 1)).toBeUndefined()
  })

  test('a window ends with the minute before its end', () => {
    const at = (text: string) => redeemCard({ ...sold(strict), usesToday: 0 }, use('1'), Date.parse(text)).ok
    expect([at('2026-11-21T11:59:59+08:00'), at('2026-11-21T12:00:00+08:00')]).toEqual([true, false])
  })

  test('who shares it uses it; a freeze that keeps benefits does not stop it', () => {
    const { card, books } = sold(tenVisits)
    const open = { ...card, holderIds: [friend], freeze: { ...freeze, keepsBenefits: true } }
    expect(redeemCard({ card: open, books, usesToday: 0 }, use('1', { customerId: friend }), tenMs).ok).toBe(true)
  })
})

describe('using a card', () => {
  const go = ({ card, books }: Pick<RedeemChanges, 'card' | 'books'>, n: number, fields: Partial<RedeemCard> = {}) => {
    const decision = redeemCard({ card, books: reopened(books, tenMs), usesToday: 0 }, use(`u${n}`, fields), tenMs)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision
  }

  test('ten visits earn 999.00 to the fen, the last one what is left of it', () => {
    let state: Pick<RedeemChanges, 'card' | 'books'> = sold(tenVisits, { paidMinor: 99_901 })
    const values: number[] = []
    for (let n = 1; n <= 10; n += 1) {
      const { changes, events } = go(state, n)
      values.push(changes.redemption.valueMinor)
      expect(events[0]).toMatchObject({ type: 'customer_card.redeemed', subject: { version: n + 1 } })
      expect(earned(changes.books, 'SERVICE_REVENUE')).toBe(values[n - 1])
      state = changes
    }
    expect(values.reduce((sum, value) => sum + value)).toBe(99_901)
    expect(new Set(values)).toEqual(new Set([9990, 9991]))
    expect(deferredMinor(state.books, state.card)).toBe(0)
  })

  test('a service may take more units, and a gift is used when what was paid for is gone', () => {
    const [component] = tenVisits.components
    const product: CardProduct = {
      ...tenVisits,
      components: [{ ...component, quantity: 3, unitsPerUse: [{ serviceId: manicure, units: 2 }] } as never],
      gifts: [{ kind: 'ITEM', name: 'One more', serviceIds: [manicure], quantity: 1 }],
    }
    const first = go(sold(product), 1).changes
    expect(first.redemption).toMatchObject({ units: 2, valueMinor: 66_600, entitlementId: 'ent_e0' })
    const second = go(first, 2).changes
    expect(second.redemption).toMatchObject({ units: 1, valueMinor: 0, entitlementId: 'ent_e1' })
    expect(balanceOf(second.books, visitsOf(idOf('Entitlement', 'e0'))).postedMinor).toBe(1)
  })

  test('the first use begins the time of a card, and its visits end with it', () => {
    const product: CardProduct = { ...tenVisits, activation: 'ON_FIRST_USE', validity: { unit: 'DAYS', count: 30 } }
    const before = sold(product)
    expect(before.card).toMatchObject({ state: 'ISSUED', activatedAtMs: null, expiresAtMs: null, dueAtMs: null })
    const { card, books } = go(before, 1).changes
    const end = Date.parse('2026-12-21T00:00:00+08:00')
    expect(card).toMatchObject({ state: 'ACTIVE', activatedAtMs: tenMs, expiresAtMs: end, dueAtMs: end })
    expect([...books.lots.values()].map(({ expiresAtMs }) => expiresAtMs)).toEqual([end])
  })

  test('a use says what was used, by whom, where and on which day there', () => {
    const { books } = sold(tenVisits)
    const before = { ...sold(tenVisits).card, holderIds: [friend] }
    const elsewhere = { id: idOf('Location', 'berlin'), timeZone: 'Europe/Berlin' }
    const orderId = idOf('Order', '1')
    const fields = { customerId: friend, location: elsewhere, orderId, businessDate: '2026-11-20' }
    const lateMs = Date.parse('2026-11-22T06:30:00+08:00')
    const late = redeemCard({ card: before, books: reopened(books, tenMs), usesToday: 0 }, use('1', fields), lateMs)
    if (!late.ok) throw new Error(late.refusal.code)
    const { card, redemption, books: after } = late.changes
    expect(redemption).toEqual({
      ...{ id: 'rdm_1', cardId: 'crd_c', entitlementId: 'ent_e0', customerId: friend, guest: null },
      ...{ locationId: elsewhere.id },
      ...{ serviceId: manicure, units: 1, valueMinor: 9990, transactionId: 'ltx_1', orderId, usedOn: '2026-11-21' },
      ...{ redeemedAtMs: lateMs, reversedAtMs: null },
    })
    expect(card).toEqual({ ...before, version: 2, updatedAtMs: lateMs })
    expect(after.posted).toMatchObject([
      {
        ...{ id: 'ltx_1', locationId: elsewhere.id, businessDate: '2026-11-20', occurredAtMs: lateMs },
        source: { kind: 'CARD_REDEMPTION', id: 'rdm_1' },
        lines: [
          { account: 'VISITS_ISSUED', subjectId: 'ent_e0', amountMinor: -1 },
          { account: 'CARD_DEFERRED_REVENUE', subjectId: 'crd_c', amountMinor: 9990 },
          { account: 'SERVICE_REVENUE', subjectId: null, amountMinor: -9990 },
          { account: 'VISITS', subjectId: 'ent_e0', amountMinor: 1 },
        ],
      },
    ])
    const type = 'customer_card.redeemed'
    expect(late.events).toEqual([{ type, subjectKind: 'CUSTOMER_CARD', subject: card, previous: before }])
  })

  test('the entitlement that is named is used, whichever would come first', () => {
    const [component] = tenVisits.components
    const product: CardProduct = { ...tenVisits, kind: 'PACKAGE', components: [component, component] as never }
    const entitlementId = idOf('Entitlement', 'e1')
    expect(go(sold(product), 1, { entitlementId }).changes.redemption).toMatchObject({ entitlementId })
    expect(go(sold(product), 1).changes.redemption).toMatchObject({ entitlementId: 'ent_e0' })
  })

  test('the earlier of its end and the one its first use gives is the end of a card', () => {
    const product: CardProduct = { ...tenVisits, activation: 'ON_FIRST_USE', validity: { unit: 'DAYS', count: 30 } }
    const { card, books } = sold(product)
    const end = Date.parse('2026-12-21T00:00:00+08:00')
    const endOf = (fields: Partial<CustomerCard>) =>
      go({ card: { ...card, ...fields }, books }, 1).changes.card.expiresAtMs
    expect(endOf({ expiresAtMs: end - 1 })).toBe(end - 1)
    expect(endOf({ expiresAtMs: end + 1 })).toBe(end)
    const terms = { ...card.terms, validity: null }
    expect(endOf({ terms })).toBeNull()
    expect(endOf({ terms, expiresAtMs: end + 1 })).toBe(end + 1)
  })

  test('what days have begun, later uses leave', () => {
    const { card, books } = sold({ ...tenVisits, validity: { unit: 'DAYS', count: 30 } })
    const begun = { ...card, activatedAtMs: 5, expiresAtMs: tenMs + 9, dueAtMs: 3 }
    const { changes } = go({ card: begun, books }, 1)
    expect(changes.card).toMatchObject({ activatedAtMs: 5, expiresAtMs: tenMs + 9, dueAtMs: 3 })
    expect([...changes.books.lots.values()].map(({ expiresAtMs }) => expiresAtMs)).toEqual([card.expiresAtMs])
  })

  test('no use is posted into a closed period', () => {
    const { card, books } = sold(tenVisits)
    const closed = { ...books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
    const decision = redeemCard({ card, books: closed, usesToday: 0 }, use('1'), tenMs)
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'period_closed' } })
  })

  test('a time pass takes nothing off anything', () => {
    const { redemption, books } = go(sold(monthPass), 1, { serviceId: null }).changes
    expect(redemption).toMatchObject({ units: 1, valueMinor: 0, transactionId: null, customerId: owner })
    expect(books.posted).toEqual([])
  })
})

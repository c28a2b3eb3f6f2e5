import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, reopened } from '../ledger/books.fixture.ts'
import { DAY_MS } from '../time/local-time.ts'
import { monthPass, posting, sold, tenMs, tenVisits, use } from './card.fixture.ts'
import type { CardRedemption, CustomerCard } from './customer-card.ts'
import { afterGuestUse, type GuestPassRule, guestPassesAt, isSameGuest, withoutGuestUse } from './guest-pass.ts'
import { redeemCard } from './redeem-card.ts'
import { reverseRedemption } from './reverse-redemption.ts'

const guest = { name: 'Chen', customerId: null }
const at = (local: string): number => Date.parse(`${local}+08:00`)
const year = { ...monthPass, validity: { unit: 'MONTHS', count: 24 } } as const
const pass = (
  per: GuestPassRule['per'],
  fields: Partial<CustomerCard> = {},
  soldAt = '2026-11-21T10:00',
): CustomerCard => ({
  ...sold({ ...year, guestPasses: { count: 2, per } }, { atMs: at(soldAt) }).card,
  ...fields,
})

describe('guest passes', () => {
  test('are as many as the terms give, less those used in the period', () => {
    expect(guestPassesAt(sold(monthPass).card, tenMs)).toBeNull()
    const card = pass('MONTH')
    const left = (uses: number) => guestPassesAt({ ...card, guestUses: { from: '2026-11-21', uses } }, tenMs)?.left
    expect([guestPassesAt(card, tenMs)?.left, left(1), left(2), left(3)]).toEqual([2, 1, 0, 0])
  })

  test.each<readonly [GuestPassRule['per'], string, string, string | null]>([
    ['CARD', '2026-11-21T10:00', '2028-11-20T23:59', null],
    ['MONTH', '2026-11-21T10:00', '2026-11-21T10:00', '2026-12-21'],
    ['MONTH', '2026-11-21T10:00', '2026-12-20T23:59', '2026-12-21'],
    ['MONTH', '2026-11-21T10:00', '2026-12-21T00:00', '2027-01-21'],
    ['MONTH', '2026-11-21T10:00', '2028-10-21T00:00', null],
    ['MONTH', '2027-01-31T10:00', '2027-02-28T23:59', '2027-03-01'],
    ['MONTH', '2027-01-31T10:00', '2027-03-01T00:00', '2027-03-31'],
    ['MONTH', '2027-01-31T10:00', '2027-05-01T00:00', '2027-05-31'],
    ['YEAR', '2026-11-21T10:00', '2027-11-20T23:59', '2027-11-21'],
    ['YEAR', '2026-11-21T10:00', '2027-11-21T00:00', null],
    ['YEAR', '2028-02-29T10:00', '2029-02-28T23:59', '2029-03-01'],
  ])('per %s of a card of %s: at %s the next ones come on %s', (per, soldAt, nowAt, next) => {
    const nextAtMs = next === null ? null : at(`${next}T00:00`)
    expect(guestPassesAt(pass(per, {}, soldAt), at(nowAt))).toEqual({ left: 2, nextAtMs })
  })

  test('of another period are gone with it, and those of a card that has not begun begin with it', () => {
    const card = pass('MONTH', { guestUses: { from: '2026-11-21', uses: 2 } })
    expect(guestPassesAt(card, at('2026-12-20T23:59'))?.left).toBe(0)
    expect(guestPassesAt(card, at('2026-12-21T00:00'))?.left).toBe(2)
    expect(guestPassesAt(pass('MONTH', { activatedAtMs: null }), tenMs)).toEqual({ left: 2, nextAtMs: null })
    const endless = pass('YEAR', { expiresAtMs: null })
    expect(guestPassesAt(endless, tenMs + 9000 * DAY_MS)?.nextAtMs).toBe(at('2051-11-21T00:00'))
  })

  test('the clock that counts is that of where the card was sold', () => {
    const berlin = pass('MONTH', { timeZone: 'Europe/Berlin', guestUses: { from: '2026-11-21', uses: 2 } })
    expect(guestPassesAt(berlin, Date.parse('2026-12-20T22:59:59Z'))?.left).toBe(0)
    expect(guestPassesAt(berlin, Date.parse('2026-12-20T23:00:00Z'))?.left).toBe(2)
  })

  test('a use that is taken back counts no more, but for one of a period that is over', () => {
    const card = pass('MONTH', { guestUses: { from: '2026-12-21', uses: 2 } })
    expect(withoutGuestUse(card, at('2026-12-21T00:00'))).toEqual({ from: '2026-12-21', uses: 1 })
    expect(withoutGuestUse(card, at('2026-12-20T23:59'))).toEqual(card.guestUses)
    expect(withoutGuestUse({ ...card, guestUses: null }, tenMs)).toBeNull()
    expect(afterGuestUse(sold(monthPass).card, tenMs)).toBeNull()
  })
})

test('two guests are the same by name and customer', () => {
  const known = { ...guest, customerId: idOf('Customer', '1') }
  const pairs = [
    [null, undefined, true],
    [guest, { ...guest }, true],
    [guest, null, false],
    [guest, known, false],
    [guest, { ...guest, name: 'Li' }, false],
  ] as const
  for (const [one, other, same] of pairs) expect(isSameGuest(one, other)).toBe(same)
})

test("a guest's use takes a visit of a card that counts them, and begins the time of a card", () => {
  const product = { ...tenVisits, activation: 'ON_FIRST_USE', guestPasses: { count: 1, per: 'MONTH' } } as const
  const { card, redemption } = accepted(redeemCard({ ...sold(product), usesToday: 0 }, use('1', { guest }), tenMs))
  expect(card.guestUses).toEqual({ from: '2026-11-21', uses: 1 })
  expect(redemption).toMatchObject({ guest, units: 1, valueMinor: 9990, customerId: card.customerId })
})

test('whatever is used and taken back, no period has more uses of guests than passes, and what is counted are those', () => {
  const script = fc.array(fc.record({ step: fc.constantFrom('GUEST', 'OWN', 'BACK'), days: fc.nat(20) }), {
    maxLength: 40,
  })
  const property = fc.property(script, fc.constantFrom('CARD', 'MONTH'), (plan, per) => {
    let { card, books } = sold({ ...monthPass, validity: null, guestPasses: { count: 2, per } })
    let nowMs = tenMs
    let uses: CardRedemption[] = []
    function used(n: number, fields: object) {
      return redeemCard({ card, books: reopened(books, nowMs), usesToday: 0 }, use(`u${n}`, fields), nowMs)
    }
    for (const [n, { step, days }] of plan.entries()) {
      nowMs += days * DAY_MS
      const left = guestPassesAt(card, nowMs)?.left ?? 0
      if (step === 'BACK') {
        const redemption = uses.pop()
        if (!redemption) continue
        const state = { card, redemption, original: null, books: reopened(books, nowMs) }
        ;({ card, books } = accepted(reverseRedemption(state, posting(`b${n}`), nowMs)))
      } else {
        const decision = used(n, step === 'GUEST' ? { guest } : {})
        expect(decision.ok).toBe(step === 'OWN' || left > 0)
        if (!decision.ok) continue
        ;({ card, books } = decision.changes)
        uses = [...uses, decision.changes.redemption]
      }
      // The first use of each period begins at its day: all uses since then are of it.
      const beganMs = at(`${card.guestUses?.from ?? '2026-11-21'}T00:00`)
      const counted = uses.filter((one) => one.guest !== null && one.redeemedAtMs >= beganMs).length
      expect(card.guestUses?.uses ?? 0).toBe(counted)
      expect(counted).toBeLessThanOrEqual(2)
    }
  })
  fc.assert(property, { numRuns: 300 })
})

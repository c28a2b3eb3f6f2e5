import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../../base/ids.ts'
import { posting, tenMs, tenVisits } from '../../cards/card.fixture.ts'
import { cardHeader } from '../../cards/card-books.ts'
import type { CardStanding } from '../../cards/cover-lines.ts'
import { issueCard } from '../../cards/issue-card.ts'
import { accountOf } from '../../ledger/account.ts'
import { accepted, newBooks } from '../../ledger/books.fixture.ts'
import { debit, issue, post } from '../../ledger/post.ts'
import { pointUnit } from '../../ledger/unit.ts'
import { club } from '../../loyalty/loyalty.fixture.ts'
import { plainStoredValue } from '../../places/stored-value-policy.ts'
import { coupon, template } from '../../promotions/coupon.fixture.ts'
import type { AskedCoupon } from '../../promotions/judge-coupon.ts'
import { bund, cut, dye, wang } from '../../scheduling/salon.fixture.ts'
import { shampoo, till } from '../bill.fixture.ts'
import { createOrder } from '../create-order.ts'
import type { OrderLineRequest } from '../draft-order.ts'
import { plainTerms } from '../price-draft.ts'
import { cardUsesOf, useCards } from '../use-cards.ts'
import { type BestTenderState, findBestTender } from './best-tender.ts'
import { createSearchBudget, maxSearchUnits } from './search-budget.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 60)

interface GivenPass {
  readonly serviceIds: readonly (typeof cut.id)[]
  readonly quantity: number
  readonly paidMinor: number
}

interface GivenCoupon {
  readonly kind: number
  readonly amountOffMinor: number
  readonly percent: boolean
  readonly minSpendMinor: number
  readonly stackable: boolean
}

const passOf: fc.Arbitrary<GivenPass> = fc.record({
  serviceIds: fc.subarray([cut.id, dye.id], { minLength: 1 }),
  quantity: fc.integer({ min: 1, max: 2 }),
  paidMinor: fc.integer({ min: 0, max: 40_000 }),
})
const couponOf: fc.Arbitrary<GivenCoupon> = fc.record({
  kind: fc.nat(2),
  amountOffMinor: fc.integer({ min: 1, max: 9000 }),
  percent: fc.boolean(),
  minSpendMinor: fc.constantFrom(0, 8000, 20_000),
  stackable: fc.boolean(),
})
const linesOf: fc.Arbitrary<readonly OrderLineRequest[]> = fc
  .tuple(fc.nat(2), fc.nat(1), fc.nat(2))
  .map(([cuts, dyes, shampoos]): readonly OrderLineRequest[] => [
    ...(cuts > 0 ? [{ kind: 'SERVICE' as const, serviceId: cut.id, quantity: cuts }] : []),
    ...(dyes > 0 ? [{ kind: 'SERVICE' as const, serviceId: dye.id, quantity: dyes }] : []),
    { kind: 'PRODUCT', productId: shampoo.id, quantity: shampoos + 1 },
  ])

function stateOf(passes: readonly GivenPass[], coupons: readonly GivenCoupon[]): BestTenderState {
  let books = newBooks([
    wang.id,
    ...passes.flatMap((_, n) => [idOf('CustomerCard', `c${n}`), idOf('Entitlement', `e${n}`)]),
  ])
  const held = passes.map(({ serviceIds, quantity, paidMinor }, n): CardStanding => {
    const [component] = tenVisits.components
    const product = {
      ...tenVisits,
      components: component ? [{ ...component, serviceIds: [...serviceIds], quantity }] : [],
    }
    const entitlementIds = [idOf('Entitlement', `e${n}`)]
    const ids = { cardId: idOf('CustomerCard', `c${n}`), number: `NO${n}`, entitlementIds }
    const sale = { ...ids, customerId: wang.id, orderId: null, paidMinor, location: bund }
    const { card, moves } = issueCard(product, sale, tenMs)
    const entry = { ...cardHeader(posting(`sale${n}`), 'CARD_SALE', card.id, tenMs), moves }
    const cash = debit(accountOf('CASH_DRAWER', 'CNY'), paidMinor)
    books = accepted(post(books, { ...entry, moves: [...moves, cash] }, tenMs))
    return { card, available: new Map(entitlementIds.map((id) => [id, quantity])), usesToday: 0 }
  })
  const asked = coupons.map(({ kind, amountOffMinor, percent, ...fields }, n) => {
    const first = coupons.find((one) => one.kind === kind) ?? { amountOffMinor, percent, ...fields }
    const effect = first.percent
      ? ({ kind: 'PERCENT_OFF', percentOffBasisPoints: first.amountOffMinor, maxOffMinor: null } as const)
      : ({ kind: 'AMOUNT_OFF', amountOffMinor: first.amountOffMinor } as const)
    const { minSpendMinor, stackable } = first
    const id = idOf('CouponTemplate', `t${kind}`)
    return {
      coupon: { ...coupon, id: idOf('Coupon', `c${n}`), templateId: id, customerId: wang.id },
      template: { ...template, id, effect, minSpendMinor, stackable },
    }
  })
  const cards = new Map(held.map(({ card }) => [card.id, card]))
  const offers = { ...till.offers, coupons: asked }
  return {
    draft: { ...till, offers, cards: { ...till.cards, use: 'AUTO', held } },
    tenders: {
      ...{ customerId: wang.id, currency: 'CNY', policy: plainStoredValue, programme: null, location: bund, cards },
      ...{ orderId: idOf('Order', 'x'), giftCards: new Map(), storedValueTodayMinor: 0, cashShiftId: null },
      creditLimitMinor: null,
      ...{ books, nowMs: tenMs },
    },
    sources: { accounts: [], giftCardCodes: [], points: [] },
    usesToday: new Map(),
    businessDate: '2026-11-21',
  }
}

/** The state with so many lots of stored value, each dearer than the one before, and with so many points. */
function withLots(state: BestTenderState, lots: number, points = 0): BestTenderState {
  let { books } = state.tenders
  const enter = (body: string, moves: Parameters<typeof post>[1]['moves']): void => {
    books = accepted(post(books, { ...cardHeader(posting(body), 'CORRECTION', body, tenMs), moves }, tenMs))
  }
  for (let n = 0; n < lots; n += 1) {
    const lot = { origin: 'TOP_UP', amountMinor: 1000, cost: { amountMinor: n, currency: 'CNY' } } as const
    enter(`lot${n}`, [
      debit(accountOf('CASH_DRAWER', 'CNY'), 1000),
      issue(accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang.id), { ...lot, expiresAtMs: tenMs + 1000 + n }),
    ])
  }
  if (points > 0) {
    enter('points', [
      debit(accountOf('POINTS_ISSUED', pointUnit), points),
      issue(accountOf('POINTS', pointUnit, wang.id), { origin: 'EARNED', amountMinor: points, cost: null }),
    ])
  }
  const accounts = lots > 0 ? [{ kind: 'STORED_VALUE' } as const] : []
  const paying = points > 0 ? [{ kind: 'POINTS', points } as const] : []
  return { ...state, tenders: { ...state.tenders, books }, sources: { ...state.sources, accounts, points: paying } }
}

/** What the bill takes with just these coupons and cards; undefined where it is refused. */
function costWith(
  state: BestTenderState,
  lines: readonly OrderLineRequest[],
  couponIds: readonly string[],
  use: readonly CardStanding['card']['id'][],
): number | undefined {
  const coupons = state.draft.offers.coupons.filter((one) => couponIds.includes(one.coupon.id))
  const draft = { ...state.draft, offers: { ...state.draft.offers, coupons }, cards: { ...state.draft.cards, use } }
  const made = createOrder(draft, { orderId: idOf('Order', 'y'), lines }, tenMs)
  if (!made.ok) return undefined
  const { order } = made.changes
  const cards = new Map(state.draft.cards.held.map(({ card }) => [card.id, card]))
  const ids = cardUsesOf(order).map((_, n) => ({
    ...{ redemptionId: idOf('CardRedemption', `${n}`), transactionId: idOf('LedgerTransaction', `${n}`) },
  }))
  const { tenders, usesToday, businessDate } = state
  const used = useCards({ order, location: bund, cards, usesToday, businessDate, books: tenders.books }, ids, tenMs)
  if (!used.ok) return undefined
  return order.totalMinor + used.changes.redemptions.reduce((sum, { valueMinor }) => sum + valueMinor, 0)
}

/** Which of several coupons worth the same is spent makes no difference but for a fen of rounding; the first are. */
function firstOfTheirKinds(some: readonly AskedCoupon[], all: readonly AskedCoupon[]): boolean {
  return some.every(({ coupon: { id, templateId } }) =>
    all.filter((one) => one.coupon.templateId === templateId && one.coupon.id < id).every((one) => some.includes(one)),
  )
}

const couponIdsOf = (some: readonly AskedCoupon[]): readonly string[] => some.map((one) => one.coupon.id)

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...others] = items
  if (first === undefined) return [[]]
  return subsets(others).flatMap((some) => [some, [first, ...some]])
}

function arrangements<T>(items: readonly T[]): readonly (readonly T[])[] {
  return [
    [],
    ...items.flatMap((item) => arrangements(items.filter((one) => one !== item)).map((rest) => [item, ...rest])),
  ]
}

describe('of coupons and cards', () => {
  test('what is found takes no more than any set of coupons with any order of cards, and is accepted', () => {
    fc.assert(
      fc.property(
        fc.array(passOf, { maxLength: 3 }),
        fc.array(couponOf, { maxLength: 4 }),
        linesOf,
        (passes, coupons, lines) => {
          const state = stateOf(passes, coupons)
          const found = accepted(findBestTender(state, lines, plainTerms, tenMs))
          const ways = subsets(state.draft.offers.coupons)
            .filter((some) => firstOfTheirKinds(some, state.draft.offers.coupons))
            .flatMap((some) =>
              arrangements(state.draft.cards.held.map(({ card }) => card.id)).flatMap(
                (use) => costWith(state, lines, couponIdsOf(some), use) ?? [],
              ),
            )
          if (found.complete) expect(found.ownMinor).toBe(Math.min(...ways))
          expect(found.ownMinor).toBeGreaterThanOrEqual(Math.min(...ways))
          expect(found.ownMinor).toBeLessThanOrEqual(found.withoutMinor)
          expect(costWith(state, lines, found.choice.coupons, found.choice.cards)).toBe(found.ownMinor)
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('too many to be compared in full are still never dearer than nothing, and it is said', () => {
    const coupons = Array.from({ length: 12 }, (_, kind) => ({
      ...{ kind, amountOffMinor: 100 + kind, percent: false, minSpendMinor: 0, stackable: true },
    }))
    const state = stateOf([], coupons)
    const lines = [{ kind: 'PRODUCT', productId: shampoo.id, quantity: 1 }] as const
    const found = accepted(findBestTender(state, lines, plainTerms, tenMs))
    // Five promotions act on a bill at most: the best five.
    expect(found).toMatchObject({ complete: false, ownMinor: 6900 - (111 + 110 + 109 + 108 + 107) })
  })

  test('one budget is for the whole search: whatever it is, what is found is legal, and where it is short it is said', () => {
    fc.assert(
      fc.property(
        linesOf,
        fc.array(couponOf, { maxLength: 5 }),
        fc.array(passOf, { maxLength: 2 }),
        fc.integer({ min: 0, max: 3000 }),
        (lines, coupons, passes, units) => {
          const state = stateOf(passes, coupons)
          const budget = createSearchBudget(units)
          const found = accepted(findBestTender(state, lines, plainTerms, tenMs, budget))
          expect(costWith(state, lines, found.choice.coupons, found.choice.cards)).toBe(found.ownMinor)
          expect(found.ownMinor).toBeLessThanOrEqual(found.withoutMinor)
          expect(budget.leftUnits()).toBeGreaterThanOrEqual(0)
          const rich = accepted(findBestTender(state, lines, plainTerms, tenMs, createSearchBudget(10_000_000)))
          // Where every combination was tried, more work finds nothing better.
          if (found.complete) expect(found.ownMinor).toBe(rich.ownMinor)
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('fifty templates and hundreds of lots make the search end early, and say so', () => {
    const coupons = Array.from({ length: 50 }, (_, kind) => ({
      ...{ kind, amountOffMinor: 100 + kind, percent: kind % 2 === 0, minSpendMinor: 0, stackable: true },
    }))
    const state = withLots(stateOf([], coupons), 200)
    const lines = Array.from({ length: 20 }, () => ({ kind: 'PRODUCT', productId: shampoo.id, quantity: 1 }) as const)
    const budget = createSearchBudget()
    const found = accepted(findBestTender(state, lines, plainTerms, tenMs, budget))
    expect(found.complete).toBe(false)
    expect(found.ownMinor).toBeLessThan(found.withoutMinor)
    expect(budget.leftUnits()).toBeLessThan(maxSearchUnits / 10)
  })

  test('points worth more than there are numbers for are no fault', () => {
    const tender = { points: 1, amountMinor: 1e12, minPoints: 1, maxShareBasisPoints: 10_000 }
    const state = withLots(stateOf([], []), 0, 1e9)
    const lines = [{ kind: 'PRODUCT', productId: shampoo.id, quantity: 1 }] as const
    const rich = { ...state, tenders: { ...state.tenders, programme: { ...club, tender } } }
    expect(accepted(findBestTender(rich, lines, plainTerms, tenMs))).toMatchObject({ ownMinor: 0 })
  })
})

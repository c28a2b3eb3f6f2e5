import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { type OrderPricing, plainPricing } from '../places/order-pricing.ts'
import { anybody, coupon, template, thirtyOff, unlimited } from '../promotions/coupon.fixture.ts'
import { at, bund, cut, dye, wang } from '../scheduling/salon.fixture.ts'
import { bookedDye, cutByAnybody, gold, till, twoShampoos } from './bill.fixture.ts'
import { createOrder } from './create-order.ts'
import { type DraftOrderState, draftOrder } from './draft-order.ts'
import { completionPosting } from './postings.ts'
import { type BillTerms, plainTerms } from './price-draft.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)
const lines = [cutByAnybody, twoShampoos, bookedDye]

function withPricing(pricing: Partial<OrderPricing>, more: Partial<DraftOrderState> = {}): DraftOrderState {
  return { ...till, location: { ...bund, pricing: { ...plainPricing, ...pricing } }, ...more }
}

function priced(state: DraftOrderState, terms: BillTerms = plainTerms) {
  const drafted = draftOrder(state, lines, terms, at('12:00'))
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  return drafted.draft
}

describe('the price of a bill', () => {
  test('a promotion whose budget the bill would exceed is left out of it, and another takes its place', () => {
    const limited = { ...thirtyOff, limits: { ...unlimited, budgetMinor: 2999 }, exclusiveGroup: 'SALE' }
    const small = { ...thirtyOff, id: idOf('Promotion', 'small'), exclusiveGroup: 'SALE' }
    const smaller = { ...small, effect: { kind: 'AMOUNT_OFF', amountOffMinor: 500 } } as const
    const offers = { ...till.offers, promotions: [limited, smaller] }
    expect(priced({ ...till, offers })).toMatchObject({
      quote: { discountMinor: 500, applied: [{ ruleId: smaller.id }] },
      usages: [],
    })
  })

  test('what it takes of limited offers goes by key, coupons of one kind together', () => {
    const kind = { ...template, limits: { ...unlimited, total: 5, perCustomer: 2 }, customers: anybody }
    const coupons = ['b', 'a'].map((body) => ({ coupon: { ...coupon, id: idOf('Coupon', body) }, template: kind }))
    const { usages } = priced({ ...till, offers: { ...till.offers, coupons } })
    expect(usages).toEqual([
      { key: 'cpt_thirty/cus_wang', uses: 2, amountMinor: 6000, maxUses: 2, maxAmountMinor: null },
      { key: 'cpt_thirty/total', uses: 2, amountMinor: 6000, maxUses: 5, maxAmountMinor: null },
    ])
  })

  test('an upgrade is priced by its base service, unless that has another currency', () => {
    const base = { ...cut, levelPrices: [] }
    const upgrades = [{ baseServiceId: cut.id, upgradedServiceId: dye.id }]
    const always = { validFrom: null, validUntil: null }
    const birthday = { kind: 'BIRTHDAY_UPGRADE', code: 'B', name: 'B', upgrades, ...always } as const
    const tier = { ...gold, percentOffBasisPoints: 0, benefits: [birthday] }
    const offers = { ...till.offers, useBenefits: ['B'] }
    const services = new Map([...till.services, [cut.id, base]])
    const born = { ...till, services, tier, offers, customer: { ...wang, birthday: '1990-11-30' } }
    const [line] = priced(born).lines.slice(2)
    expect(line).toMatchObject({ listMinor: 19_800, totalMinor: 12_800 })
    const foreign = { ...base, price: { amountMinor: 1, currency: 'EUR' } }
    const other = [{ baseServiceId: idOf('Service', 'foreign'), upgradedServiceId: dye.id }]
    const abroad = new Map([...services, ['svc_foreign', foreign]])
    const lost = { ...born, services: abroad, tier: { ...tier, benefits: [{ ...birthday, upgrades: other }] } }
    expect(priced(lost).rejected).toMatchObject([{ kind: 'BENEFIT', id: 'B', reason: 'NO_ELIGIBLE_LINE' }])
  })

  test('rounding is had where the location rounds', () => {
    const terms = { ...plainTerms, roundTotal: true }
    expect(draftOrder(till, lines, terms, at('12:00'))).toMatchObject({ refusal: { code: 'rounding_not_offered' } })
    const state = withPricing({ cashRounding: { unitMinor: 1000, mode: 'FLOOR' } })
    expect(priced(state, terms).quote.totalMinor % 1000).toBe(0)
    expect(priced(state).quote.roundingMinor).toBe(0)
  })

  test('whatever is taxed, charged, tipped and rounded, debits equal credits, and the posting is the total', () => {
    const rate = fc.integer({ min: 0, max: 3000 })
    const bill = fc.record({
      taxInclusive: fc.boolean(),
      serviceTaxBasisPoints: rate,
      productTaxBasisPoints: rate,
      serviceCharge: fc.option(fc.record({ rateBasisPoints: rate, taxRateBasisPoints: rate })),
      cashRounding: fc.record({
        unitMinor: fc.integer({ min: 2, max: 1000 }),
        mode: fc.constantFrom('FLOOR' as const, 'HALF_UP' as const, 'CEILING' as const),
      }),
    })
    fc.assert(
      fc.property(bill, fc.integer({ min: 0, max: 5000 }), fc.boolean(), (pricing, tipMinor, member) => {
        const state = withPricing(pricing, member ? { tier: gold } : {})
        const terms = { tipMinor, manualDiscount: null, roundTotal: true }
        const decision = createOrder(state, { orderId: idOf('Order', 'one'), lines, terms }, at('12:00'))
        if (!decision.ok) throw new Error(decision.refusal.code)
        const { order } = decision.changes
        const context = { transactionId: idOf('LedgerTransaction', 'x'), businessDate: '2026-11-21', nowMs: 0 }
        const { moves } = completionPosting(order, context)
        const amounts = moves.map((move) => (move.kind === 'AMOUNT' ? move.amountMinor : Number.NaN))
        expect(amounts.reduce((total, amount) => total + amount, 0)).toBe(0)
        expect(amounts[0]).toBe(order.totalMinor)
        expect(order.lines.reduce((total, line) => total + line.totalMinor, 0)).toBe(order.subtotalMinor)
      }),
      { numRuns: RUNS },
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, reopened } from '../ledger/books.fixture.ts'
import { type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import type { LedgerTransaction } from '../ledger/entry.ts'
import { DAY_MS } from '../time/local-time.ts'
import { friend, monthPass, owner, posting, sold, tenMs, tenVisits, use } from './card.fixture.ts'
import { deferredMinor, lotsOfCard, visitsOf } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import type { CardRedemption, CustomerCard } from './customer-card.ts'
import { freezeCard, unfreezeCard } from './freeze-card.ts'
import { reissueCard, reportCardLost } from './lose-card.ts'
import { redeemCard } from './redeem-card.ts'
import { refundCard } from './refund-card.ts'
import { reverseRedemption } from './reverse-redemption.ts'
import { tendCard } from './tend-card.ts'
import { transferCard } from './transfer-card.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 600)

type Step = 'USE' | 'REVERSE' | 'FREEZE' | 'UNFREEZE' | 'LOSE' | 'REISSUE' | 'TRANSFER' | 'TEND' | 'REFUND'

const steps: readonly Step[] = [
  'USE',
  'USE',
  'USE',
  'REVERSE',
  'FREEZE',
  'UNFREEZE',
  'LOSE',
  'REISSUE',
  'TRANSFER',
  'TEND',
]

const freeze = { maxDays: 30, extendsValidity: true, keepsBenefits: false, feeMinor: 0 } as const
const visitCard: CardProduct = { ...tenVisits, freeze, validity: { unit: 'DAYS', count: 60 } }
const products = fc.constantFrom<CardProduct>(
  { ...visitCard, gifts: [{ kind: 'ITEM', name: 'Gift', serviceIds: null, quantity: 2 }] },
  { ...visitCard, activation: 'ON_FIRST_USE' },
  { ...monthPass, freeze },
)

interface Life {
  card: CustomerCard
  books: Books
  nowMs: number
  readonly posted: LedgerTransaction[]
  readonly uses: { redemption: CardRedemption; original: LedgerTransaction | null }[]
}

/** Does one step if the rules allow it; what was decided is stored and read again. */
function live(life: Life, step: Step, n: number): void {
  const { card, nowMs } = life
  const books = reopened(life.books, nowMs)
  const keep = (changes: { readonly card: CustomerCard; readonly books?: Books }): void => {
    life.card = changes.card
    if (changes.books) {
      life.posted.push(...changes.books.posted)
      life.books = changes.books
    }
  }
  if (step === 'USE') {
    const command = use(`u${n}`, { customerId: card.customerId })
    const decision = redeemCard({ card, books, usesToday: 0 }, command, nowMs)
    if (!decision.ok) return
    keep(decision.changes)
    life.uses.push({ redemption: decision.changes.redemption, original: decision.changes.books.posted[0] ?? null })
  } else if (step === 'REVERSE') {
    const last = life.uses.find(({ redemption }) => redemption.reversedAtMs === null)
    if (!last) return
    const original = last.original && { ...last.original, reversedById: null }
    const command = posting(`r${n}`)
    const decision = reverseRedemption({ card, redemption: last.redemption, original, books }, command, nowMs)
    if (!decision.ok) return
    last.redemption = decision.changes.redemption
    keep(decision.changes)
  } else if (step === 'FREEZE') {
    const decision = freezeCard({ card, books }, { ...posting(`f${n}`), untilMs: nowMs + (n % 30) * DAY_MS }, nowMs)
    if (decision.ok) keep(decision.changes)
  } else if (step === 'UNFREEZE') {
    const decision = unfreezeCard({ card, books }, nowMs)
    if (decision.ok) keep(decision.changes)
  } else if (step === 'LOSE') {
    const decision = reportCardLost(card, nowMs)
    if (decision.ok) keep(decision.changes)
  } else if (step === 'REISSUE') {
    const decision = reissueCard(card, `N${n}`, nowMs)
    if (decision.ok) keep(decision.changes)
  } else if (step === 'TRANSFER') {
    const decision = transferCard(card, card.customerId === owner ? friend : owner, nowMs)
    if (decision.ok) keep(decision.changes)
  } else if (step === 'TEND') {
    const command = { ...posting(`t${n}`), expiryTransactionId: idOf('LedgerTransaction', `x${n}`) }
    keep(accepted(tendCard(card, books, command, nowMs)))
  } else {
    const redemptions = life.uses
      .map(({ redemption }) => redemption)
      .filter(({ reversedAtMs }) => reversedAtMs === null)
    const decision = refundCard({ card, books, redemptions, discountUses: 0 }, posting(`b${n}`), nowMs)
    if (decision.ok) keep(decision.changes)
  }
}

/** Revenue of all kinds, and what was paid out in cash. */
function totals(life: Life): { readonly revenue: number; readonly cashOut: number } {
  let revenue = 0
  let cashOut = 0
  for (const { account, amountMinor } of life.posted.flatMap(({ lines }) => lines)) {
    if (['SERVICE_REVENUE', 'CARD_REVENUE', 'BREAKAGE'].includes(account)) revenue -= amountMinor
    if (account === 'CASH_DRAWER') cashOut -= amountMinor
  }
  return { revenue, cashOut }
}

test('under any sequence what is earned, what is owed and what was given back are the price, and visits stay above zero', () => {
  const script = fc.array(fc.record({ step: fc.constantFrom(...steps), days: fc.integer({ min: 0, max: 12 }) }), {
    maxLength: 30,
  })
  const property = fc.property(
    products,
    fc.integer({ min: 0, max: 200_000 }),
    script,
    fc.boolean(),
    (product, paidMinor, plan, refunds) => {
      const state = sold(product, { paidMinor })
      const life: Life = { ...state, nowMs: tenMs, posted: [], uses: [] }
      const check = (): void => {
        const { revenue, cashOut } = totals(life)
        expect(revenue + cashOut + deferredMinor(life.books, life.card)).toBe(paidMinor)
        for (const { id, quantity } of life.card.entitlements) {
          if (quantity === null) continue
          const left = balanceOf(life.books, visitsOf(id)).postedMinor
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left).toBe(lotsOf(life.books, visitsOf(id)).reduce((sum, lot) => sum + lot.remainingMinor, 0))
        }
        const costLeft = lotsOfCard(life.books, life.card).reduce((sum, lot) => sum + lot.costLeftMinor, 0)
        if (product.kind === 'VISIT_PASS') expect(deferredMinor(life.books, life.card)).toBe(costLeft)
      }
      plan.forEach(({ step, days }, n) => {
        life.nowMs += days * DAY_MS
        live(life, step, n)
        check()
      })
      if (refunds) live(life, 'REFUND', 900)
      // The first use begins the time of a card that was never used; then everything ends.
      if (life.card.state === 'BLOCKED') live(life, 'REISSUE', 901)
      if (life.card.activatedAtMs === null) live(life, 'USE', 902)
      for (const n of [903, 904]) {
        life.nowMs += 400 * DAY_MS
        live(life, 'TEND', n)
        check()
      }
      const { revenue, cashOut } = totals(life)
      expect(revenue + cashOut).toBe(paidMinor)
      expect(deferredMinor(life.books, life.card)).toBe(0)
    },
  )
  fc.assert(property, { numRuns: RUNS })
})

import { present } from '../../base/assert.ts'
import { accept, type Decision, refuse } from '../../base/decision.ts'
import { type CustomerCardId, idOf } from '../../base/ids.ts'
import { inOrderOfUse } from '../../cards/cover-lines.ts'
import { covers } from '../../cards/entitlement.ts'
import { refuseUse } from '../../cards/refuse-use.ts'
import { accountOf } from '../../ledger/account.ts'
import { lotsOf } from '../../ledger/books.ts'
import { costOfTaking } from '../../ledger/consume-lots.ts'
import { freeOf, isSpendable } from '../../ledger/lot.ts'
import type { AskedCoupon } from '../../promotions/judge-coupon.ts'
import type { LocalDate } from '../../time/local-time.ts'
import { type CreateOrderRefusal, openOrder } from '../create-order.ts'
import { type DraftOrderState, draftOrder, type OrderDraft, type OrderLineRequest } from '../draft-order.ts'
import type { Order } from '../order.ts'
import { settledBillOf } from '../pay-order.ts'
import type { BillTerms } from '../price-draft.ts'
import { cardUsesOf, useCards } from '../use-cards.ts'
import { createSearchBudget, type SearchBudget } from './search-budget.ts'
import { type Candidates, type Choice, searchChoices } from './search-choices.ts'
import {
  comparePlans,
  planTenders,
  type TenderPlan,
  type TenderState,
  type ValueSources,
  type ValueUse,
} from './tender-plan.ts'

/** What a customer could bring to bear on a bill, all of it read. */
export interface BestTenderState {
  /** With all coupons, benefits and cards that may be used. */
  readonly draft: DraftOrderState
  readonly tenders: TenderState
  readonly sources: ValueSources
  readonly usesToday: ReadonlyMap<CustomerCardId, number>
  readonly businessDate: LocalDate
}

/** What a card, coupon or benefit takes off, and what was paid for it. */
export interface PlannedUse extends ValueUse {
  readonly kind: 'COUPON' | 'BENEFIT' | 'CARD'
  readonly id: string
  readonly ownMinor: number
}

/** The cheapest way found to pay a bill. */
export interface BestTender {
  readonly choice: Choice
  readonly draft: OrderDraft
  readonly uses: readonly PlannedUse[]
  readonly plan: TenderPlan
  /** All of the customer's own money that goes into the bill: {@link TenderPlan.ownMinor} and what visits have cost. */
  readonly ownMinor: number
  /** What the bill would cost without any of it. */
  readonly withoutMinor: number
  /** Whether every legal combination was compared: there were not too many, and the work sufficed for them. */
  readonly complete: boolean
}

/** A bill with a choice, before it is paid. */
interface Billed {
  readonly choice: Choice
  readonly draft: OrderDraft
  readonly order: Order
  readonly uses: readonly PlannedUse[]
  readonly usedMinor: number
}

/**
 * The legal combination of cards, coupons, benefits and tenders that takes least of the customer's own money: money
 * paid now, and what was paid for the value and the visits that are used. Coupons, benefits, points and bonus cost
 * nothing. Among equals the one that uses more of what ends soonest, then the one with less to pay now. The search does
 * no more work than the budget lets it; what it has found by then is legal all the same.
 */
export function findBestTender(
  state: BestTenderState,
  lines: readonly OrderLineRequest[],
  terms: BillTerms,
  nowMs: number,
  budget: SearchBudget = createSearchBudget(),
): Decision<BestTender, never, CreateOrderRefusal> {
  const all = draftWith(state.draft, everythingOf(state.draft, lines, nowMs), lines, terms, nowMs)
  const useless = new Set(all.ok ? all.draft.rejected.filter(neverActs).map(({ id }) => id) : [])
  const nothing = draftWith(state.draft, { coupons: [], benefits: [], cards: [] }, lines, terms, nowMs)
  if (!nothing.ok) return nothing
  // What is given by hand, which no choice makes better.
  const [rejected] = nothing.draft.rejected
  if (rejected) return refuse('discount_rejected', rejected)
  const candidates = {
    coupons: state.draft.offers.coupons.filter(({ coupon }) => !useless.has(coupon.id)),
    benefits: state.draft.offers.useBenefits.filter((code) => !useless.has(code)),
    cards: coveringCards(state.draft, lines, nowMs),
  }
  const forBills = budget.part(1, 2)
  const bills = new Map<string, Billed | undefined>()
  const bill = (choice: Choice): Billed | undefined => {
    const key = JSON.stringify(choice)
    // The bill without anything is always made, so that there is one.
    if (!bills.has(key) && (bills.size === 0 || forBills.spend(unitsOfBill(state.draft, choice, lines.length)))) {
      bills.set(key, billWith(state, choice, lines, terms, nowMs))
    }
    return bills.get(key)
  }
  bill(noChoice)
  const known = all.ok ? actingOf(all.draft, candidates) : noChoice
  const { coupons, benefits, cards } = candidates
  const most = { coupons: coupons.map(({ coupon }) => coupon.id), benefits, cards }
  const atMost = Math.floor(forBills.leftUnits() / unitsOfBill(state.draft, most, lines.length))
  const { choices, complete } = searchChoices(candidates, known, atMost, (choice) => {
    const billed = bill(choice)
    return billed && billed.order.totalMinor + billed.usedMinor
  })
  const best = cheapestOf(
    state,
    choices.flatMap((choice) => bill(choice) ?? []),
    budget,
  )
  const whole = complete && best.complete && !forBills.isShort()
  return accept({ ...best, complete: whole, withoutMinor: nothing.draft.quote.totalMinor }, [])
}

const noChoice: Choice = { coupons: [], benefits: [], cards: [] }

/** What acts of everything there is, which is legal together: good enough where there is too much to try. */
function actingOf({ quote }: OrderDraft, { coupons, benefits, cards }: Candidates): Choice {
  const acting = new Set(quote.applied.map(({ ruleId }) => ruleId))
  return {
    coupons: coupons.map(({ coupon }) => coupon.id).filter((id) => acting.has(id)),
    benefits: benefits.filter((code) => acting.has(code)),
    cards,
  }
}

/** About how long it takes to make a bill. */
function unitsOfBill(draft: DraftOrderState, { coupons, benefits, cards }: Choice, lines: number): number {
  const { timedPriceRules, promotions } = draft.offers
  const rules = timedPriceRules.length + promotions.length + coupons.length + benefits.length + 4 * cards.length
  return 40 + 2 * lines + Math.ceil((lines * rules) / 4) + rules
}

/** With less than this nothing comes of planning another bill. */
const minUnitsOfPlan = 200

/** Pays each of the bills at best, those first that can be cheapest, until none of those left can be. */
function cheapestOf(
  state: BestTenderState,
  bills: readonly Billed[],
  budget: SearchBudget,
): Omit<BestTender, 'withoutMinor'> {
  const plans = new Map<string, ReturnType<typeof planTenders>>()
  const freeMinor = freeValueOf(state)
  const leastOf = ({ order, usedMinor }: Billed): number => usedMinor + Math.max(0, order.totalMinor - freeMinor)
  let best: Omit<BestTender, 'withoutMinor' | 'complete'> | undefined
  let complete = true
  for (const billed of [...bills].sort((a, b) => leastOf(a) - leastOf(b))) {
    if (best && leastOf(billed) > best.ownMinor) break
    if (best && budget.leftUnits() < minUnitsOfPlan) {
      complete = false
      break
    }
    const bill = settledBillOf(billed.order)
    const key = JSON.stringify(bill)
    const planned = plans.get(key) ?? planTenders(bill, state.sources, state.tenders, budget.part(1, 2))
    complete &&= planned.complete
    plans.set(key, planned)
    const { plan } = planned
    const { choice, draft, uses, usedMinor } = billed
    const found = { choice, draft, uses, plan, ownMinor: plan.ownMinor + usedMinor }
    if (!best || comparePlans(allOf(found), allOf(best)) < 0) best = found
  }
  return { ...present(best, 'a bill without anything can be paid'), complete }
}

/** The plan with what cards and coupons use, to be compared as a whole. */
function allOf({ plan, uses, ownMinor }: Pick<BestTender, 'plan' | 'uses' | 'ownMinor'>): TenderPlan {
  return { ...plan, ownMinor, uses: [...uses, ...plan.uses] }
}

/** What is there that costs nothing: bonus and points, as if all of it could be used. */
function freeValueOf({ tenders, sources }: BestTenderState): number {
  const { books, currency, customerId, programme, nowMs } = tenders
  let freeMinor = 0
  for (const account of sources.accounts) {
    const holderId = account.kind === 'STORED_VALUE' ? customerId : account.customerCardId
    if (holderId === null) continue
    for (const code of ['STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS'] as const) {
      for (const lot of lotsOf(books, accountOf(code, currency, holderId))) {
        if (isSpendable(lot, nowMs)) freeMinor += freeOf(lot) - costOfTaking(lot, freeOf(lot))
      }
    }
  }
  const terms = programme?.currency === currency ? programme.tender : null
  if (!terms) return freeMinor
  // At least what they are worth, which may be beyond what numbers count exactly.
  const points = sources.points.reduce((sum, each) => sum + each.points, 0)
  const worthMinor = Math.ceil((points / terms.points) * terms.amountMinor) + 1
  return freeMinor + worthMinor
}

function everythingOf(draft: DraftOrderState, lines: readonly OrderLineRequest[], nowMs: number): Choice {
  const { coupons, useBenefits } = draft.offers
  return {
    coupons: coupons.map(({ coupon }) => coupon.id),
    benefits: useBenefits,
    cards: coveringCards(draft, lines, nowMs),
  }
}

/** Whether it was rejected for what no other choice on this bill changes. */
function neverActs({ reason }: OrderDraft['rejected'][number]): boolean {
  return !dependsOnBill.has(reason)
}

/** Reasons that another choice of coupons, benefits and cards may turn. */
const dependsOnBill: ReadonlySet<OrderDraft['rejected'][number]['reason']> = new Set([
  'MIN_SPEND_NOT_REACHED',
  'NOT_STACKABLE',
  'TOO_MANY_PROMOTIONS',
  'NO_EFFECT',
  'LIMIT_REACHED',
  'CUSTOMER_LIMIT_REACHED',
])

/** The cards that the customer may use for a service on the bill, in their order of use. */
function coveringCards(
  { cards, customer, location, bookings }: DraftOrderState,
  lines: readonly OrderLineRequest[],
  nowMs: number,
): readonly CustomerCardId[] {
  if (!customer) return []
  const serviceIds = lines.flatMap((line) => {
    if (line.kind === 'SERVICE') return [line.serviceId]
    if (line.kind !== 'BOOKING_SEGMENT') return []
    return bookings.get(line.bookingId)?.segments[line.segment]?.serviceId ?? []
  })
  return inOrderOfUse(cards.held)
    .map(({ card }) => card)
    .filter((card) => !refuseUse(card, { location, customerId: customer.id }, nowMs))
    .filter(({ entitlements }) => entitlements.some((one) => serviceIds.some((id) => covers(one, id))))
    .map(({ id }) => id)
}

function draftWith(
  draft: DraftOrderState,
  choice: Choice,
  lines: readonly OrderLineRequest[],
  terms: BillTerms,
  nowMs: number,
): ReturnType<typeof draftOrder> {
  const coupons = draft.offers.coupons.filter(({ coupon }) => choice.coupons.includes(coupon.id))
  const offers = { ...draft.offers, coupons, useBenefits: choice.benefits }
  return draftOrder({ ...draft, offers, cards: { ...draft.cards, use: choice.cards } }, lines, terms, nowMs)
}

/** The bill with a choice, and what the visits on it have cost; undefined where it would be refused. */
function billWith(
  state: BestTenderState,
  choice: Choice,
  lines: readonly OrderLineRequest[],
  terms: BillTerms,
  nowMs: number,
): Billed | undefined {
  const drafted = draftWith(state.draft, choice, lines, terms, nowMs)
  if (!drafted.ok) return undefined
  const coupons = state.draft.offers.coupons.filter(({ coupon }) => choice.coupons.includes(coupon.id))
  const asked = { ...state.draft, offers: { ...state.draft.offers, coupons } }
  const opened = openOrder(asked, drafted.draft, idOf('Order', 'best'), nowMs)
  if (!opened.ok) return undefined
  const { order } = opened.changes
  const costs = costOfVisits(state, order, nowMs)
  if (!costs) return undefined
  const uses = [...couponUses(drafted.draft, coupons), ...cardUses(state.draft, drafted.draft, costs)]
  return { choice, draft: drafted.draft, order, uses, usedMinor: uses.reduce((sum, { ownMinor }) => sum + ownMinor, 0) }
}

/** What the visits that cards give to the bill have cost, by card; undefined where they cannot be had. */
function costOfVisits(
  { draft, tenders, usesToday, businessDate }: BestTenderState,
  order: Order,
  nowMs: number,
): ReadonlyMap<string, number> | undefined {
  const cards = new Map(draft.cards.held.map(({ card }) => [card.id, card]))
  const ids = cardUsesOf(order).map((_, n) => ({
    redemptionId: idOf('CardRedemption', `${n}`),
    transactionId: idOf('LedgerTransaction', `${n}`),
  }))
  const { location } = draft
  const used = useCards({ order, location, cards, usesToday, businessDate, books: tenders.books }, ids, nowMs)
  if (!used.ok) return undefined
  const costs = new Map<string, number>()
  for (const { cardId, valueMinor } of used.changes.redemptions)
    costs.set(cardId, (costs.get(cardId) ?? 0) + valueMinor)
  return costs
}

function couponUses({ quote }: OrderDraft, coupons: readonly AskedCoupon[]): readonly PlannedUse[] {
  return quote.applied.flatMap(({ ruleId, source, amountOffMinor }): PlannedUse[] => {
    if (source === 'BENEFIT')
      return [{ kind: source, id: ruleId, amountMinor: amountOffMinor, ownMinor: 0, expiresAtMs: null }]
    const asked = coupons.find(({ coupon }) => coupon.id === ruleId)
    if (!asked) return []
    const { id, expiresAtMs } = asked.coupon
    return [{ kind: 'COUPON', id, amountMinor: amountOffMinor, ownMinor: 0, expiresAtMs }]
  })
}

function cardUses(
  { cards }: DraftOrderState,
  { quote }: OrderDraft,
  costs: ReadonlyMap<string, number>,
): readonly PlannedUse[] {
  return [...costs].map(([id, ownMinor]) => {
    const steps = quote.lines.flatMap(({ trace }) =>
      trace.filter((step) => step.source === 'CARD' && step.ruleId === id),
    )
    const amountMinor = steps.reduce((sum, step) => sum - step.amountMinor, 0)
    const expiresAtMs = cards.held.find(({ card }) => card.id === id)?.card.expiresAtMs ?? null
    return { kind: 'CARD' as const, id, amountMinor, ownMinor, expiresAtMs }
  })
}

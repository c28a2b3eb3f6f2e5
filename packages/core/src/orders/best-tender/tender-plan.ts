import { idOf } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { availableOf, lotsOf } from '../../ledger/books.ts'
import { consumeLots } from '../../ledger/consume-lots.ts'
import { type SettledBill, type SettledTenders, settleTenders } from '../tenders/settle-tenders.ts'
import { maxTenders, type TenderRequest } from '../tenders/tender.ts'
import { createSearchBudget, type SearchBudget } from './search-budget.ts'

/** What tenders are settled against. */
export type TenderState = Parameters<typeof settleTenders>[2]

/** Value that somebody may pay with. */
export interface ValueSources {
  /** The customer's stored value and stored-value cards, those that end first first. */
  readonly accounts: readonly AccountTender[]
  /** Gift cards by their codes, those that end first first. */
  readonly giftCardCodes: readonly string[]
  /** Points that can be spent, once of each balance that pays, those that end first first. */
  readonly points: readonly PointsTender[]
}

type PointsTender = Extract<TenderRequest, { readonly kind: 'POINTS' }>

export type AccountTender = Extract<TenderRequest, { readonly kind: 'STORED_VALUE' | 'CUSTOMER_CARD' }>

/** So much of a bill was paid by value with that end. */
export interface ValueUse {
  readonly amountMinor: number
  readonly expiresAtMs: number | null
}

/** One tender of a plan, and what of the customer's own money it takes. */
export interface PlannedTender extends ValueUse {
  readonly tender: TenderRequest
  readonly ownMinor: number
}

/** How a bill is paid. */
export interface TenderPlan {
  readonly tenders: readonly PlannedTender[]
  /** What was paid for the value used, and what is paid in money now. */
  readonly ownMinor: number
  /** What is paid in money now. */
  readonly toPayMinor: number
  readonly uses: readonly ValueUse[]
}

/** Up to so many ways to pay one bill are compared. */
export const maxTenderWays = 1500

/**
 * The way to pay a bill that takes least of the customer's own money; among equals see {@link compareUses}. Points come
 * first, as they cost nothing; accounts in any order, each in full, up to where its value gets dearer, or with what is
 * left; then gift cards, then money. With all points and all accounts in full it is tried in any case.
 */
export function planTenders(
  bill: SettledBill,
  sources: ValueSources,
  state: TenderState,
  budget: SearchBudget = createSearchBudget(),
): { readonly plan: TenderPlan; readonly complete: boolean } {
  const { points } = sources
  const steps = new Map(sources.accounts.map((account) => [account, [undefined, ...stopsOf(account, state)]]))
  let best: TenderPlan = settlePlan(bill, [], state) ?? moneyOnly(bill)
  let ways = 0
  let complete = true
  const lots = state.books.lots.size
  const mayTry = (tenders: number): boolean => ways < maxTenderWays && budget.spend(unitsOfWay(tenders, lots))
  const consider = (tenders: readonly TenderRequest[]): void => {
    ways += 1
    const plan = withGifts(bill, tenders, sources.giftCardCodes, state)
    if (plan && comparePlans(plan, best) < 0) best = plan
  }
  const goOn = (taken: readonly TenderRequest[], left: readonly AccountTender[]): void => {
    // Of several balances of points each is tried beside those before it.
    if (!mayTry(taken.length + points.length ** 2 + sources.giftCardCodes.length)) {
      complete = false
      return
    }
    consider(taken)
    if (points.length > 0) {
      consider(withPoints(bill, points, (paying) => [...paying, ...taken], state))
      if (taken.length > 0) consider(withPoints(bill, points, (paying) => [...taken, ...paying], state))
    }
    for (const account of left) {
      const others = left.filter((other) => other !== account)
      for (const amountMinor of steps.get(account) ?? []) {
        goOn([...taken, amountMinor === undefined ? account : { ...account, amountMinor }], others)
      }
    }
  }
  consider(withPoints(bill, points, (paying) => [...paying, ...sources.accounts], state))
  goOn([], sources.accounts)
  return { plan: best, complete }
}

/** About how long it takes to try the two or three ways that a turn of the search tries. */
function unitsOfWay(tenders: number, lots: number): number {
  return 4 * (10 + 10 * tenders) + lots * (4 + tenders)
}

/** Negative where the first is better: less of the customer's own, then value that ends sooner, then less to pay. */
export function comparePlans(a: TenderPlan, b: TenderPlan): number {
  return (
    a.ownMinor - b.ownMinor ||
    compareUses(a.uses, b.uses) ||
    a.toPayMinor - b.toPayMinor ||
    a.tenders.length - b.tenders.length
  )
}

/** Negative where the first uses more of the value that ends soonest, at the first end at which they differ. */
export function compareUses(a: readonly ValueUse[], b: readonly ValueUse[]): number {
  const ends = [...a, ...b].flatMap(({ expiresAtMs }) => (expiresAtMs === null ? [] : [expiresAtMs]))
  for (const end of [...new Set(ends)].sort((one, other) => one - other)) {
    const difference = usedOf(b, end) - usedOf(a, end)
    if (difference !== 0) return difference
  }
  return 0
}

function usedOf(uses: readonly ValueUse[], end: number): number {
  return uses.reduce((sum, use) => (use.expiresAtMs === end ? sum + use.amountMinor : sum), 0)
}

/** Amounts after which the account's next lot costs more than the one before: it may be best to stop there. */
function stopsOf(
  tender: AccountTender,
  { books, currency, customerId, policy, nowMs }: TenderState,
): readonly number[] {
  const holderId = tender.kind === 'STORED_VALUE' ? customerId : tender.customerCardId
  if (holderId === null || policy.spendingOrder === 'PRO_RATA') return []
  const accounts = [
    accountOf('STORED_VALUE_PRINCIPAL', currency, holderId),
    accountOf('STORED_VALUE_BONUS', currency, holderId),
  ]
  const availableMinor = accounts.reduce((sum, account) => sum + availableOf(books, account, nowMs), 0)
  if (availableMinor <= 0) return []
  const lots = accounts.flatMap((account) => lotsOf(books, account))
  const found = consumeLots(lots, availableMinor, policy.spendingOrder, nowMs)
  if (!found.ok) return []
  const stops: number[] = []
  let takenMinor = 0
  let before = 0
  for (const { lotId, amountMinor } of found.allocations) {
    const lot = books.lots.get(lotId)
    const costOfOne = lot ? lot.costLeftMinor / lot.remainingMinor : 0
    if (takenMinor > 0 && costOfOne > before) stops.push(takenMinor)
    takenMinor += amountMinor
    before = costOfOne
  }
  const { maxPerPaymentMinor, maxPerDayMinor } = policy
  return tender.kind === 'STORED_VALUE' ? [...stops, ...limitsOf(maxPerPaymentMinor, maxPerDayMinor)] : stops
}

function limitsOf(...limits: readonly (number | null)[]): readonly number[] {
  return limits.flatMap((limit) => (limit === null || limit <= 0 ? [] : [limit]))
}

/** The tenders with as many balances of points among them as find something to pay; one is tried with all of it. */
function withPoints(
  bill: SettledBill,
  points: readonly PointsTender[],
  among: (paying: readonly PointsTender[]) => readonly TenderRequest[],
  state: TenderState,
): readonly TenderRequest[] {
  if (points.length < 2) return among(points)
  let paying: readonly PointsTender[] = []
  for (const one of points) {
    const more = [...paying, one]
    if (settlePlan(bill, among(more), state)) paying = more
  }
  return among(paying)
}

/** The tenders, then as many gift cards as still find something to pay, then money. */
function withGifts(
  bill: SettledBill,
  tenders: readonly TenderRequest[],
  codes: readonly string[],
  state: TenderState,
): TenderPlan | undefined {
  let best = settlePlan(bill, tenders, state)
  let given = tenders
  for (const code of codes) {
    if (!best || best.toPayMinor === 0) break
    const more = [...given, { kind: 'GIFT_CARD', code } as const]
    const plan = settlePlan(bill, more, state)
    if (!plan) continue
    best = plan
    given = more
  }
  return best
}

/** What comes of paying with these and, for what they leave, with money; undefined where they are refused or too many. */
function settlePlan(bill: SettledBill, requests: readonly TenderRequest[], state: TenderState): TenderPlan | undefined {
  if (requests.length > maxTenders) return undefined
  const given = requests.map((tender, n) => ({ ...tender, paymentId: idOf('Payment', `${n}`) }))
  const settled = settleTenders(bill, given, state)
  if (settled.ok) return planOf(settled.changes, state)
  if (settled.refusal.code !== 'tender_insufficient' || requests.length === maxTenders) return undefined
  const { dueMinor, tenderedMinor } = settled.refusal.details
  const cash = { kind: 'CASH', tenderedMinor: dueMinor - tenderedMinor, paymentId: idOf('Payment', 'cash') } as const
  const withMoney = settleTenders(bill, [...given, cash], state)
  return withMoney.ok ? planOf(withMoney.changes, state) : undefined
}

function moneyOnly({ totalMinor }: SettledBill): TenderPlan {
  const money = { amountMinor: totalMinor, ownMinor: totalMinor, expiresAtMs: null }
  const tender = { kind: 'CASH', tenderedMinor: totalMinor } as const
  return { tenders: [{ tender, ...money }], ownMinor: totalMinor, toPayMinor: totalMinor, uses: [] }
}

function planOf({ settled }: SettledTenders, { books }: TenderState): TenderPlan {
  const uses: ValueUse[] = []
  const tenders = settled.map(({ tender, amountMinor, parts }): PlannedTender => {
    const { paymentId: _paymentId, ...request } = tender
    const ends = parts.map(({ lotId }) => (lotId === null ? null : (books.lots.get(lotId)?.expiresAtMs ?? null)))
    const first = Math.min(...ends.map((end) => end ?? Number.POSITIVE_INFINITY))
    const expiresAtMs = Number.isFinite(first) ? first : null
    if (tender.kind === 'CASH') return { tender: request, amountMinor, ownMinor: amountMinor, expiresAtMs }
    // Points are counted in points; what they pay ends as the first of them do.
    if (tender.kind === 'POINTS') {
      uses.push({ amountMinor, expiresAtMs })
      return { tender: request, amountMinor, ownMinor: 0, expiresAtMs }
    }
    for (const [n, part] of parts.entries()) uses.push({ amountMinor: part.amountMinor, expiresAtMs: ends[n] ?? null })
    const ownMinor = parts.reduce((sum, { costMinor }) => sum + (costMinor ?? 0), 0)
    return { tender: { ...request, amountMinor } as TenderRequest, amountMinor, ownMinor, expiresAtMs }
  })
  const toPayMinor = tenders.reduce(
    (sum, { tender, amountMinor }) => sum + (tender.kind === 'CASH' ? amountMinor : 0),
    0,
  )
  return { tenders, toPayMinor, uses, ownMinor: tenders.reduce((sum, { ownMinor }) => sum + ownMinor, 0) }
}

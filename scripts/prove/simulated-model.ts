import type { FaultList } from './proof.ts'
import { type Body, passVisits, type SimulatedShop, visitMinor } from './simulated-shop.ts'

/** What one customer has, in plain numbers. */
export interface Purse {
  principalMinor: number
  bonusMinor: number
  /** Less what is owed. */
  points: number
  /** Whether points were ever owed: then how many there are to spend is not said by the sum. */
  owed: boolean
  visits: number
  readonly coupons: string[]
}

export interface SoldOrder {
  readonly id: string
  readonly customerId: string
  readonly quantity: number
  readonly totalMinor: number
  readonly couponId: string | null
  readonly earned: number
  returned: number
  /** What each payment still has to give back, by its id. */
  readonly left: Map<string, number>
}

/** What should be true after the commands so far, worked out the plain way and sharing nothing with the engine. */
export interface Model {
  readonly purses: Map<string, Purse>
  drawerMinor: number
  providerMinor: number
  revenueMinor: number
  shiftId: string
  readonly sold: SoldOrder[]
  readonly open: { readonly id: string; readonly customerId: string; readonly couponId: string }[]
  readonly cards: { readonly id: string; readonly customerId: string; visits: number }[]
  /** What takes somebody's hour: until it lapses, or for good. */
  readonly taken: Map<string, { readonly bookingId: string | null; readonly untilMs: number }>
  couponsUsed: number
}

export function createModel(customerIds: readonly string[]): Model {
  const empty = { principalMinor: 0, bonusMinor: 0, points: 0, owed: false, visits: 0 }
  return {
    purses: new Map(customerIds.map((id) => [id, { ...empty, coupons: [] }])),
    ...{ drawerMinor: 0, providerMinor: 0, revenueMinor: 0, shiftId: '', couponsUsed: 0 },
    ...{ sold: [], open: [], cards: [], taken: new Map() },
  }
}

/** The engine's accounts against the model's. */
export async function compare(model: Model, shop: SimulatedShop, { check }: FaultList): Promise<void> {
  const same = (what: string, actual: number, due: number): void =>
    check(actual === due, `${what}: the engine has ${actual}, the model ${due}`)
  for (const [customerId, purse] of model.purses) {
    const { data } = (await shop.must('ledger.accounts', { subjectId: customerId, limit: 200 })) as { data: Account[] }
    const posted = (code: string): number => data.find(({ account }) => account === code)?.postedMinor ?? 0
    same(`${customerId} principal`, posted('STORED_VALUE_PRINCIPAL'), purse.principalMinor)
    same(`${customerId} bonus`, posted('STORED_VALUE_BONUS'), purse.bonusMinor)
    same(`${customerId} points`, posted('POINTS') - posted('POINTS_OWED'), purse.points)
  }
  const { data } = (await shop.must('ledger.trialBalance', {})) as { data: Trial[] }
  const lines = data.find(({ unit }) => unit === 'CNY')?.lines ?? []
  const sum = (...codes: readonly string[]): number =>
    lines.reduce(
      (total, line) => (codes.includes(line.account) ? total + line.debitMinor - line.creditMinor : total),
      0,
    )
  same('cash in the drawer', sum('CASH_DRAWER'), model.drawerMinor)
  same('the provider', sum('PROVIDER_CLEARING'), model.providerMinor)
  same('owed in advance', sum('CUSTOMER_ADVANCES'), 0)
  same('revenue', 0 - sum('SERVICE_REVENUE', 'PRODUCT_REVENUE', 'CARD_REVENUE', 'DISCOUNTS'), model.revenueMinor)
  const visits = model.cards.reduce((total, card) => total + card.visits, 0)
  same('visits left, at their price', 0 - sum('CARD_DEFERRED_REVENUE'), visits * visitMinor)
  check(
    model.cards.every((card) => card.visits >= 0 && card.visits <= passVisits),
    'a card has visits it never had',
  )
  const used = (await shop.must('coupons.list', { state: 'USED', limit: 200 })) as { data: Body[]; nextCursor: unknown }
  if (used.nextCursor === null) same('coupons used', used.data.length, model.couponsUsed)
}

interface Account {
  readonly account: string
  readonly postedMinor: number
}

interface Trial {
  readonly unit: string
  readonly lines: readonly { readonly account: string; readonly debitMinor: number; readonly creditMinor: number }[]
}

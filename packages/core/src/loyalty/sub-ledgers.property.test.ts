import fc from 'fast-check'
import { expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, newBooks, reopened } from '../ledger/books.fixture.ts'
import { availableOf, type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { expiredLots, expireLots } from '../ledger/expire-lots.ts'
import { post } from '../ledger/post.ts'
import { type PointUnit, pointUnit, pointUnitOf } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { DAY_MS } from '../time/local-time.ts'
import { completePurchase } from './complete-purchase.ts'
import { account, allScope, bought, club, header, purchase } from './loyalty.fixture.ts'
import type { EarningBoost, EarningRule, LoyaltyProgramme } from './loyalty-programme.ts'
import type { OrderLoyalty } from './order-loyalty.ts'
import { returnPurchase } from './return-purchase.ts'
import { spendPoints } from './spend-points.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 300)
const [skinId, hairId] = [idOf('Category', 'skin'), idOf('Category', 'hair')]
const expiry = { months: 1, roundTo: 'DAY' } as const

const spendOn = (categoryId: typeof skinId): EarningRule => {
  const scope = { ...allScope, categoryIds: [categoryId] }
  return { kind: 'SPEND', code: 'SPEND', points: 3, perMinor: 100, minSpendMinor: 0, scope }
}
const half: EarningBoost = {
  ...{ code: 'HALF', name: 'Half', effect: { kind: 'MULTIPLY', factorBasisPoints: 5000 }, windows: null },
  ...{ validFrom: null, validUntil: null, minSpendMinor: 500, tierIds: null, limit: null },
}

/** The balances that a programme keeps together, and each of them as though it were the only one there is. */
const onlySkin: LoyaltyProgramme = { ...club, earningRules: [spendOn(skinId)], earningBoosts: [half], expiry }
const onlyHair: LoyaltyProgramme = { ...club, earningRules: [spendOn(hairId)], pendingDays: 0 }
const both: LoyaltyProgramme = {
  ...onlyHair,
  subLedgers: [{ code: 'SKIN', name: 'Skin', expiry: { kind: 'AFTER', ...expiry }, paysBills: false }],
  earningRules: [spendOn(hairId), { ...spendOn(skinId), code: 'SKIN', subLedgerCode: 'SKIN' }],
  earningBoosts: [{ ...half, subLedgerCode: 'SKIN' }],
}

interface World {
  readonly programme: LoyaltyProgramme
  readonly units: Readonly<Partial<Record<'SKIN' | 'HAIR', PointUnit>>>
  readonly orders: OrderLoyalty[]
  books: Books
  nowMs: number
  entries: number
}

function world(programme: LoyaltyProgramme, units: World['units']): World {
  return { programme, units, orders: [], books: newBooks([wang.id]), nowMs: at('12:00'), entries: 0 }
}

function entryOf(of: World): string {
  of.entries += 1
  return `t${of.entries}`
}

type Step =
  | { readonly kind: 'BUY'; readonly skinMinor: number; readonly hairMinor: number }
  | { readonly kind: 'SPEND'; readonly balance: 'SKIN' | 'HAIR'; readonly share: number }
  | { readonly kind: 'RETURN'; readonly which: number; readonly line: number; readonly share: number }
  | { readonly kind: 'WAIT'; readonly days: number }

function take(of: World, step: Step): void {
  of.books = reopened(of.books, of.nowMs)
  if (step.kind === 'BUY') buy(of, step.skinMinor, step.hairMinor)
  else if (step.kind === 'SPEND') spend(of, step.balance, step.share)
  else if (step.kind === 'RETURN') giveBack(of, step)
  else wait(of, step.days)
}

function wait(of: World, days: number): void {
  of.nowMs += days * DAY_MS
  const read = reopened(of.books, of.nowMs)
  const lots = expiredLots(read, of.nowMs).map(({ id }) => id)
  if (lots.length > 0) of.books = accepted(expireLots(read, lots, header(entryOf(of), 'LOT_EXPIRY'), of.nowMs))
}

function buy(of: World, skinMinor: number, hairMinor: number): void {
  const lines = [bought(skinMinor, { categoryId: skinId }), bought(hairMinor, { categoryId: hairId })]
  const ids = { transactionId: idOf('LedgerTransaction', entryOf(of)), activityId: idOf('CustomerActivity', 'a') }
  const state = account({ programme: of.programme })
  const done = accepted(completePurchase(state, of.books, purchase(lines), ids, of.nowMs))
  of.books = done.books
  of.orders.push(done.loyalty)
}

function spend(of: World, balance: 'SKIN' | 'HAIR', share: number): void {
  const unit = of.units[balance]
  if (unit === undefined) return
  const points = Math.floor((availableOf(of.books, accountOf('POINTS', unit, wang.id), of.nowMs) * share) / 1000)
  const owner = { customerId: wang.id, subLedgerCode: unit === pointUnit ? null : 'SKIN' }
  const { moves } = accepted(spendPoints(of.books, owner, points, of.nowMs))
  of.books = accepted(post(of.books, { ...header(entryOf(of), 'POINTS_REDEEMED'), moves }, of.nowMs))
}

function giveBack(of: World, { which, line: ordinal, share }: Extract<Step, { kind: 'RETURN' }>): void {
  if (of.orders.length === 0) return
  const index = which % of.orders.length
  const loyalty = present(of.orders[index], 'within the list')
  const line = present(loyalty.lines[ordinal], 'it has both lines')
  const returnedMinor = Math.ceil(((line.totalMinor - line.returnedMinor) * share) / 1000)
  const command = {
    ...{ loyalty, endedPoints: new Map(), parts: [{ ordinal, returnedMinor }], currency: 'CNY' },
    ...{ activityId: idOf('CustomerActivity', 'b'), header: header(entryOf(of), 'ORDER_REFUND') },
    ...{ totalMinor: returnedMinor, spentMinor: returnedMinor, visits: 0, items: [] },
  }
  const back = accepted(returnPurchase(account({ programme: of.programme }), of.books, command, of.nowMs))
  of.books = back.books
  of.orders[index] = back.loyalty
}

function standing({ books, nowMs }: World, unit: PointUnit): object {
  const points = accountOf('POINTS', unit, wang.id)
  const lots = lotsOf(books, points).filter(({ remainingMinor }) => remainingMinor > 0)
  return {
    available: availableOf(books, points, nowMs),
    posted: balanceOf(books, points).postedMinor,
    owed: balanceOf(books, accountOf('POINTS_OWED', unit, wang.id)).postedMinor,
    lots: lots.map(({ remainingMinor, expiresAtMs }) => [remainingMinor, expiresAtMs]),
  }
}

test('each balance is what it would be if it were the only one, whatever is earned, spent, returned and ends', () => {
  const amount = fc.integer({ min: 0, max: 30_000 })
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constant('BUY' as const), skinMinor: amount, hairMinor: amount }),
    fc.record({
      ...{ kind: fc.constant('SPEND' as const), share: fc.nat(1000) },
      balance: fc.constantFrom('SKIN' as const, 'HAIR' as const),
    }),
    fc.record({
      ...{ kind: fc.constant('RETURN' as const), which: fc.nat(9), line: fc.nat(1) },
      share: fc.integer({ min: 1, max: 1000 }),
    }),
    fc.record({ kind: fc.constant('WAIT' as const), days: fc.integer({ min: 1, max: 40 }) }),
  )
  const policy = fc.constantFrom(...(['ONLY_PENDING', 'WITHIN_BALANCE', 'OWED'] as const))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), policy, fc.nat(5), (steps, returnPolicy, pendingDays) => {
      const terms = { returnPolicy, pendingDays }
      const skin = pointUnitOf('SKIN')
      const together = world({ ...both, ...terms }, { SKIN: skin, HAIR: pointUnit })
      const skinAlone = world({ ...onlySkin, ...terms }, { SKIN: pointUnit })
      const hairAlone = world({ ...onlyHair, ...terms }, { HAIR: pointUnit })
      for (const each of steps) {
        for (const of of [together, skinAlone, hairAlone]) take(of, each)
        expect(standing(together, skin)).toEqual(standing(skinAlone, pointUnit))
        expect(standing(together, pointUnit)).toEqual(standing(hairAlone, pointUnit))
      }
    }),
    { numRuns: RUNS },
  )
})

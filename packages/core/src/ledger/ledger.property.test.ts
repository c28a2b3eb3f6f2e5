import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert, present } from '../base/assert.ts'
import { idOf, type LedgerHoldId } from '../base/ids.ts'
import { type SpendingOrder, spendingOrders } from '../money/spending-order.ts'
import { accountOf, isGuarded, towardsNormal } from './account.ts'
import { assertBalanced } from './assert-balanced.ts'
import { newBooks, reopened } from './books.fixture.ts'
import { availableOf, type Books, balanceOf, ledgerChangesOf, lotsOf } from './books.ts'
import type { EntryHeader, LedgerTransaction } from './entry.ts'
import { expiredLots, expireLots } from './expire-lots.ts'
import { placeHold, postHold, voidHold } from './hold-value.ts'
import { freeOf } from './lot.ts'
import { credit, debit, issue, post } from './post.ts'
import { restoredForMs, reverse } from './reverse.ts'
import { spend } from './spend.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 300)
const location = idOf('Location', 'bund')
const wang = idOf('Customer', 'wang')
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const bonus = accountOf('STORED_VALUE_BONUS', 'CNY', wang)
const owed = accountOf('RECEIVABLES', 'CNY', wang)
const cash = accountOf('CASH_DRAWER', 'CNY')
const both = [principal, bonus] as const

type Command =
  | { readonly kind: 'TOP_UP'; readonly paid: number; readonly bonus: number; readonly lastsFor: number }
  | { readonly kind: 'SPEND'; readonly amount: number; readonly order: SpendingOrder }
  | { readonly kind: 'HOLD'; readonly amount: number; readonly lastsFor: number }
  | { readonly kind: 'VOID' | 'REVERSE'; readonly which: number }
  | { readonly kind: 'POST_HOLD'; readonly which: number; readonly share: number }
  | { readonly kind: 'EXPIRE' }
  | { readonly kind: 'OWE' | 'SETTLE'; readonly amount: number }
  | { readonly kind: 'WAIT'; readonly time: number }

const amount = fc.integer({ min: 1, max: 300 })
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('TOP_UP' as const),
    paid: amount,
    bonus: fc.nat(100),
    lastsFor: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({ kind: fc.constant('SPEND' as const), amount, order: fc.constantFrom(...spendingOrders) }),
  fc.record({ kind: fc.constant('HOLD' as const), amount, lastsFor: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constantFrom('VOID' as const, 'REVERSE' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('POST_HOLD' as const), which: fc.nat(9), share: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant('EXPIRE' as const) }),
  fc.record({ kind: fc.constantFrom('OWE' as const, 'SETTLE' as const), amount }),
  fc.record({ kind: fc.constant('WAIT' as const), time: fc.integer({ min: 1, max: 15 }) }),
)

/** One unit of principal or bonus, told from all others: the slowest books there are. */
interface Coin {
  readonly account: string
  expiresAt: number
  state: 'THERE' | 'GONE'
  heldBy: LedgerHoldId | null
}

interface Model {
  now: number
  coins: Coin[]
  debt: number
  holds: Map<LedgerHoldId, { expiresAt: number }>
}

interface World {
  books: Books
  readonly model: Model
  readonly done: { readonly transaction: LedgerTransaction; reversed: boolean }[]
  readonly holdIds: LedgerHoldId[]
  count: number
}

function header(world: World, kind: EntryHeader['source']['kind']): EntryHeader {
  world.count += 1
  return {
    id: idOf('LedgerTransaction', `t${world.count}`),
    locationId: location,
    businessDate: '2026-11-21',
    occurredAtMs: world.model.now,
    source: { kind, id: 'x' },
  }
}

/** Takes what was decided over, with its lines; nothing where it was refused. */
function adopt(world: World, decision: { readonly ok: boolean; readonly changes?: Books }): boolean {
  if (!decision.ok) return false
  const next = present(decision.changes, 'accepted')
  for (const transaction of next.posted) world.done.push({ transaction, reversed: false })
  world.books = reopened(next, world.model.now)
  return true
}

function spendable({ model }: World): readonly Coin[] {
  return model.coins.filter((coin) => coin.state === 'THERE' && coin.heldBy === null && model.now < coin.expiresAt)
}

function lapse({ model }: World): void {
  for (const coin of model.coins) {
    const hold = coin.heldBy && model.holds.get(coin.heldBy)
    if (hold && hold.expiresAt <= model.now) coin.heldBy = null
  }
  for (const [id, hold] of model.holds) if (hold.expiresAt <= model.now) model.holds.delete(id)
}

/** As many of these coins of each account as the lines took. */
function follow(coins: readonly Coin[], transaction: LedgerTransaction, change: (coin: Coin) => void): void {
  for (const account of both) {
    const moved = transaction.lines
      .filter((line) => line.account === account.code)
      .reduce((total, line) => total + line.amountMinor, 0)
    const chosen = coins
      .filter((coin) => coin.account === account.code)
      .sort((a, b) => a.expiresAt - b.expiresAt)
      .slice(0, moved)
    assert(chosen.length === moved, `${account.code} gives no more than the model has`)
    chosen.forEach(change)
  }
}

function last(books: Books): LedgerTransaction {
  return present(books.posted.at(-1), 'something was posted')
}

function topUp(world: World, given: Extract<Command, { kind: 'TOP_UP' }>): void {
  const expiresAtMs = world.model.now + given.lastsFor
  const cost = { amountMinor: given.paid, currency: 'CNY' }
  const moves = [
    debit(cash, given.paid),
    issue(principal, { origin: 'TOP_UP', amountMinor: given.paid, cost, expiresAtMs: expiresAtMs + 5 }),
  ]
  if (given.bonus > 0) {
    moves.push(debit(accountOf('BONUS_GRANTED', 'CNY'), given.bonus))
    moves.push(issue(bonus, { origin: 'BONUS', amountMinor: given.bonus, cost: null, expiresAtMs }))
  }
  expect(adopt(world, post(world.books, { ...header(world, 'TOP_UP'), moves }, world.model.now))).toBe(true)
  const coin = (account: string, expiresAt: number): Coin => ({ account, expiresAt, state: 'THERE', heldBy: null })
  for (let n = 0; n < given.paid; n += 1) world.model.coins.push(coin(principal.code, expiresAtMs + 5))
  for (let n = 0; n < given.bonus; n += 1) world.model.coins.push(coin(bonus.code, expiresAtMs))
}

function pay(world: World, given: Extract<Command, { kind: 'SPEND' }>): void {
  const { now } = world.model
  const coins = spendable(world)
  const found = spend(world.books, both, given.amount, given.order, now)
  expect(found.ok).toBe(coins.length >= given.amount)
  if (!found.ok) {
    expect(found.refusal.details.availableMinor).toBe(coins.length)
    return
  }
  const ofBonus = found.changes.parts.find(({ account }) => account.code === bonus.code)?.amountMinor ?? 0
  const has = (code: string): number => coins.filter((coin) => coin.account === code).length
  if (given.order === 'PRINCIPAL_FIRST') expect(ofBonus).toBe(Math.max(0, given.amount - has(principal.code)))
  if (given.order === 'BONUS_FIRST') expect(ofBonus).toBe(Math.min(given.amount, has(bonus.code)))
  if (given.order === 'PRO_RATA') {
    expect(Math.abs(ofBonus - (given.amount * has(bonus.code)) / coins.length)).toBeLessThan(1)
  }
  const moves = [
    ...found.changes.moves,
    credit(accountOf('CUSTOMER_ADVANCES', 'CNY'), given.amount),
    debit(accountOf('BONUS_REDEEMED', 'CNY'), ofBonus),
    credit(accountOf('BONUS_GRANTED', 'CNY'), ofBonus),
  ]
  // Bonus that pays is worth what it pays for; what was granted of it goes out beside it.
  const decision = post(world.books, { ...header(world, 'ORDER_PAYMENT'), moves }, now)
  assert(decision.ok, 'what was found can be spent')
  follow(coins, last(decision.changes), (coin) => {
    coin.state = 'GONE'
  })
  adopt(world, decision)
}

function hold(world: World, given: Extract<Command, { kind: 'HOLD' }>): void {
  const { now } = world.model
  world.count += 1
  const holdId = idOf('LedgerHold', `h${world.count}`)
  const source = { kind: 'ORDER_REFUND', id: 'x' } as const
  const expiresAtMs = now + given.lastsFor
  const placed = { holdId, account: principal, amountMinor: given.amount, expiresAtMs, source }
  const coins = spendable(world).filter((coin) => coin.account === principal.code)
  const decision = placeHold(world.books, placed, now)
  expect(decision.ok).toBe(coins.length >= given.amount)
  if (!adopt(world, decision)) return
  const kept = [...coins].sort((a, b) => a.expiresAt - b.expiresAt).slice(0, given.amount)
  for (const coin of kept) coin.heldBy = holdId
  world.model.holds.set(holdId, { expiresAt: expiresAtMs })
  world.holdIds.push(holdId)
}

function endHold(world: World, given: { readonly which: number; readonly share?: number }): void {
  const holdId = world.holdIds[given.which % Math.max(world.holdIds.length, 1)]
  if (holdId === undefined) return
  const { now } = world.model
  const kept = world.model.coins.filter((coin) => coin.heldBy === holdId)
  if (given.share === undefined) {
    expect(adopt(world, voidHold(world.books, holdId, now))).toBe(world.model.holds.has(holdId))
  } else {
    const size = present(world.books.holds.get(holdId), 'placed').amountMinor
    const amountMinor = Math.max(1, Math.floor((size * given.share) / 100))
    const entry = { ...header(world, 'ORDER_REFUND'), moves: [credit(cash, amountMinor)] }
    const posted = adopt(world, postHold(world.books, { holdId, amountMinor, entry }, now))
    expect(posted).toBe(world.model.holds.has(holdId))
    const first = [...kept].sort((a, b) => a.expiresAt - b.expiresAt).slice(0, amountMinor)
    if (posted) for (const coin of first) coin.state = 'GONE'
  }
  for (const coin of kept) coin.heldBy = null
  world.model.holds.delete(holdId)
}

function expire(world: World): void {
  const { now } = world.model
  const due = expiredLots(world.books, now)
  const coins = world.model.coins.filter((coin) => {
    return coin.state === 'THERE' && coin.heldBy === null && coin.expiresAt <= now
  })
  expect(due.reduce((total, lot) => total + freeOf(lot), 0)).toBe(coins.length)
  const ids = due.map(({ id }) => id)
  expect(adopt(world, expireLots(world.books, ids, header(world, 'LOT_EXPIRY'), now))).toBe(true)
  for (const coin of coins) coin.state = 'GONE'
}

function debt(world: World, kind: 'OWE' | 'SETTLE', amountMinor: number): void {
  const other = accountOf('CUSTOMER_ADVANCES', 'CNY')
  const moves =
    kind === 'OWE'
      ? [debit(owed, amountMinor), credit(other, amountMinor)]
      : [credit(owed, amountMinor), debit(cash, amountMinor)]
  const entry = { ...header(world, 'RECEIVABLE_SETTLEMENT'), moves }
  const done = adopt(world, post(world.books, entry, world.model.now))
  expect(done).toBe(kind === 'OWE' || world.model.debt >= amountMinor)
  if (done) world.model.debt += kind === 'OWE' ? amountMinor : 0 - amountMinor
}

/** The lines say all there is to say, so the model is told what came back, and checks how much. */
function takeBack(world: World, which: number): void {
  const original = world.done[which % Math.max(world.done.length, 1)]
  if (!original) return
  const { now } = world.model
  const { transaction, reversed } = original
  const posted = { ...transaction, reversedById: reversed ? idOf('LedgerTransaction', 'x') : null }
  const before = world.books
  const decision = reverse(before, posted, header(world, 'CORRECTION'), now)
  if (reversed) {
    expect(!decision.ok && decision.refusal.code).toBe('transaction_reversed')
    return
  }
  if (!adopt(world, decision)) return
  original.reversed = true
  const debtMoved = transaction.lines.filter((line) => line.account === 'RECEIVABLES')
  world.model.debt -= debtMoved.reduce((total, line) => total + line.amountMinor, 0)
  for (const line of transaction.lines) {
    if (line.lotId === null) continue
    const lot = present(before.lots.get(line.lotId), 'it was there')
    const growth = towardsNormal(line.account, line.amountMinor)
    const mine = world.model.coins.filter((coin) => coin.account === line.account && coin.expiresAt === lot.expiresAtMs)
    const free = mine.filter((coin) => coin.state === 'THERE' && coin.heldBy === null)
    const gone = mine.filter((coin) => coin.state === 'GONE')
    for (const coin of (growth > 0 ? free : gone).slice(0, Math.abs(growth))) {
      coin.state = growth > 0 ? 'GONE' : 'THERE'
    }
    if (growth < 0 && present(lot.expiresAtMs, 'it expires') <= now) {
      // What of it had ended by itself stays so.
      reviveLot(world, lot.expiresAtMs ?? 0, line.account, 0 - growth)
    }
  }
}

/** So much of a lot that had expired lasts again. */
function reviveLot({ model }: World, expiredAt: number, account: string, count: number): void {
  const there = model.coins.filter((coin) => {
    return coin.account === account && coin.expiresAt === expiredAt && coin.state === 'THERE'
  })
  for (const coin of there.slice(0, count)) coin.expiresAt = model.now + restoredForMs
}

function run(world: World, given: Command): void {
  lapse(world)
  world.books = reopened(world.books, world.model.now)
  switch (given.kind) {
    case 'TOP_UP':
      topUp(world, given)
      break
    case 'SPEND':
      pay(world, given)
      break
    case 'HOLD':
      hold(world, given)
      break
    case 'VOID':
      endHold(world, { which: given.which })
      break
    case 'POST_HOLD':
      endHold(world, given)
      break
    case 'EXPIRE':
      expire(world)
      break
    case 'OWE':
    case 'SETTLE':
      debt(world, given.kind, given.amount)
      break
    case 'REVERSE':
      takeBack(world, given.which)
      break
    case 'WAIT':
      world.model.now += given.time
      break
  }
}

/** Everything that must hold after every command, seen from the lines. */
function check(world: World): void {
  const { books, model, done } = world
  const lines = done.flatMap(({ transaction }) => transaction.lines)
  for (const { transaction } of done) assertBalanced(transaction.lines)
  const sumOf = (account: string): number =>
    lines.reduce((total, line) => total + (line.account === account ? line.amountMinor : 0), 0)
  for (const account of [...both, owed]) {
    assert(isGuarded(account.code), 'all three are guarded')
    const { postedMinor, heldMinor } = balanceOf(books, account)
    expect(postedMinor).toBe(towardsNormal(account.code, sumOf(account.code)))
    expect(postedMinor - heldMinor).toBeGreaterThanOrEqual(0)
    const pending = [...books.holds.values()].filter(
      (each) => each.state === 'PENDING' && each.account === account.code,
    )
    expect(pending.reduce((total, each) => total + each.amountMinor, 0)).toBe(heldMinor)
  }
  for (const account of both) {
    const lots = lotsOf(books, account)
    const coins = model.coins.filter((coin) => coin.account === account.code && coin.state === 'THERE')
    expect(lots.reduce((total, lot) => total + lot.remainingMinor, 0)).toBe(coins.length)
    expect(lots.reduce((total, lot) => total + lot.heldMinor, 0)).toBe(coins.filter((coin) => coin.heldBy).length)
    for (const lot of lots) {
      const own = lines.filter((line) => line.lotId === lot.id)
      expect(own.reduce((total, line) => total - line.amountMinor, 0)).toBe(lot.remainingMinor)
      const cost = own.reduce((total, line) => total - Math.sign(line.amountMinor) * (line.costMinor ?? 0), 0)
      expect(cost).toBe(lot.costLeftMinor)
    }
    expect(availableOf(books, account, model.now)).toBe(
      spendable(world).filter((coin) => coin.account === account.code).length,
    )
  }
  expect(sumOf('STORED_VALUE_BONUS') + sumOf('BONUS_GRANTED')).toBe(0)
  expect(balanceOf(books, owed).postedMinor).toBe(model.debt)
  const { newBalances, balanceDeltas } = ledgerChangesOf(books)
  expect([...newBalances, ...balanceDeltas].length).toBeLessThanOrEqual(3)
}

describe('the books, against a model that counts single coins', () => {
  test('hold after any commands', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const model: Model = { now: 1, coins: [], debt: 0, holds: new Map() }
        const world: World = { books: newBooks([wang]), model, done: [], holdIds: [], count: 0 }
        for (const each of commands) {
          run(world, each)
          lapse(world)
          world.books = reopened(world.books, world.model.now)
          check(world)
        }
      }),
      { numRuns: RUNS },
    )
  })
})

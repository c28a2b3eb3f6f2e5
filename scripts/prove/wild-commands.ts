import { type AccountCode, towardsNormal } from '../../packages/core/src/index.ts'
import { type Chapter, choose, runStory } from './chapters.ts'
import type { Place } from './place.ts'
import type { FaultList, Level, Proof, Verdict } from './proof.ts'
import type { Random } from './random.ts'
import { moves, returnsOfAll } from './wild-moves.ts'
import { type Body, openWildShop, pointsOf, type WildShop } from './wild-shop.ts'

const counts: Readonly<Record<Level, number>> = { smoke: 2_000, nightly: 50_000, release: 500_000 }

const chapterLength = 1_000
/** So often every check of the records and the books is run. */
const batch = 100

export const wildCommands: Proof = {
  name: 'wild-commands',
  promise:
    'whatever is tried with money in whatever order, it is done or refused, the records agree with the books, and no bill gives back more money than it took',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => runWildly(place, counts[level], seed, tell),
}

export function runWildly(
  place: Place,
  steps: number,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  return runStory({ place, steps, chapterLength, seed, tell, live })
}

async function live(chapter: Chapter): Promise<number> {
  const { storage, number, random, steps, faultList } = chapter
  const shop = await openWildShop(storage, number, random)
  for (let step = 1; step <= steps && faultList.faults.length === 0; step += 1) {
    if (random.chance(0.04)) await letTimePass(shop, random, faultList)
    const made = choose(moves, random).make(shop)
    if (made === undefined) continue
    await attempt(shop, made, chapter)
    if (step % batch === 0) await shop.audit(faultList)
  }
  for (const made of returnsOfAll(shop)) {
    if (faultList.faults.length > 0) break
    await attempt(shop, made, chapter)
  }
  await shop.audit(faultList)
  await compareMoney(shop, faultList)
  await comparePoints(shop, faultList)
  await compareSides(shop, faultList)
  return steps
}

async function letTimePass(shop: WildShop, random: Random, faultList: FaultList): Promise<void> {
  const hours = random.chance(0.2) ? random.between(24, 24 * 40) : random.between(1, 20)
  await shop.pass(hours * 3_600_000).catch((error: unknown) => {
    faultList.check(false, `the jobs: ${error instanceof Error ? error.stack : String(error)}`)
  })
}

/** Whatever is wrong with an input, the answer is one of ours. */
async function attempt(
  shop: WildShop,
  [operation, input]: readonly [string, Body],
  { faultList: { check }, count }: Pick<Chapter, 'faultList' | 'count'>,
): Promise<void> {
  const came = await shop.call(operation, input).then(
    (outcome) => {
      if (!outcome.ok) return outcome.refusal.code
      const { code } = outcome.value
      if (operation === 'giftCards.create' && typeof code === 'string') shop.codes.push(code)
      if (operation === 'customers.merge') shop.forget(String(input.duplicateId))
      return 'done'
    },
    (error: unknown) => {
      check(false, `${operation} ${JSON.stringify(input)}: ${error instanceof Error ? error.stack : String(error)}`)
      return 'threw'
    },
  )
  count(`${operation} ${came}`)
}

interface Paid {
  readonly kind: string
  readonly amountMinor: number
}

interface OrderMoney {
  readonly id: string
  readonly payments: readonly Paid[]
}

interface RefundMoney {
  readonly orderId: string | null
  readonly payments: readonly Paid[]
}

/** Of each bill no more cash and no more of a provider's money goes out than came in, debts paid later included. */
async function compareMoney(shop: WildShop, { check }: FaultList): Promise<void> {
  const isMoney = ({ kind }: Paid): boolean => kind === 'CASH' || kind === 'PROVIDER'
  const sum = (payments: readonly Paid[], counts: (payment: Paid) => boolean): number =>
    payments.reduce((total, payment) => (counts(payment) ? total + payment.amountMinor : total), 0)
  const taken = new Map<string, number>()
  for (const order of (await listAll(shop, 'orders.list')) as unknown as readonly OrderMoney[]) {
    taken.set(
      order.id,
      sum(order.payments, (payment) => isMoney(payment) || payment.kind === 'ON_ACCOUNT'),
    )
  }
  const given = new Map<string, number>()
  for (const { orderId, payments } of (await listAll(shop, 'refunds.list')) as unknown as readonly RefundMoney[]) {
    if (orderId !== null) given.set(orderId, (given.get(orderId) ?? 0) + sum(payments, isMoney))
  }
  for (const [id, minor] of given) {
    const most = taken.get(id) ?? 0
    check(minor <= most, `${id} took ${most} in money and gave ${minor} back`)
  }
}

interface OrderPoints {
  readonly id: string
  readonly totalMinor: number
  readonly lines: readonly { readonly kind: string; readonly totalMinor: number }[]
  readonly payments: readonly {
    readonly kind: string
    readonly amountMinor: number
    readonly parts: readonly { readonly account: string; readonly amountMinor: number }[]
  }[]
  readonly loyalty: {
    readonly points: number
    readonly subLedgers: readonly { readonly points: number }[]
  } | null
}

/** No bill earns into one balance more than what was paid for it with neither bonus nor points, top-ups and gift cards aside. */
async function comparePoints(shop: WildShop, { check }: FaultList): Promise<void> {
  for (const order of (await listAll(shop, 'orders.list')) as unknown as readonly OrderPoints[]) {
    const { id, totalMinor, lines, payments, loyalty } = order
    const later = lines.filter(({ kind }) => kind === 'TOP_UP' || kind === 'GIFT_CARD')
    const bonus = payments.flatMap(({ parts }) => parts.filter(({ account }) => account === 'STORED_VALUE_BONUS'))
    const byPoints = payments.filter(({ kind }) => kind === 'POINTS')
    const paidMinor = [
      ...later.map((line) => line.totalMinor),
      ...[...bonus, ...byPoints].map((one) => one.amountMinor),
    ].reduce((left, minor) => left - minor, totalMinor)
    const most = pointsOf(Math.max(paidMinor, 0))
    for (const { points } of loyalty === null ? [] : [loyalty, ...loyalty.subLedgers]) {
      check(points <= most, `${id} earned ${points} points of ${paidMinor}, ${most} at most`)
    }
  }
}

/** Rounding goes either way, a drawer need not be counted, and points that are owed are issued less. */
const eitherSide: ReadonlySet<string> = new Set([
  'CASH_ROUNDING',
  'CASH_OVER_SHORT',
  'CASH_DRAWER',
  'POINTS_ISSUED',
  'BONUS_REDEEMED',
])

interface Balances {
  readonly unit: string
  readonly lines: readonly {
    readonly account: AccountCode
    readonly debitMinor: number
    readonly creditMinor: number
  }[]
}

/** Nothing is earned, owed or given less than not at all. */
async function compareSides(shop: WildShop, { check }: FaultList): Promise<void> {
  const { data } = await shop.must('ledger.trialBalance', {})
  for (const { unit, lines } of data as readonly Balances[]) {
    for (const { account, debitMinor, creditMinor } of lines) {
      const balance = towardsNormal(account, debitMinor - creditMinor)
      check(balance >= 0 || eitherSide.has(account), `${account} in ${unit} is ${balance}`)
    }
  }
}

async function listAll(shop: WildShop, operation: string): Promise<readonly Body[]> {
  const found: Body[] = []
  let cursor: string | undefined
  do {
    const page = await shop.must(operation, { limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...(page.data as readonly Body[]))
    cursor = (page.nextCursor as string | null) ?? undefined
  } while (cursor !== undefined)
  return found
}

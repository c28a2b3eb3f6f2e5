import { setImmediate as turn } from 'node:timers/promises'
import type { Storage } from '../../packages/core/src/index.ts'
import { auditBooks } from '../../packages/server/src/engine/ledger/audit-books.ts'
import type { Outcome } from '../../packages/server/src/engine/refusal.ts'
import {
  furnish,
  nineMs,
  type OpenSalon,
  openSalon,
  type SalonIds,
} from '../../packages/server/src/testing/open-salon.ts'
import { type Chapter, choose, runStory } from './chapters.ts'
import { emptyTill, type Moved, type Till } from './day-till.ts'
import { type Place, unsynced } from './place.ts'
import type { FaultList, Level, Proof, Verdict } from './proof.ts'
import type { Random } from './random.ts'

const days: Readonly<Record<Level, number>> = { smoke: 20, nightly: 1_000, release: 3_000 }
/** A shop lives so many days. */
const chapterLength = 50
const dayMs = 24 * 3_600_000

export const dayClose: Proof = {
  name: 'day-close',
  promise:
    'a drawer that is counted while it is sold from has its float and what came less what went, and each bill one day',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => liveDays(place, days[level], seed, tell),
}

export function liveDays(
  place: Place,
  steps: number,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  return runStory({ place: unsynced(place), steps, unit: 'days', chapterLength, seed, tell, live })
}

type Body = Readonly<Record<string, unknown>>
type Functions = Readonly<
  Record<string, Readonly<Record<string, (context: object, input: Body) => Promise<Outcome<Body>>>>>
>

/** A shop with a drawer, and somebody who keeps count of what its answers say. */
interface DayShop {
  readonly salon: OpenSalon
  readonly ids: SalonIds
  readonly random: Random
  readonly faultList: FaultList
  readonly till: Till
  /** The shift of which all is done, until it is closed. */
  shiftId: string
  call(operation: string, input: Body): Promise<Outcome<Body>>
  /** The same, which must be accepted. */
  must(operation: string, input: Body): Promise<Body>
}

async function live(chapter: Chapter): Promise<number> {
  const shop = await openDayShop(chapter)
  const { faultList, steps, storage } = chapter
  for (let day = 0; day < steps && faultList.faults.length === 0; day += 1) await liveDay(shop, day)
  await compareShifts(shop, shop.till.shifts())
  await compareDays(shop)
  const { checks } = await storage.read(shop.salon.context, (tx) => auditBooks(tx))
  for (const { name, faults } of checks) {
    for (const { subject, found } of faults) faultList.check(false, `${name}: ${subject} ${found}`)
  }
  return steps
}

async function openDayShop({ storage, random, faultList, count }: Chapter): Promise<DayShop> {
  const salon = await openSalon(storage as Storage)
  const ids = await furnish(salon.mendian, salon)
  const functions = salon.mendian.engine as unknown as Functions
  let keys = 0
  const run = (operation: string, input: Body, more: object = {}): Promise<Outcome<Body>> => {
    const [room = '', name = ''] = operation.split('.')
    keys += 1
    const called = functions[room]?.[name]
    if (called === undefined) throw new Error(`there is no ${operation}`)
    return called({ ...salon.context, idempotencyKey: `day-${keys}`, ...more }, input)
  }
  const call: DayShop['call'] = async (operation, input) => {
    const outcome = await run(operation, input)
    count(`${operation} ${outcome.ok ? 'done' : outcome.refusal.code}`)
    return outcome
  }
  const must: DayShop['must'] = async (operation, input) => {
    const outcome = await call(operation, input)
    if (!outcome.ok) throw new Error(`${operation} ${JSON.stringify(input)}: ${JSON.stringify(outcome.refusal)}`)
    return outcome.value
  }
  const rules = { id: ids.location, cashShifts: { use: 'REQUIRED' } }
  const changed = await run('locations.update', rules, { expectedVersion: 1 })
  if (!changed.ok) throw new Error(JSON.stringify(changed.refusal))
  return { ...{ salon, ids, random, faultList, call, must, till: emptyTill(faultList) }, shiftId: '' }
}

/** Opens a shift, sells in waves, and counts it in the midst of the last one, which may run on past midnight. */
async function liveDay(shop: DayShop, day: number): Promise<void> {
  const { salon, ids, random, till, must } = shop
  salon.clock.set(nineMs + day * dayMs)
  const known = new Set(till.shifts())
  const openingFloatMinor = random.between(0, 100_000)
  const opened = await must('cashShifts.open', { locationId: ids.location, staffId: ids.lin, openingFloatMinor })
  shop.shiftId = String(opened.id)
  till.open(shop.shiftId, openingFloatMinor)
  const before = day > 0 && random.chance(0.7) ? [closeBooks(day - 1)] : []
  await together(shop, [...errandsOf(shop, 7), ...before])
  await together(shop, errandsOf(shop, 7))
  const last = errandsOf(shop, 10)
  last.splice(random.between(0, last.length), 0, random.chance(0.3) ? handOver : count)
  if (random.chance(0.4)) last.splice(random.between(0, last.length), 0, midnight(day))
  await together(shop, last)
  if (!till.isCounted(shop.shiftId)) await count(shop)
  till.check(till.isCounted(shop.shiftId), `the shift of day ${day} was not counted`)
  await compareShifts(
    shop,
    till.shifts().filter((id) => !known.has(id)),
  )
}

type Errand = (shop: DayShop) => Promise<void>

async function together(shop: DayShop, errands: readonly Errand[]): Promise<void> {
  const waits = errands.map(() => shop.random.between(0, 12))
  await Promise.all(
    errands.map(async (errand, index) => {
      for (let left = waits[index] ?? 0; left > 0; left -= 1) await turn()
      await errand(shop)
    }),
  )
}

const midnight =
  (day: number): Errand =>
  async ({ salon }) =>
    salon.clock.set(nineMs + day * dayMs + 15.5 * 3_600_000)

const dateOf = (day: number): string => new Date(nineMs + day * dayMs).toISOString().slice(0, 10)

/** The books of a day that is over, after which its figures are final. */
const closeBooks =
  (day: number): Errand =>
  async ({ call, ids, till }) => {
    const [fromDate, toDate] = [dateOf(day), dateOf(day)]
    const outcome = await call('accountingPeriods.close', { locationId: ids.location, fromDate, toDate })
    if (outcome.ok) till.finish(toDate)
  }

const countOf = ({ ids, random }: DayShop): Body => {
  const countedMinor = random.between(0, 200_000)
  return { staffId: ids.chen, countedMinor, bankedMinor: random.between(0, countedMinor) }
}

const count: Errand = async (shop) => {
  const closed = await shop.must('cashShifts.close', { id: shop.shiftId, ...countOf(shop) })
  shop.till.count(closed)
}

/** Counts the shift, and opens the next with what is left, which is counted when the day is over. */
const handOver: Errand = async (shop) => {
  const asked = { id: shop.shiftId, ...countOf(shop), toStaffId: shop.ids.lin }
  const { closed, opened } = await shop.must('cashShifts.handOver', asked)
  shop.till.count(closed as Body)
  const { id, openingFloatMinor } = opened as { readonly id: string; readonly openingFloatMinor: number }
  shop.till.open(id, openingFloatMinor)
  shop.shiftId = id
}

const cash = { kind: 'CASH', tenderedMinor: 5_000_000 }

const bill = ({ ids, random }: DayShop, more: Body): Body => ({
  ...{ locationId: ids.location, customerId: ids.zhao },
  lines: [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: random.between(1, 3) }],
  ...(random.chance(0.3) ? { tipMinor: random.between(1, 900) } : {}),
  ...more,
})

const sells =
  (more: (shop: DayShop) => Body): Errand =>
  async (shop) => {
    const outcome = await shop.call('orders.create', bill(shop, more(shop)))
    if (outcome.ok) shop.till.sold(outcome.value)
  }

let references = 0
const provider = (): Body => {
  references += 1
  return { kind: 'PROVIDER', provider: 'SANDBOX', reference: `day-${references}` }
}

const moves =
  (kind: 'payIn' | 'payOut'): Errand =>
  async ({ call, ids, random, shiftId, till }) => {
    const moved = { amountMinor: random.between(1, 9_000), reason: 'change', staffId: ids.lin }
    const outcome = await call(`cashShifts.${kind}`, { id: shiftId, ...moved })
    if (outcome.ok) till.moved(outcome.value as unknown as Moved, kind)
  }

const errands: readonly { readonly weight: number; readonly run: Errand }[] = [
  { weight: 8, run: sells(() => ({ tenders: [cash] })) },
  {
    weight: 3,
    run: sells(({ random }) => ({
      lines: [{ kind: 'TOP_UP', amountMinor: random.between(100, 40_000), topUpOfferId: null }],
      ...{ tipMinor: 0, tenders: [cash] },
    })),
  },
  { weight: 2, run: sells(() => ({ tenders: [{ kind: 'STORED_VALUE', approved: true }, cash] })) },
  { weight: 1, run: sells(() => ({ tenders: [provider()] })) },
  {
    weight: 3,
    run: async ({ call, random, till }) => {
      const id = till.someBill(random)
      if (id === undefined) return
      const outcome = await call('orders.refund', { id, lines: [{ line: 0, quantity: 1 }], reason: 'back' })
      if (outcome.ok) till.gaveBack(outcome.value)
    },
  },
  { weight: 2, run: moves('payIn') },
  { weight: 2, run: moves('payOut') },
  {
    weight: 2,
    run: async ({ call, ids, random, till }) => {
      const spent = { category: 'tea', amountMinor: random.between(1, 3_000), paidFrom: 'CASH' }
      const outcome = await call('expenses.create', { locationId: ids.location, ...spent })
      if (outcome.ok) till.spent(outcome.value)
    },
  },
]

function errandsOf({ random }: DayShop, most: number): Errand[] {
  return Array.from({ length: random.between(3, most) }, () => choose(errands, random).run)
}

/** Every shift as it is told now, against what was counted and what its answers said. */
async function compareShifts({ must, till }: DayShop, ids: readonly string[]): Promise<void> {
  for (const id of ids) till.compareShift(await must('cashShifts.get', { id }))
}

async function compareDays({ must, ids, till }: DayShop): Promise<void> {
  for (const businessDate of till.dates()) {
    till.compareDay(await must('reports.dayTotals', { locationId: ids.location, businessDate }))
  }
}

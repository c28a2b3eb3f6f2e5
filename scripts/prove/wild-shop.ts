import type { Storage } from '../../packages/core/src/index.ts'
import type { Mendian } from '../../packages/server/src/create-mendian.ts'
import { auditBooks } from '../../packages/server/src/engine/ledger/audit-books.ts'
import type { Outcome } from '../../packages/server/src/engine/refusal.ts'
import { furnish, openSalon } from '../../packages/server/src/testing/open-salon.ts'
import type { FaultList } from './proof.ts'
import type { Random } from './random.ts'

export type Body = Readonly<Record<string, unknown>>

type Functions = Readonly<
  Record<string, Readonly<Record<string, (context: object, input: Body) => Promise<Outcome<Body>>>>>
>

/** A shop that sells and gives everything there is, with whatever its answers have named so far. */
export interface WildShop {
  readonly random: Random
  readonly locationId: string
  readonly serviceIds: readonly string[]
  readonly productId: string
  readonly staffIds: readonly string[]
  readonly cardProductIds: readonly string[]
  /** One for points of the main balance, and one for those of the sub-ledger. */
  readonly rewardIds: readonly string[]
  readonly templateId: string
  /** Codes of gift cards. */
  readonly codes: string[]
  nowMs(): number
  pass(ms: number): Promise<void>
  /** One of the ids with that prefix which answers have named, rather a young one; undefined while there is none. */
  known(prefix: string): string | undefined
  /** All of them. */
  all(prefix: string): readonly string[]
  /** One with that prefix which an answer has said to be that customer's. */
  ownedBy(customerId: string, prefix: string): string | undefined
  forget(id: string): void
  call(operation: string, input: Body): Promise<Outcome<Body>>
  must(operation: string, input: Body, expectedVersion?: number): Promise<Body>
  audit(faultList: FaultList): Promise<void>
}

const idPattern = /"([a-z]{3}_[0-9a-z]{26})"/g
/** So many of each kind are kept in mind. */
const remembered = 40

export async function openWildShop(storage: Storage, chapter: number, random: Random): Promise<WildShop> {
  const salon = await openSalon(storage)
  const ids = await furnish(salon.mendian, salon)
  const functions = salon.mendian.engine as unknown as Functions
  const memory = createMemory(random)
  let keys = 0

  const run = (operation: string, input: Body, more: object): Promise<Outcome<Body>> => {
    const [room = '', name = ''] = operation.split('.')
    const called = functions[room]?.[name]
    if (called === undefined) throw new Error(`there is no ${operation}`)
    keys += 1
    return called({ ...salon.context, idempotencyKey: `wild-${chapter}-${keys}`, ...more }, input)
  }
  const call: WildShop['call'] = async (operation, input) => {
    const outcome = await run(operation, input, {})
    if (outcome.ok) memory.learn(outcome.value)
    return outcome
  }
  const must: WildShop['must'] = async (operation, input, expectedVersion) => {
    const outcome = await run(operation, input, expectedVersion === undefined ? {} : { expectedVersion })
    if (!outcome.ok) throw new Error(`${operation} ${JSON.stringify(input)}: ${JSON.stringify(outcome.refusal)}`)
    memory.learn(outcome.value)
    return outcome.value
  }
  const goods = {
    ...{ locationId: ids.location, productId: ids.shampoo },
    ...{ serviceIds: [ids.cut, ids.manicure], staffIds: [ids.lin, ids.chen] },
  }
  const offers = await furnishWildly(must, goods, chapter)
  return {
    ...{ random, codes: [], ...goods, ...offers },
    nowMs: () => salon.clock.nowMs(),
    pass: (ms) => letTimePass(salon.mendian, salon.clock, ms),
    ...memory,
    ...{ call, must },
    audit: async ({ check }) => {
      const { checks } = await storage.read(salon.context, (tx) => auditBooks(tx))
      for (const { name, faults } of checks)
        for (const { subject, found } of faults) check(false, `${name}: ${subject} ${found}`)
    },
  }
}

type Memory = Pick<WildShop, 'known' | 'all' | 'ownedBy' | 'forget'> & { readonly learn: (value: unknown) => void }

/** Which ids answers have named, by their prefix, and whose they are. */
function createMemory(random: Random): Memory {
  const pools = new Map<string, Set<string>>()
  const owners = new Map<string, string>()
  const forgotten = new Set<string>()
  const learnOwners = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { id, customerId } = value as Body
    if (typeof id === 'string' && typeof customerId === 'string') owners.set(id, customerId)
    for (const part of Object.values(value)) learnOwners(part)
  }
  const all = (prefix: string): string[] => [...(pools.get(prefix) ?? [])]
  return {
    all,
    learn: (value) => {
      learnOwners(value)
      for (const [, id = ''] of JSON.stringify(value).matchAll(idPattern)) {
        const prefix = id.slice(0, 3)
        const pool = pools.get(prefix) ?? new Set()
        pools.set(prefix, pool)
        pool.delete(id)
        if (!forgotten.has(id)) pool.add(id)
      }
    },
    known: (prefix) => {
      const pool = all(prefix).slice(-remembered)
      // The younger rather than the older.
      return pool[Math.max(random.between(0, pool.length - 1), random.between(0, pool.length - 1))]
    },
    ownedBy: (customerId, prefix) => {
      const own = all(prefix).filter((id) => owners.get(id) === customerId)
      return own[random.between(0, Math.max(own.length - 1, 0))]
    },
    forget: (id) => {
      forgotten.add(id)
      pools.get(id.slice(0, 3))?.delete(id)
    },
  }
}

async function letTimePass(
  { jobs }: Mendian,
  clock: { nowMs(): number; set(nowMs: number): void },
  ms: number,
): Promise<void> {
  clock.set(clock.nowMs() + ms)
  await jobs.run()
}

type Goods = Pick<WildShop, 'locationId' | 'productId' | 'serviceIds' | 'staffIds'>

const cny = (amountMinor: number): Body => ({ amountMinor, currency: 'CNY' })

/** With tax on top, a charge for service, and sums that are rounded. */
const pricing = {
  ...{ taxInclusive: false, serviceTaxBasisPoints: 600, productTaxBasisPoints: 1_300 },
  ...{ serviceCharge: { rateBasisPoints: 250 }, cashRounding: { unitMinor: 100, mode: 'HALF_UP' } },
}

const earning = { points: 3, perMinor: 700 }

/** Points that are kept apart from the main balance, and earned like those. */
export const subLedgerCode = 'APART'

/** What so much earns. */
export function pointsOf(paidMinor: number): number {
  return Math.floor(paidMinor / earning.perMinor) * earning.points
}

/** One a shop. */
const returnPolicies = ['OWED', 'WITHIN_BALANCE', 'ONLY_PENDING'] as const

/** Everything that promises something for money, each with its own awkward numbers. */
async function furnishWildly(
  must: WildShop['must'],
  { locationId, productId, serviceIds, staffIds }: Goods,
  chapter: number,
): Promise<Pick<WildShop, 'cardProductIds' | 'rewardIds' | 'templateId'>> {
  const { version } = await must('locations.get', { id: locationId })
  const change = { storedValue: { spendingOrder: 'PRO_RATA' }, pricing, maxLeadDays: 180 }
  await must('locations.update', { id: locationId, ...change }, Number(version))
  const shifts = Array.from({ length: 150 }, (_, day) => ({
    date: new Date(Date.UTC(2026, 10, 21 + day)).toISOString().slice(0, 10),
    ...{ startTime: '00:00', endTime: '24:00' },
  }))
  for (const staffId of staffIds) await must('shifts.publish', { locationId, staffId, shifts })
  for (let number = 0; number < 6; number += 1) {
    await must('customers.create', { name: `Customer ${number}`, creditLimitMinor: 50_000 })
  }
  await must('loyaltyProgrammes.create', {
    ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tender: { points: 7, amountMinor: 10 } },
    ...{ returnPolicy: returnPolicies[chapter % 3], expiry: { months: 2 } },
    subLedgers: [{ code: subLedgerCode, name: 'Apart', expiry: { kind: 'AFTER', months: 1 }, paysBills: true }],
    earningRules: [
      { kind: 'SPEND', code: 'SPEND', ...earning },
      { kind: 'SPEND', code: 'APART', ...earning, subLedgerCode },
    ],
  })
  const steps = [10_000, 50_001].map((paidMinor) => ({ paidMinor, bonusMinor: Math.floor(paidMinor / 7) }))
  await must('topUpOffers.create', { name: 'Ladder', currency: 'CNY', steps, bonusValidDays: 45 })
  const effect = { kind: 'PERCENT_OFF', percentOffBasisPoints: 333 }
  const template = await must('couponTemplates.create', {
    name: 'Off',
    level: 'ORDER',
    effect,
    validDaysAfterIssue: 30,
  })
  const templateId = String(template.id)
  const validity = { unit: 'DAYS', count: 60 }
  const freeze = { maxDays: 30, feeMinor: 990 }
  const gifts = [
    { kind: 'COUPON', couponTemplateId: templateId, count: 2 },
    { kind: 'POINTS', points: 50, subLedgerCode },
  ]
  const products = [
    { kind: 'VISIT_PASS', price: cny(100_003), components: [{ name: 'Visit', quantity: 7 }], gifts, freeze },
    {
      kind: 'VISIT_PASS',
      price: cny(30_000),
      components: [{ name: 'Trial', quantity: 3 }],
      oncePerCustomer: true,
      validity,
    },
    { kind: 'TIME_PASS', price: cny(29_999), components: [{ name: 'Month' }], validity, freeze },
    { kind: 'STORED_VALUE_CARD', price: cny(50_000), storedValueMinor: 57_777, validity },
    { kind: 'DISCOUNT_CARD', price: cny(9_900), discount: { percentOffBasisPoints: 1_500 }, validity },
    {
      kind: 'PACKAGE',
      price: cny(88_888),
      components: [
        { name: 'Cuts', serviceIds: serviceIds.slice(0, 1), quantity: 3, unitValueMinor: 12_800 },
        { name: 'Manicures', serviceIds: serviceIds.slice(1), quantity: 2, unitValueMinor: 19_900 },
      ],
      refund: { method: 'LIST_PRICE_OF_USED', feeBasisPoints: 500 },
    },
  ]
  const cardProductIds: string[] = []
  for (const [index, product] of products.entries()) {
    const { id } = await must('cardProducts.create', { name: `Card ${index}`, ...product })
    cardProductIds.push(String(id))
  }
  return { cardProductIds, rewardIds: await offerRewards(productId, must), templateId }
}

async function offerRewards(productId: string, must: WildShop['must']): Promise<readonly string[]> {
  const rewardIds: string[] = []
  for (const code of [null, subLedgerCode]) {
    const gives = { kind: 'PRODUCT', productId }
    const { id } = await must('rewards.create', { name: 'Reward', points: 100, gives, subLedgerCode: code })
    rewardIds.push(String(id))
  }
  return rewardIds
}

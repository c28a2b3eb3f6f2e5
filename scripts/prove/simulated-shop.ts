import { isDeepStrictEqual } from 'node:util'
import type { Storage } from '../../packages/core/src/index.ts'
import { auditBooks } from '../../packages/server/src/engine/ledger/audit-books.ts'
import type { Outcome } from '../../packages/server/src/engine/refusal.ts'
import { furnish, openSalon, type SalonIds } from '../../packages/server/src/testing/open-salon.ts'
import type { FaultList } from './proof.ts'
import type { Random } from './random.ts'

export type Body = Readonly<Record<string, unknown>>

/** A write that was done, to be done again: the same key, the same answer, and nothing more. */
interface Done {
  readonly operation: string
  readonly key: string
  readonly input: Body
  readonly outcome: Outcome<Body>
}

/** A shop whose clock only the simulation moves, reached as an embedding program reaches it. */
export interface SimulatedShop {
  readonly ids: SalonIds
  readonly clock: { nowMs(): number; set(nowMs: number): void }
  readonly customerIds: readonly string[]
  readonly rewardPoints: number
  readonly rewardId: string
  readonly templateId: string
  readonly passId: string
  /** Calls an operation with a key of its own. */
  call(operation: string, input: Body): Promise<Outcome<Body>>
  /** Calls it, and throws unless it is accepted. */
  must(operation: string, input: Body, expectedVersion?: number): Promise<Body>
  /** Does something again that was done lately. */
  replay(random: Random, faultList: FaultList): Promise<void>
  audit(faultList: FaultList): Promise<void>
}

type Functions = Readonly<
  Record<string, Readonly<Record<string, (context: object, input: Body) => Promise<Outcome<Body>>>>>
>

/** Their answers hold a secret that is kept nowhere, so that no repetition gives it again. */
const shownOnce: ReadonlySet<string> = new Set(['slotHolds.create'])
/** So many of the last writes may be repeated. */
const remembered = 300
const days = 40

export async function openSimulatedShop(storage: Storage, chapter: number): Promise<SimulatedShop> {
  const salon = await openSalon(storage)
  const ids = await furnish(salon.mendian, salon)
  const functions = salon.mendian.engine as unknown as Functions
  const done: Done[] = []
  let keys = 0

  const run = (operation: string, input: Body, more: object): Promise<Outcome<Body>> => {
    const [room = '', name = ''] = operation.split('.')
    const called = functions[room]?.[name]
    if (called === undefined) throw new Error(`there is no ${operation}`)
    return called({ ...salon.context, ...more }, input)
  }
  const call: SimulatedShop['call'] = async (operation, input) => {
    keys += 1
    const key = `simulated-${chapter}-${keys}`
    const outcome = await run(operation, input, { idempotencyKey: key })
    if (!shownOnce.has(operation)) done.push({ operation, key, input, outcome })
    if (done.length > remembered) done.shift()
    return outcome
  }
  const must: SimulatedShop['must'] = async (operation, input, expectedVersion) => {
    keys += 1
    const version = expectedVersion === undefined ? {} : { expectedVersion }
    const outcome = await run(operation, input, { idempotencyKey: `must-${chapter}-${keys}`, ...version })
    if (!outcome.ok) throw new Error(`${operation} ${JSON.stringify(input)}: ${JSON.stringify(outcome.refusal)}`)
    return outcome.value
  }
  return {
    ...{ ids, clock: salon.clock, call, must },
    ...(await furnishMore(must, ids)),
    replay: async (random, { check }) => {
      const again = done[random.between(0, done.length - 1)]
      if (again === undefined) return
      const { operation, key, input, outcome } = again
      const second = await run(operation, input, { idempotencyKey: key })
      const { replayed: _first, ...before } = outcome
      const { replayed: _second, ...after } = second
      check(isDeepStrictEqual(plain(after), plain(before)), `${operation} ${key} was answered otherwise when repeated`)
    },
    audit: async ({ check }) => {
      const { checks } = await storage.read(salon.context, (tx) => auditBooks(tx))
      for (const { name, faults } of checks)
        for (const { subject, found } of faults) check(false, `${name}: ${subject} ${found}`)
    },
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function furnishMore(
  must: SimulatedShop['must'],
  ids: SalonIds,
): Promise<Pick<SimulatedShop, 'customerIds' | 'rewardPoints' | 'rewardId' | 'templateId' | 'passId'>> {
  const location = await must('locations.get', { id: ids.location })
  const change = { cashShifts: { use: 'REQUIRED' }, storedValue: { spendingOrder: 'BONUS_FIRST' }, maxLeadDays: 60 }
  await must('locations.update', { id: ids.location, ...change }, Number(location.version))
  const shifts = Array.from({ length: days }, (_, day) => ({
    date: new Date(Date.UTC(2026, 10, 21 + day)).toISOString().slice(0, 10),
    ...{ startTime: '00:00', endTime: '24:00' },
  }))
  for (const staffId of [ids.lin, ids.chen]) await must('shifts.publish', { locationId: ids.location, staffId, shifts })
  const customerIds: string[] = []
  for (let number = 0; number < 5; number += 1) {
    const { id } = await must('customers.create', { name: `Customer ${number}` })
    customerIds.push(String(id))
  }
  await must('loyaltyProgrammes.create', {
    ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tender: { points: 100, amountMinor: 100 } },
    ...{ returnPolicy: 'OWED', earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }] },
  })
  const steps = [50_000, 100_000].map((paidMinor) => ({ paidMinor, bonusMinor: bonusOf(paidMinor) }))
  await must('topUpOffers.create', { name: 'Ladder', currency: 'CNY', steps })
  const effect = { kind: 'AMOUNT_OFF', amountOffMinor: couponMinor }
  const template = { name: 'Off', level: 'ORDER', effect, limits: { total: 1_000_000 } }
  const components = [{ name: 'Visit', quantity: passVisits }]
  const price = { amountMinor: passVisits * visitMinor, currency: 'CNY' }
  const pass = await must('cardProducts.create', { name: 'Pass', kind: 'VISIT_PASS', price, components })
  const rewardPoints = 300
  const gives = { kind: 'PRODUCT', productId: ids.shampoo }
  const reward = await must('rewards.create', { name: 'Reward', points: rewardPoints, gives })
  return {
    ...{ customerIds, rewardPoints, rewardId: String(reward.id), passId: String(pass.id) },
    templateId: String((await must('couponTemplates.create', template)).id),
  }
}

export const couponMinor = 500
export const passVisits = 10
export const visitMinor = 1_000

/** What the ladder gives on top. */
export function bonusOf(paidMinor: number): number {
  if (paidMinor >= 100_000) return 20_000
  return paidMinor >= 50_000 ? 5_000 : 0
}

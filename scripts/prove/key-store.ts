import type { Storage, TenantId } from '../../packages/core/src/index.ts'
import { createMendian, type Mendian } from '../../packages/server/src/create-mendian.ts'
import type { OperationContext } from '../../packages/server/src/engine/context.ts'
import type { Outcome } from '../../packages/server/src/engine/refusal.ts'
import { openStorage } from '../../packages/server/src/main/open-storage.ts'
import { readSettings } from '../../packages/server/src/settings/settings.ts'
import { done, nineMs, openSalon } from '../../packages/server/src/testing/open-salon.ts'
import type { DatabaseView } from './database-view.ts'
import { describeDurations } from './durations.ts'
import { type Place, unsynced } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, type Verdict } from './proof.ts'
import { createRandom, type Random } from './random.ts'

const keys: Readonly<Record<Level, number>> = { smoke: 10_000, nightly: 1_000_000, release: 1_000_000 }
const tenants = 4
const hourMs = 3_600_000
/** What is promised, what is kept, and how old the oldest keys of the store are. */
const [promisedMs, keptMs, oldestMs] = [24 * hourMs, 48 * hourMs, 72 * hourMs]
const replayers = 8
const twins = 6

export const keyStore: Proof = {
  name: 'key-store',
  promise:
    'while old keys are purged by the million, every key of the last day gets its answer, and an expiring one is had once',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => proveKeys(place, keys[level], seed, tell),
}

/** Somebody's keys, all of which made the one customer. */
interface Owner {
  readonly context: OperationContext
  readonly customerId: string
}

interface Proving {
  readonly purger: Mendian
  readonly replayer: Mendian
  readonly clock: { nowMs(): number; set(nowMs: number): void }
  readonly owners: readonly Owner[]
  readonly keysOfEach: number
  readonly view: DatabaseView
  readonly random: Random
  readonly faultList: FaultList
}

export async function proveKeys(
  place: Place,
  count: number,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  const faultList = createFaultList()
  const figures: string[] = []
  const note = (figure: string): void => {
    figures.push(figure)
    tell(figure)
  }
  const storages: Storage[] = [await openOn(place)]
  await storages[0]?.migrate()
  const view = await place.view()
  try {
    // As two processes do it, where there may be two.
    if (place.kind === 'postgres') storages.push(await openOn(place))
    const [first, last] = [storages[0], storages.at(-1)] as [Storage, Storage]
    const salon = await openSalon(first)
    const { clock, mendian: purger } = salon
    const owners: Owner[] = []
    for (let number = 0; number < tenants; number += 1) {
      owners.push(await openOwner(purger, (await salon.openTenant(`Owner ${number}`)).context))
    }
    const keysOfEach = Math.floor(count / tenants)
    const replayer = createMendian({ storage: last, clock })
    const random = createRandom(seed)
    const proving: Proving = { purger, replayer, clock, owners, keysOfEach, view, random, faultList }
    const startedMs = performance.now()
    for (const owner of owners) await fill(first, place, owner, keysOfEach)
    const stored = await view.number("select count(*) as n from {idempotency_key} where key like 'old-%'")
    faultList.check(stored === keysOfEach * tenants, `${stored} keys are stored, not ${keysOfEach * tenants}`)
    note(`${stored} keys filled in ${Math.round(performance.now() - startedMs)} ms, up to 72 h old`)
    note(await purgeWhileReplaying(proving))
    note(await raceAtExpiry(proving))
  } finally {
    await view.close()
    for (const storage of storages) await storage.close()
  }
  return { figures, faults: faultList.faults }
}

async function openOn(place: Place): Promise<Storage> {
  const read = readSettings(unsynced(place).environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return openStorage(read.settings)
}

const customer = { name: 'Made once' }

async function openOwner({ engine }: Mendian, context: OperationContext): Promise<Owner> {
  const made = done(await engine.customers.create({ ...context, idempotencyKey: 'first' }, customer))
  return { context, customerId: made.id }
}

interface Host {
  readonly kind: 'sqlite' | 'postgres'
  readonly database: { prepare(sql: string): { run(...values: readonly unknown[]): unknown } }
  readonly client: { query(sql: string, values: readonly unknown[]): Promise<unknown> }
}

/** Keys as the first one, evenly spread over their ages: number n is n parts of all as old as the oldest. */
async function fill(storage: Storage, { kind }: Place, { context }: Owner, count: number): Promise<void> {
  const columns = 'tenant_id, key, fingerprint, outcome, created_at_ms'
  const rows = (table: string, number: string, value: (index: number) => string): string =>
    `insert into ${table} (${columns}) select f.tenant_id, 'old-' || ${number}, f.fingerprint, f.outcome,
      ${value(1)} - ${number} * ${value(2)} / ${value(3)} from ${table} f`
  const portion = 50_000
  for (let from = 0; from < count; from += portion) {
    const to = Math.min(from + portion, count) - 1
    await storage.transaction({ tenantId: context.tenantId as TenantId }, { locks: [] }, async (tx) => {
      const { host } = tx as unknown as { readonly host: Host }
      if (kind === 'sqlite') {
        const sql = `with recursive n(i) as (select cast(? as integer) union all select i + 1 from n where i < cast(? as integer))
          ${rows('mendian_idempotency_key', 'n.i', () => 'cast(? as integer)')}, n where f.tenant_id = ? and f.key = 'first'`
        host.database.prepare(sql).run(from, to, nineMs, oldestMs, count, context.tenantId)
        return
      }
      const sql = `${rows('mendian.idempotency_key', 'n.i', (index) => `$${index}::bigint`)},
        generate_series($4::bigint, $5::bigint) as n(i) where f.tenant_id = $6 and f.key = 'first'`
      await host.client.query(sql, [nineMs, oldestMs, count, from, to, context.tenantId])
    })
  }
}

const ageOf = (number: number, count: number): number => Math.floor((number * oldestMs) / count)

/** All of the last day is asked for again and again, while everything that is too old goes. */
async function purgeWhileReplaying(proving: Proving): Promise<string> {
  const { purger, clock, owners, keysOfEach, view, faultList } = proving
  const old = `from {idempotency_key} where key like 'old-%' and created_at_ms`
  const beforeMs = clock.nowMs() - keptMs
  const [due, young] = [
    await view.number(`select count(*) as n ${old} < ${beforeMs}`),
    await view.number(`select count(*) as n ${old} >= ${beforeMs}`),
  ]
  let purging = true
  const latencies: number[] = []
  const replay = async (): Promise<void> => {
    // Each of them once more when all is done.
    for (let last = false; !last; ) {
      last = !purging
      await replayYoung(proving, latencies)
    }
  }
  const startedMs = performance.now()
  const purge = async (): Promise<number> => {
    try {
      return (await purger.jobs.run()).purgedIdempotencyRecords
    } finally {
      purging = false
    }
  }
  const [purged] = await Promise.all([purge(), ...Array.from({ length: replayers }, replay)])
  const ms = Math.round(performance.now() - startedMs)
  faultList.check(purged === due, `${purged} keys were purged, but ${due} were over ${keptMs / hourMs} h old`)
  const [stale, left] = [
    await view.number(`select count(*) as n ${old} < ${beforeMs}`),
    await view.number(`select count(*) as n ${old} >= ${beforeMs}`),
  ]
  faultList.check(stale === 0 && left === young, `${stale} old keys stayed, and ${left} of ${young} young ones`)
  await checkCustomers(proving, owners.length)
  return `${purged} of ${keysOfEach * tenants} purged in ${ms} ms, beside ${latencies.length} replays: ${describeDurations(latencies)}`
}

/** A key of the last 24 hours, up to the last millisecond of them, has its answer. */
async function replayYoung(
  { replayer, owners, keysOfEach, random, faultList }: Proving,
  latencies: number[],
): Promise<void> {
  const { context, customerId } = owners[random.between(0, owners.length - 1)] as Owner
  const youngest = Math.floor((keysOfEach * promisedMs) / oldestMs)
  const number = random.chance(0.3) ? youngest - random.between(0, 3) : random.between(0, youngest)
  const startedMs = performance.now()
  const again = await replayer.engine.customers.create({ ...context, idempotencyKey: `old-${number}` }, customer)
  latencies.push(performance.now() - startedMs)
  const hit = again.ok && again.replayed && again.value.id === customerId
  faultList.check(hit, `old-${number}, ${ageOf(number, keysOfEach) / hourMs} h old, was answered ${told(again)}`)
}

function told(outcome: Outcome<{ readonly id: string }>): string {
  if (!outcome.ok) return outcome.refusal.code
  return `${outcome.value.id}${outcome.replayed ? '' : ', anew'}`
}

/** Keys are asked for by many at once in the very hour in which they are purged: the old answer or one new, for all. */
async function raceAtExpiry(proving: Proving): Promise<string> {
  const { purger, replayer, clock, owners, keysOfEach, faultList } = proving
  let [hits, anew] = [0, 0]
  const rounds = 12
  for (let round = 1; round <= rounds; round += 1) {
    clock.set(nineMs + round * hourMs)
    // What has just become too old, in the order in which it is purged and from its end.
    const oldest = Math.floor((keysOfEach * (keptMs - (round - 1) * hourMs)) / oldestMs)
    const numbers = [1, 2, 3, 50, 200].map((behind) => oldest - behind).filter((number) => number > 0)
    const purged = purger.jobs.run()
    // Now and then when it is all over.
    if (round % 4 === 0) await purged
    const asked = owners.flatMap(({ context, customerId }) =>
      numbers.map(async (number) => {
        const key = { ...context, idempotencyKey: `old-${number}` }
        const all = await Promise.all(
          Array.from({ length: twins }, () => replayer.engine.customers.create(key, customer)),
        )
        const made = new Set(all.map((one) => (one.ok ? one.value.id : one.refusal.code)))
        const originals = all.filter((one) => one.ok && !one.replayed).length
        const known = made.has(customerId as never)
        // Twins of which the first still had the old answer may find it gone, and then one of them makes it anew.
        const fair = made.size <= (known ? 2 : 1) && originals <= 1 && originals === made.size - (known ? 1 : 0)
        faultList.check(fair, `old-${number} at its end: ${originals} new, ${[...made].join(' and ')}`)
        if (known) hits += 1
        anew += originals
      }),
    )
    await Promise.all([purged, ...asked])
  }
  await checkCustomers(proving, owners.length + anew)
  return `${rounds} × ${owners.length} tenants at expiry, ${twins} twins each: ${hits} keys had the old answer, ${anew} one new`
}

async function checkCustomers({ view, faultList }: Proving, due: number): Promise<void> {
  const made = await view.number(`select count(*) as n from {customer} where name = '${customer.name}'`)
  faultList.check(made === due, `${made} customers were made, not ${due}`)
}

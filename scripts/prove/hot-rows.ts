import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { countReplies, describeCounts } from './arena.ts'
import { checkCalendar } from './calendar-check.ts'
import { describeDurations, percentile } from './durations.ts'
import { createHttpClient, describeReply, type HttpClient, type HttpRequest, type Reply } from './http-client.ts'
import { type Place, postgresPlace } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, slow, type Verdict } from './proof.ts'
import { createRandom, type Random } from './random.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { openShop, type Shop, serviceId, staffId } from './shop.ts'
import { verifyPlace } from './verify-place.ts'

export interface HotPlan {
  readonly clients: number
  /** How many requests each client sends, one after another: without the intruders, and as many with them. */
  readonly requests: number
  /** Within which 99 of 100 are answered while nobody intrudes. */
  readonly slowestMs: number
  /** Without any, nothing has been tried. */
  readonly fewestDeadlocks: number
}

const plans: Readonly<Record<Level, HotPlan>> = {
  smoke: { clients: 40, requests: 5, slowestMs: 15_000, fewestDeadlocks: 0 },
  nightly: { clients: 200, requests: 30, slowestMs: 2_000, fewestDeadlocks: 1 },
  release: { clients: 200, requests: 150, slowestMs: 2_000, fewestDeadlocks: 1 },
}
const servers = 3
/** Sessions of somebody else's, which lock the same rows in whatever order. */
const intruders = 3
const deadlineMs = 20_000
/** What the database is told of each session of the servers. */
const sessionOptions = '-c deadlock_timeout=100ms -c lock_timeout=750ms'

export const hotRows: Proof = {
  name: 'hot-rows',
  promise: 'who wants what others have locked, in whatever order, waits, is refused or is told to come again, and soon',
  databases: ['postgres'],
  run: ({ level, seed, place, tell }) => wantHotRows(place, plans[level], seed, tell),
}

/** Everything that is wanted here is of a few people and a few customers. */
const people = 4
const customers = 6

interface Hot {
  /** How its idempotency keys begin. */
  readonly key: string
  readonly client: HttpClient
  readonly urls: readonly string[]
  readonly shop: Shop
  readonly replies: Reply[]
  readonly bookings: string[]
  readonly paid: string[]
  readonly faultList: FaultList
}

export async function wantHotRows(
  place: Place,
  plan: HotPlan,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  const faultList = createFaultList()
  const client = createHttpClient({ sockets: plan.clients, deadlineMs })
  const url = place.environment.DATABASE_URL ?? ''
  const running: ServerProcess[] = []
  const view = await place.view()
  try {
    const hurried = postgresPlace(withOptions(url))
    for (let index = 0; index < servers; index += 1) running.push(await startServer(hurried, { jobs: true }))
    const services = [{ name: 'cut', minutes: 15, staff: Array.from({ length: people }, (_, person) => person) }]
    const urls = running.map((server) => server.url)
    const shop = await openShop(client, urls[0] ?? '', { staff: people, days: 1, services, customers })
    const send = (hot: Hot): Promise<unknown> =>
      Promise.all(
        Array.from({ length: plan.clients }, (_, index) => want(hot, plan, index, createRandom(seed + index))),
      )
    const alone: Hot = { ...{ client, urls, shop, replies: [], bookings: [], paid: [], faultList }, key: 'alone' }
    await send(alone)
    const intruded: Hot = { ...alone, replies: [], key: 'intruded' }
    const over = new AbortController()
    const intruding = Promise.all(
      Array.from({ length: intruders }, (_, index) => intrude(url, createRandom(seed + 7919 * index), over.signal)),
    )
    await send(intruded).finally(() => over.abort())
    const victims = (await intruding).reduce((total, count) => total + count, 0)
    const p99 = percentile(latenciesOf(alone), 0.99)
    const deadlocks = await view.deadlocks()
    const busy = `${plan.clients} clients × ${plan.requests} requests`
    faultList.check(p99 < plan.slowestMs, `${slow}of ${busy} one in a hundred took ${Math.round(p99)} ms`)
    faultList.check(deadlocks >= plan.fewestDeadlocks, `there were ${deadlocks} deadlocks`)
    await checkCalendar(view, faultList)
    const figures = [
      `${busy}: ${describeDurations(latenciesOf(alone))}`,
      describeCounts(countReplies(alone.replies)),
      `the same beside ${intruders} intruders: ${describeDurations(latenciesOf(intruded))}`,
      describeCounts(countReplies(intruded.replies)),
      `${deadlocks} deadlocks broken, ${victims} of them at the intruders' cost`,
      await verifyPlace(place, faultList),
    ]
    for (const figure of figures) tell(figure)
    return { figures, faults: faultList.faults }
  } finally {
    client.close()
    await Promise.all(running.map((server) => server.kill()))
    await view.close()
  }
}

const latenciesOf = ({ replies }: Hot): readonly number[] => replies.map(({ latencyMs }) => latencyMs)

function withOptions(url: string): string {
  const wanted = new URL(url)
  wanted.searchParams.set('options', sessionOptions)
  return wanted.href
}

/** One client, who wants one thing after another. */
async function want(hot: Hot, { requests }: HotPlan, index: number, random: Random): Promise<void> {
  const { client, urls, shop, replies, faultList } = hot
  for (let number = 0; number < requests; number += 1) {
    const { learn, ...wish } = wishOf(hot, random)
    const url = urls[random.between(0, urls.length - 1)] ?? ''
    const idempotencyKey = `${hot.key}-${index}-${number}`
    const reply = await client.send({ ...wish, url, apiKey: shop.apiKey, idempotencyKey })
    replies.push(reply)
    const told =
      reply.kind === 'ANSWER' && (reply.status < 500 || (reply.status === 503 && reply.retryAfter !== undefined))
    faultList.check(told, `${wish.method} ${wish.path} was answered ${describeReply(reply)}`)
    if (learn !== undefined && reply.kind === 'ANSWER' && reply.status < 300) {
      learn.push(String((JSON.parse(reply.body) as { readonly id: unknown }).id))
    }
  }
}

type Wish = Pick<HttpRequest, 'method' | 'path' | 'body'> & { readonly learn?: string[] }

function oneOf<T>(random: Random, list: readonly T[]): T | undefined {
  return list[random.between(0, Math.max(list.length - 1, 0))]
}

function wishOf(hot: Hot, random: Random): Wish {
  const { shop, bookings, paid } = hot
  const customerId = oneOf(random, shop.customerIds)
  const [some, other] = [oneOf(random, bookings), oneOf(random, paid)]
  const kind = random.between(0, 9)
  if (kind < 3) return booking(hot, random)
  if (kind < 4 && some !== undefined) return { method: 'POST', path: `/v1/bookings/${some}/cancel`, body: {} }
  if (kind < 5 && other !== undefined) {
    return { method: 'POST', path: `/v1/orders/${other}/refunds`, body: { reason: 'back' } }
  }
  const cash = { kind: 'CASH', tenderedMinor: 1_000_000 }
  const bill = { locationId: shop.locationId, customerId }
  if (kind < 7) {
    const lines = [{ kind: 'TOP_UP', amountMinor: random.between(5_000, 20_000), topUpOfferId: null }]
    return { method: 'POST', path: '/v1/orders', body: { ...bill, lines, tenders: [cash] }, learn: paid }
  }
  const lines = [{ kind: 'PRODUCT', productId: shop.productId }]
  const tenders = [{ kind: 'STORED_VALUE', amountMinor: random.between(1, 6_000), approved: true }, cash]
  return { method: 'POST', path: '/v1/orders', body: { ...bill, lines, tenders }, learn: paid }
}

/** A visit to two people, in either order, at one of a few times. */
function booking({ shop, bookings }: Hot, random: Random): Wish {
  const first = random.between(0, people - 1)
  const second = (first + random.between(1, people - 1)) % people
  const segments = [first, second].map((person) => ({ serviceId: serviceId('cut'), staffId: staffId(person) }))
  const startsAt = new Date(shop.opensAtMs + random.between(0, 40) * shop.stepMs).toISOString()
  const visit = { locationId: shop.locationId, customerId: oneOf(random, shop.customerIds), startsAt, segments }
  return { method: 'POST', path: '/v1/bookings', body: visit, learn: bookings }
}

/** Rows that the shop's own writes change or refer to. */
const hotTables = ['customer', 'ledger_balance', 'ledger_lot', 'booking', 'order_', 'product', 'location', 'staff']

/** Locks two rows after another, whichever they are, and lets them go; gives how often that was a deadlock's end. */
async function intrude(url: string, random: Random, signal: AbortSignal): Promise<number> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  let victims = 0
  try {
    await client.query("set deadlock_timeout = '100ms'")
    while (!signal.aborted) {
      try {
        await client.query('begin')
        for (let locked = 0; locked < 2; locked += 1) {
          const table = oneOf(random, hotTables)
          const skipped = random.between(0, 3)
          await client.query(
            `select 1 from mendian.${table} order by xmin::text desc offset ${skipped} limit 1 for update`,
          )
          await sleep(random.between(2, 15))
        }
      } catch (error) {
        if ((error as { readonly code?: unknown }).code !== '40P01') throw error
        victims += 1
      }
      await client.query('rollback')
      await sleep(random.between(10, 40))
    }
    return victims
  } finally {
    await client.end()
  }
}

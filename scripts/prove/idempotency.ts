import type { DatabaseView } from './database-view.ts'
import { createHttpClient, describeReply, type HttpClient, type HttpRequest, type Reply } from './http-client.ts'
import type { Place } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, type ProofRun, type Verdict } from './proof.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { bookingOf, openShop, type Shop } from './shop.ts'

const rounds: Readonly<Record<Level, number>> = { smoke: 3, nightly: 20, release: 100 }
const twins = 50
const deadlineMs = 15_000

export const idempotency: Proof = {
  name: 'idempotency',
  promise: 'one key is one effect and one answer: for twins at once, for another body, and after a restart',
  databases: ['sqlite', 'postgres'],
  run,
}

/** A write as it is sent; which tables its effect shows in is counted by {@link effects}. */
interface Write {
  readonly name: string
  readonly path: string
  readonly body: unknown
  /** The same with something else in it. */
  readonly otherBody: unknown
  readonly badBody: unknown
  readonly status: number
  /** How many rows tell of one effect. */
  readonly effects: string
}

interface Proving {
  readonly client: HttpClient
  readonly urls: readonly string[]
  readonly shop: Shop
  /** Another tenant's, which may use the same keys. */
  readonly stranger: Shop
  readonly view: DatabaseView
  readonly faultList: FaultList
}

async function run({ level, place, tell }: ProofRun): Promise<Verdict> {
  const client = createHttpClient({ sockets: twins, deadlineMs })
  const faultList = createFaultList()
  const figures: string[] = []
  let servers = await startServers(place)
  const view = await place.view()
  try {
    const services = [{ name: 'cut', minutes: 15, staff: [0] }]
    const shop = await openShop(client, servers[0]?.url ?? '', { staff: 1, days: 3, services })
    const stranger = await openShop(client, servers[0]?.url ?? '', { staff: 0, days: 1, services: [] }, 'tnt_other')
    const proving = { client, urls: servers.map(({ url }) => url), shop, stranger, view, faultList }
    const kept: Kept[] = []
    for (let round = 0; round < rounds[level]; round += 1) {
      for (const write of await writesOf(proving, round)) kept.push(await proveWrite(proving, write, round))
    }
    const inProgress = kept.reduce((total, { refusedTwins }) => total + refusedTwins, 0)
    figures.push(
      `${kept.length} writes × ${twins} twins: one effect each; ${inProgress} twins told idempotency_in_progress`,
    )
    await Promise.all(servers.map((server) => server.kill()))
    servers = await startServers(place)
    for (const { request, reply } of kept) await expectSame(proving, { ...request, url: servers[0]?.url ?? '' }, reply)
    figures.push(`${kept.length} answers the same after a restart`)
    for (const figure of figures) tell(figure)
    return { figures, faults: faultList.faults }
  } finally {
    client.close()
    await view.close()
    await Promise.all(servers.map((server) => server.kill()))
  }
}

/** On PostgreSQL twins meet in different processes. */
async function startServers(place: Place): Promise<readonly ServerProcess[]> {
  const servers = [await startServer(place, { jobs: false })]
  if (place.kind === 'postgres') servers.push(await startServer(place, { jobs: false }))
  return servers
}

interface Kept {
  readonly request: HttpRequest
  readonly reply: Reply
  readonly refusedTwins: number
}

async function proveWrite(proving: Proving, write: Write, round: number): Promise<Kept> {
  const { client, urls, shop, stranger, view, faultList } = proving
  const { check } = faultList
  const what = `${write.name}, round ${round + 1}`
  const idempotencyKey = `${write.name}-${round}`
  const request: HttpRequest = {
    url: urls[0] ?? '',
    method: 'POST',
    path: write.path,
    apiKey: shop.apiKey,
    idempotencyKey,
    body: write.body,
  }
  const bad = await client.send({ ...request, body: write.badBody })
  check(describeReply(bad) === '400 invalid_request', `${what}: a bad body was answered ${describeReply(bad)}`)
  const before = await view.number(write.effects)
  const sent = Array.from({ length: twins }, (_, index) => ({ ...request, url: urls[index % urls.length] ?? '' }))
  const replies = await Promise.all(sent.map((twin) => client.send(twin)))
  const after = await view.number(write.effects)
  const due = write.status < 300 ? 1 : 0
  check(after - before === due, `${what}: ${after - before} effects of ${twins} twins`)
  const refused = replies.filter((reply) => describeReply(reply) === '409 idempotency_in_progress')
  const answered = replies.filter((reply) => !refused.includes(reply))
  const [first = { kind: 'TIMEOUT', latencyMs: 0 } as const] = answered
  check(first.kind === 'ANSWER' && first.status === write.status, `${what}: was answered ${describeReply(first)}`)
  for (const reply of answered) check(isSame(reply, first), `${what}: twins differ: ${told(first)} and ${told(reply)}`)
  const originals = answered.filter((reply) => reply.kind === 'ANSWER' && !reply.replayed)
  check(originals.length === 1, `${what}: ${originals.length} twins claim to be the first`)
  const other = await client.send({ ...request, body: write.otherBody })
  const expected = '422 idempotency_key_reused'
  check(describeReply(other) === expected, `${what}: another body was answered ${describeReply(other)}`)
  const makeCustomer = { ...request, path: '/v1/customers', body: { name: 'Elsewhere' } }
  const elsewhere = describeReply(await client.send(makeCustomer))
  check(elsewhere === expected, `${what}: another route was answered ${elsewhere}`)
  const strangers = describeReply(await client.send({ ...makeCustomer, apiKey: stranger.apiKey }))
  check(strangers === '201', `${what}: another tenant with the same key was answered ${strangers}`)
  check((await view.number(write.effects)) === after, `${what}: the reused key had an effect`)
  return { request, reply: first, refusedTwins: refused.length }
}

async function expectSame({ client, faultList }: Proving, request: HttpRequest, reply: Reply): Promise<void> {
  const again = await client.send(request)
  const replayed = again.kind === 'ANSWER' && again.replayed
  const difference = `${request.idempotencyKey} after a restart: was ${told(reply)}, is ${told(again)}`
  faultList.check(isSame(again, reply) && replayed, difference)
}

function isSame(a: Reply, b: Reply): boolean {
  return a.kind === 'ANSWER' && b.kind === 'ANSWER' && a.status === b.status && a.body === b.body
}

function told(reply: Reply): string {
  return reply.kind === 'ANSWER' ? `${reply.status} ${reply.body}` : describeReply(reply)
}

/** The writes of one round: a booking, one that is refused, a bill, its payment, and a record. */
async function writesOf({ client, urls, shop }: Proving, round: number): Promise<readonly Write[]> {
  const startsAtMs = shop.opensAtMs + round * 3 * shop.stepMs
  const taken = bookingOf(shop, 'cut', startsAtMs)
  const lines = (quantity: number): object => ({
    locationId: shop.locationId,
    lines: [{ kind: 'PRODUCT', productId: shop.productId, quantity }],
  })
  const order = await client.send({
    url: urls[0] ?? '',
    method: 'POST',
    path: '/v1/orders',
    apiKey: shop.apiKey,
    body: lines(1),
  })
  const { id } = JSON.parse(order.kind === 'ANSWER' ? order.body : '{}') as { id?: string }
  const tenders = (tenderedMinor: unknown): object => ({ tenders: [{ kind: 'CASH', tenderedMinor }] })
  const rowsOf = (table: string): string => `select count(*) as n from {${table}} where tenant_id = 'tnt_proof'`
  const booking = {
    path: '/v1/bookings',
    otherBody: { ...taken, note: 'another' },
    badBody: { ...taken, startsAt: 'soon' },
  }
  return [
    { name: 'booking', ...booking, body: taken, status: 201, effects: rowsOf('booking') },
    { name: 'refusal', ...booking, body: { ...taken, channel: 'APP' }, status: 409, effects: rowsOf('booking') },
    {
      name: 'order',
      path: '/v1/orders',
      body: lines(2),
      otherBody: lines(3),
      badBody: lines(0),
      status: 201,
      effects: rowsOf('order_'),
    },
    {
      name: 'payment',
      path: `/v1/orders/${id}/pay`,
      body: tenders(10_000),
      otherBody: tenders(20_000),
      badBody: tenders('much'),
      status: 200,
      effects: rowsOf('payment'),
    },
    {
      name: 'customer',
      path: '/v1/customers',
      body: { name: `Customer ${round}` },
      otherBody: { name: 'Somebody else' },
      badBody: { name: 1 },
      status: 201,
      effects: rowsOf('customer'),
    },
  ]
}

import { setTimeout as sleep } from 'node:timers/promises'
import { describeDurations } from './durations.ts'
import {
  type Answer,
  createHttpClient,
  describeReply,
  type HttpClient,
  type HttpRequest,
  type Reply,
} from './http-client.ts'
import type { Place } from './place.ts'
import { type FaultList, slow } from './proof.ts'
import { createRandom, type Random } from './random.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { openShop, type Shop, type ShopPlan } from './shop.ts'
import { verifyPlace } from './verify-place.ts'

/** A request without the server's address, which changes with every start. */
export type Wish = Omit<HttpRequest, 'url'> & { readonly idempotencyKey: string }

/** What a client wrote down: this it asked for, and this it was told. */
export interface Acknowledged {
  readonly wish: Wish
  readonly answer: Answer
}

/** Asks until there is an answer, always with the same key. */
export type Ask = (wish: Wish) => Promise<Answer>

/** What befalls the shop while its clients go about. */
export interface Nemesis {
  /** In the plural, for what is told. */
  readonly name: string
  /** Whether the server stays: it then answers whatever it cannot do with 503 and when to ask again, and nothing else. */
  readonly serverStays: boolean
  /** Strikes, and puts everything but the server back in order. */
  readonly strike: (server: ServerProcess) => Promise<void>
}

/** kill -9, and a new server on the same data. */
export const killed: Nemesis = {
  name: 'kills',
  serverStays: false,
  strike: (server) => server.kill(),
}

export interface KillPlan {
  readonly kills: number
  readonly clients: number
  /** So many errands are run around each kill. */
  readonly errands: number
  /** From when all that was struck is there again to the answer of the first request. */
  readonly slowestRestartMs: number
}

export interface KillOptions {
  readonly place: Place
  /** {@link killed} when absent. */
  readonly nemesis?: Nemesis
  readonly plan: KillPlan
  readonly seed: number
  readonly shop: ShopPlan
  readonly faultList: FaultList
  readonly tell: (line: string) => void
  /** What the shop needs besides, each of which must be accepted. */
  readonly furnishing?: readonly { readonly path: string; readonly body: unknown }[]
  /** What one client does in one go, with a chance of its own, whoever else is about. */
  readonly errand: (shop: Shop, number: number, ask: Ask, random: Random) => Promise<void>
}

/** The clients' own log, kept apart from the database it is compared with. */
export interface KillStory {
  readonly log: readonly Acknowledged[]
  readonly figures: readonly string[]
}

const deadlineMs = 15_000
const replayed = 200
/** Between an answer that nothing can be done now and the next try. */
const pauseMs = 20
/** So many requests lose their connection instead: their commit may well go on. */
const hungUp = 0.03

/**
 * Clients run errands while the server is killed and started again, as often as planned; then the last one is asked to
 * repeat some of the answers.
 */
export async function runKills(options: KillOptions): Promise<KillStory> {
  const { place, plan, seed, faultList, tell } = options
  const random = createRandom(seed)
  const client = createHttpClient({ sockets: plan.clients, deadlineMs })
  const log: Acknowledged[] = []
  const unanswered = new Map<string, number>()
  const restartsMs: number[] = []
  let server = await startServer(place, { jobs: false })
  try {
    const shop = await openShop(client, server.url, options.shop)
    for (const { path, body } of options.furnishing ?? []) {
      const made = await client.send({ url: server.url, method: 'POST', path, apiKey: shop.apiKey, body })
      if (made.kind !== 'ANSWER' || made.status >= 300) throw new Error(`${path}: ${JSON.stringify(made)}`)
    }
    for (let kill = 0; kill < plan.kills; kill += 1) {
      const round = { client, log, unanswered, shop, kill, server, restartsMs, random }
      server = await killOnce(options, round)
    }
    await checkReplays({ client, url: server.url, log, random, faultList })
    for (const ms of restartsMs) {
      const told = `${slow}the first request afterwards was answered after ${Math.round(ms)} ms`
      faultList.check(ms < plan.slowestRestartMs, told)
    }
    const lost = [...unanswered].map(([kind, count]) => `${count} × ${kind}`).join(', ')
    const done = log.filter(({ answer }) => answer.replayed).length
    const verified = await verifyPlace(place, faultList)
    const figures = [
      verified,
      `${plan.kills} ${(options.nemesis ?? killed).name} under ${plan.clients} clients, ${log.length} answers acknowledged`,
      `unanswered and asked again: ${lost}; ${done} of them had been done`,
      `until the first answer afterwards: ${describeDurations(restartsMs)}`,
    ]
    for (const figure of figures) tell(figure)
    return { log, figures }
  } finally {
    client.close()
    await server.kill()
  }
}

interface Round {
  readonly client: HttpClient
  readonly log: Acknowledged[]
  readonly unanswered: Map<string, number>
  readonly restartsMs: number[]
  readonly shop: Shop
  readonly kill: number
  readonly server: ServerProcess
  /** Decides about the kills. */
  readonly random: Random
}

/** All errands of one round, with one kill on the way; gives the server that is there afterwards. */
async function killOnce(options: KillOptions, round: Round): Promise<ServerProcess> {
  const { plan, seed, errand } = options
  const { serverStays } = options.nemesis ?? killed
  const { client, log, unanswered, shop, kill, random } = round
  let current: Promise<ServerProcess> = Promise.resolve(round.server)
  let killAfter = log.length + random.between(Math.ceil(plan.errands * 0.1), Math.ceil(plan.errands * 0.9))
  const strike = (): void => {
    killAfter = Number.POSITIVE_INFINITY
    current = restart(options, round)
  }
  const ask = async (wish: Wish, chance: Random): Promise<Answer> => {
    for (;;) {
      const { url } = await current
      const cut = chance.chance(hungUp) ? { hangUpAfterMs: chance.between(1, 20) } : {}
      const reply = await client.send({ ...wish, ...cut, url })
      if (reply.kind === 'ANSWER' && reply.status < 500) {
        log.push({ wish, answer: reply })
        if (log.length >= killAfter) strike()
        return reply
      }
      const kind = describeReply(reply)
      unanswered.set(kind, (unanswered.get(kind) ?? 0) + 1)
      if (serverStays) checkRefused(reply, options.faultList)
      // Sooner than it is told, so that many ask at the worst of times.
      if (reply.kind === 'ANSWER') await sleep(pauseMs)
    }
  }
  let next = kill * plan.errands
  const end = next + plan.errands
  const work = async (): Promise<void> => {
    while (next < end) {
      const number = next++
      const chance = createRandom(seed + number)
      await errand(shop, number, (wish) => ask(wish, chance), chance)
    }
  }
  await Promise.all(Array.from({ length: plan.clients }, work))
  return current
}

/** A server that stays cuts nobody off, and says 503 and when to ask again where it cannot do what it is asked. */
function checkRefused(reply: Reply, { check }: FaultList): void {
  const hungUp = reply.kind === 'BROKEN' && reply.because === 'hung up'
  const refused = reply.kind === 'ANSWER' && reply.status === 503 && reply.retryAfter !== undefined
  check(hungUp || refused, `a client was told ${describeReply(reply)}`)
}

async function restart({ place, nemesis = killed, plan }: KillOptions, round: Round): Promise<ServerProcess> {
  const { client, server, shop, restartsMs, random } = round
  // Half of the kills strike at the moment a client hears of a commit, before anything else can happen.
  if (random.chance(0.5)) await sleep(random.between(1, 5))
  await nemesis.strike(server)
  const startedMs = performance.now()
  const now = nemesis.serverStays ? server : await startServer(place, { jobs: false })
  const first = { url: now.url, method: 'GET', path: '/v1/tenant', apiKey: shop.apiKey } as const
  for (;;) {
    const reply = await client.send(first)
    const tookMs = performance.now() - startedMs
    if ((reply.kind === 'ANSWER' && reply.status === 200) || tookMs > 10 * plan.slowestRestartMs) {
      restartsMs.push(tookMs)
      return now
    }
    await sleep(pauseMs)
  }
}

/** What was acknowledged is answered again byte for byte, also by a process that was not there at the time. */
async function checkReplays(replaying: {
  readonly client: HttpClient
  readonly url: string
  readonly log: readonly Acknowledged[]
  readonly random: Random
  readonly faultList: FaultList
}): Promise<void> {
  const { client, url, log, random, faultList } = replaying
  for (let count = 0; count < Math.min(replayed, log.length); count += 1) {
    const { wish, answer } = log[random.between(0, log.length - 1)] ?? fail()
    const again = await client.send({ ...wish, url })
    const same = again.kind === 'ANSWER' && again.status === answer.status && again.body === answer.body
    faultList.check(
      same,
      `${wish.idempotencyKey} was ${describeReply(answer)}, and is ${describeReply(again)} when repeated`,
    )
  }
}

function fail(): never {
  throw new Error('nothing was acknowledged')
}

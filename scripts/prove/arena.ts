import { checkCalendar } from './calendar-check.ts'
import {
  bodyOf,
  createHttpClient,
  describeReply,
  type HttpClient,
  type HttpRequest,
  isAccepted,
  type Reply,
} from './http-client.ts'
import type { Place } from './place.ts'
import { createFaultList, type FaultList, type Level, type Verdict } from './proof.ts'
import { createRandom, type Random } from './random.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { openShop, type Shop, type ShopPlan } from './shop.ts'
import { verifyPlace } from './verify-place.ts'

/** How large a race is. */
export interface RacePlan {
  readonly rounds: number
  readonly clients: number
  /** Processes on the one database. */
  readonly servers: number
}

export const raceSizes: Readonly<Record<Level, Omit<RacePlan, 'servers'>>> = {
  smoke: { rounds: 5, clients: 50 },
  nightly: { rounds: 50, clients: 200 },
  release: { rounds: 200, clients: 200 },
}

/** PostgreSQL is there for many processes on one database, so many race on it. */
export function serversOn(place: Place): number {
  return place.kind === 'postgres' ? 3 : 1
}

/** Where a race takes place: a shop on running servers, and somebody who keeps count. */
export interface Arena {
  readonly shop: Shop
  readonly plan: RacePlan
  readonly random: Random
  readonly faultList: FaultList
  /** Sends one to the server that this number falls to, whatever comes of it. */
  send(request: Omit<HttpRequest, 'url' | 'apiKey'>, number: number): Promise<Reply>
  /** Sends all at the same moment, spread over the servers; repetitions are the sender's concern. */
  sendAtOnce(requests: readonly Omit<HttpRequest, 'url' | 'apiKey'>[]): Promise<readonly Reply[]>
  /** Sends one, which must be accepted, and answers its body. */
  accepted(request: Omit<HttpRequest, 'url' | 'apiKey'>): Promise<Record<string, unknown>>
  /** A figure of the race, told while it is under way. */
  tell(figure: string): void
}

/** Longer than the server's own, so that a timeout here is a request the server forgot. */
const deadlineMs = 15_000
const hourMs = 3_600_000

/** Each round has a stretch of the calendar to itself. */
export const roundMs = 3 * hourMs

/** When a round's stretch begins. */
export function roundStartMs(arena: Arena, round: number): number {
  return arena.shop.opensAtMs + round * roundMs
}

/** Days of work that so many rounds need. */
export function daysOf(rounds: number): number {
  return Math.ceil((rounds * roundMs) / (24 * hourMs)) + 1
}

/**
 * Opens the shop, lets the race run, and looks at the tables afterwards: as many bookings as the race says are due,
 * nobody in two places at once, no pool overdrawn, no deadlock, and no complaint in any server's log.
 */
export async function race(
  place: Place,
  plan: RacePlan,
  seed: number,
  shopPlan: ShopPlan,
  run: (arena: Arena) => Promise<{ readonly bookingsDue: number }>,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  const client = createHttpClient({ sockets: plan.clients, deadlineMs })
  const servers: ServerProcess[] = []
  const faultList = createFaultList()
  const figures: string[] = []
  const toldOf = (figure: string): void => {
    figures.push(figure)
    tell(figure)
  }
  try {
    // One after another: the first brings the schema up.
    for (let index = 0; index < plan.servers; index += 1) servers.push(await startServer(place, { jobs: true }))
    const urls = servers.map((server) => server.url)
    const shop = await openShop(client, urls[0] ?? '', shopPlan)
    const random = createRandom(seed)
    const arena: Arena = { shop, plan, random, faultList, tell: toldOf, ...sending(client, urls, shop) }
    const { bookingsDue } = await run(arena)
    toldOf(await checkTables(place, bookingsDue, faultList))
    toldOf(await verifyPlace(place, faultList))
    for (const server of servers) checkLog(server, faultList)
  } finally {
    client.close()
    await Promise.all(servers.map((server) => server.kill()))
  }
  return { figures, faults: faultList.faults }
}

function sending(
  client: HttpClient,
  urls: readonly string[],
  { apiKey }: Shop,
): Pick<Arena, 'send' | 'sendAtOnce' | 'accepted'> {
  const send = (request: Omit<HttpRequest, 'url' | 'apiKey'>, index: number): Promise<Reply> =>
    client.send({ ...request, apiKey, url: urls[index % urls.length] ?? '' })
  return {
    send,
    sendAtOnce: (requests) => Promise.all(requests.map(send)),
    accepted: async (request) => {
      const reply = await send(request, 0)
      if (isAccepted(reply)) return bodyOf(reply)
      throw new Error(`${request.method} ${request.path} was not accepted: ${JSON.stringify(reply)}`)
    },
  }
}

/** How often each kind of reply came. */
export function countReplies(replies: readonly Reply[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const reply of replies) {
    const kind = describeReply(reply)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

export function describeCounts(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} × ${kind}`)
    .join(', ')
}

async function checkTables(place: Place, due: number, faultList: FaultList): Promise<string> {
  const view = await place.view()
  try {
    await checkCalendar(view, faultList)
    const bookings = await view.number('select count(*) as n from {booking}')
    faultList.check(bookings === due, `${bookings} bookings are stored, but ${due} are due`)
    const deadlocks = await view.deadlocks()
    faultList.check(deadlocks === 0, `the database had to break ${deadlocks} deadlocks`)
    return `${bookings} bookings stored, ${deadlocks} deadlocks`
  } finally {
    await view.close()
  }
}

function checkLog(server: ServerProcess, { check }: FaultList): void {
  const lines = server.log().split('\n').filter(Boolean)
  check(lines.length === 0, `the server complained ${lines.length} times, such as ${lines[0]}`)
}

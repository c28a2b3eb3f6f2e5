import { checkCalendar } from './calendar-check.ts'
import { describeDurations } from './durations.ts'
import { createHttpClient, describeReply, type HttpClient, type Reply } from './http-client.ts'
import type { Place } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, type Verdict } from './proof.ts'
import { createRandom, type Random } from './random.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { bookingOf, openShop, type Shop, type ShopService } from './shop.ts'

interface Story {
  readonly name: string
  readonly service: ShopService
  /** The person asked for; anybody when absent. */
  readonly person?: number
  /** Starts lie on so many grid steps after the first, all of which overlap. */
  readonly spread: number
  readonly winners: number
  /** What the others are told. */
  readonly losers: string
}

const story = (
  name: string,
  service: Omit<ShopService, 'minutes'>,
  rest: Omit<Story, 'name' | 'service' | 'losers'> & { losers?: string },
): Story => ({ name, service: { minutes: 60, ...service }, losers: '409 slot_taken', ...rest })

const stories: readonly Story[] = [
  story('a named person, one start', { name: 'named', staff: [0] }, { person: 0, spread: 0, winners: 1 }),
  story('a named person, overlapping starts', { name: 'overlap', staff: [1] }, { person: 1, spread: 6, winners: 1 }),
  story('anybody of one', { name: 'anyone', staff: [2] }, { spread: 0, winners: 1 }),
  story('anybody of two', { name: 'anytwo', staff: [3, 4] }, { spread: 6, winners: 2 }),
  story(
    'two chairs for three people',
    { name: 'chairs', staff: [5, 6, 7], needsChair: true },
    { spread: 6, winners: 2, losers: '409 capacity_full' },
  ),
]

export interface RacePlan {
  readonly rounds: number
  readonly clients: number
  /** Processes on the one database. */
  readonly servers: number
}

const sizes: Readonly<Record<Level, Omit<RacePlan, 'servers'>>> = {
  smoke: { rounds: 5, clients: 50 },
  nightly: { rounds: 50, clients: 200 },
  release: { rounds: 200, clients: 200 },
}

/** Longer than the server's own, so that a timeout here is a request the server forgot. */
const deadlineMs = 15_000
const mostUnfair = 3
const hourMs = 3_600_000
/** Each round has a stretch of the calendar to itself. */
const roundMs = 3 * hourMs

export const raceSlot: Proof = {
  name: 'race-slot',
  promise: 'of all who want one slot at once exactly as many get it as there is room for, and the others are told so',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => race(place, { ...sizes[level], servers: serversOn(place) }, seed, tell),
}

/** PostgreSQL is there for many processes on one database, so many race on it. */
export function serversOn(place: Place): number {
  return place.kind === 'postgres' ? 3 : 1
}

export async function race(
  place: Place,
  plan: RacePlan,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  const client = createHttpClient({ sockets: plan.clients, deadlineMs })
  // One after another: the first brings the schema up.
  const servers: ServerProcess[] = []
  const faultList = createFaultList()
  const figures: string[] = []
  try {
    for (let index = 0; index < plan.servers; index += 1) servers.push(await startServer(place, { jobs: true }))
    const urls = servers.map((server) => server.url)
    const services = stories.map(({ service }) => service)
    const days = Math.ceil((plan.rounds * roundMs) / (24 * hourMs)) + 1
    const shop = await openShop(client, urls[0] ?? '', { staff: 8, days, services, chairs: 2 })
    const random = createRandom(seed)
    let winners = 0
    for (const one of stories) {
      const { told, rounds } = await raceStory({ client, urls, shop, plan, random, faultList }, one)
      winners += rounds * one.winners
      figures.push(told)
      tell(told)
      // Where locks are wrong, rounds may take minutes each, and a few have said it all.
      if (faultList.faults.length > 0) break
    }
    const stored = await checkTables(place, winners, faultList)
    figures.push(stored)
    tell(stored)
    for (const server of servers) checkLog(server, faultList)
  } finally {
    client.close()
    await Promise.all(servers.map((server) => server.kill()))
  }
  return { figures, faults: faultList.faults }
}

interface Racing {
  readonly client: HttpClient
  readonly urls: readonly string[]
  readonly shop: Shop
  readonly plan: RacePlan
  readonly random: Random
  readonly faultList: FaultList
}

async function raceStory(racing: Racing, told: Story): Promise<{ told: string; rounds: number }> {
  const { plan, shop, faultList } = racing
  const counts = new Map<string, number>()
  const latenciesMs: number[] = []
  const roundsMs: number[] = []
  for (let round = 0; round < plan.rounds && faultList.faults.length < mostUnfair; round += 1) {
    const startedMs = performance.now()
    const replies = await raceRound(racing, told, shop.opensAtMs + round * roundMs, round)
    roundsMs.push(performance.now() - startedMs)
    const inRound = new Map<string, number>()
    for (const reply of replies) {
      const kind = describeReply(reply)
      inRound.set(kind, (inRound.get(kind) ?? 0) + 1)
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      latenciesMs.push(reply.latencyMs)
    }
    const won = inRound.get('201') ?? 0
    const fair = won === told.winners && won + (inRound.get(told.losers) ?? 0) === plan.clients
    faultList.check(fair, `${told.name}, round ${round + 1}: ${describeCounts(inRound)}, not ${told.winners} × 201`)
  }
  const rounds = roundsMs.length
  const size = `${rounds} rounds × ${plan.clients} clients`
  const times = `a round ${describeDurations(roundsMs)}; a request ${describeDurations(latenciesMs)}`
  return { told: `${told.name}: ${size}: ${describeCounts(counts)}; ${times}`, rounds }
}

/** Everybody asks at the same moment, spread over the servers. */
function raceRound(racing: Racing, told: Story, slotMs: number, round: number): Promise<readonly Reply[]> {
  const { client, urls, shop, plan, random } = racing
  const requests = Array.from({ length: plan.clients }, (_, index) => ({
    url: urls[index % urls.length] ?? '',
    method: 'POST' as const,
    path: '/v1/bookings',
    apiKey: shop.apiKey,
    idempotencyKey: `${told.service.name}-${round}-${index}`,
    body: bookingOf(shop, told.service.name, slotMs + random.between(0, told.spread) * shop.stepMs, told.person),
  }))
  return Promise.all(requests.map((request) => client.send(request)))
}

function describeCounts(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} × ${kind}`)
    .join(', ')
}

async function checkTables(place: Place, winners: number, faultList: FaultList): Promise<string> {
  const view = await place.view()
  try {
    await checkCalendar(view, faultList)
    const bookings = await view.number('select count(*) as n from {booking}')
    faultList.check(bookings === winners, `${bookings} bookings are stored, but ${winners} are due`)
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

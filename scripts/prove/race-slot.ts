import {
  type Arena,
  countReplies,
  daysOf,
  describeCounts,
  type RacePlan,
  race,
  raceSizes,
  roundStartMs,
  serversOn,
} from './arena.ts'
import { describeDurations } from './durations.ts'
import type { Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Proof, Verdict } from './proof.ts'
import { bookingOf, type ShopService } from './shop.ts'

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

const mostUnfair = 3

export const raceSlot: Proof = {
  name: 'race-slot',
  promise: 'of all who want one slot at once exactly as many get it as there is room for, and the others are told so',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) =>
    raceForSlots(place, { ...raceSizes[level], servers: serversOn(place) }, seed, tell),
}

export function raceForSlots(
  place: Place,
  plan: RacePlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  const services = stories.map(({ service }) => service)
  const shopPlan = { staff: 8, days: daysOf(plan.rounds), services, chairs: 2 }
  return race(place, plan, seed, shopPlan, runStories, tell)
}

async function runStories(arena: Arena): Promise<{ bookingsDue: number }> {
  let bookingsDue = 0
  for (const one of stories) {
    bookingsDue += (await raceStory(arena, one)) * one.winners
    // Where locks are wrong, rounds may take minutes each, and a few have said it all.
    if (arena.faultList.faults.length > 0) break
  }
  return { bookingsDue }
}

/** How many rounds it took. */
async function raceStory(arena: Arena, told: Story): Promise<number> {
  const { plan, faultList } = arena
  const replies: Reply[] = []
  const roundsMs: number[] = []
  for (let round = 0; round < plan.rounds && faultList.faults.length < mostUnfair; round += 1) {
    const startedMs = performance.now()
    const ofRound = await raceRound(arena, told, round)
    roundsMs.push(performance.now() - startedMs)
    replies.push(...ofRound)
    const counts = countReplies(ofRound)
    const won = counts.get('201') ?? 0
    const fair = won === told.winners && won + (counts.get(told.losers) ?? 0) === plan.clients
    faultList.check(fair, `${told.name}, round ${round + 1}: ${describeCounts(counts)}, not ${told.winners} × 201`)
  }
  const rounds = roundsMs.length
  const times = `a round ${describeDurations(roundsMs)}; a request ${describeDurations(replies.map((one) => one.latencyMs))}`
  const counts = describeCounts(countReplies(replies))
  arena.tell(`${told.name}: ${rounds} rounds × ${plan.clients} clients: ${counts}; ${times}`)
  return rounds
}

/** Everybody asks at the same moment. */
function raceRound(arena: Arena, told: Story, round: number): Promise<readonly Reply[]> {
  const { shop, plan, random } = arena
  return arena.sendAtOnce(
    Array.from({ length: plan.clients }, (_, index) => {
      const startMs = roundStartMs(arena, round) + random.between(0, told.spread) * shop.stepMs
      return {
        method: 'POST' as const,
        path: '/v1/bookings',
        idempotencyKey: `${told.service.name}-${round}-${index}`,
        body: bookingOf(shop, told.service.name, startMs, told.person),
      }
    }),
  )
}

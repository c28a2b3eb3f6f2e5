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
import type { HttpRequest, Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Proof, Verdict } from './proof.ts'
import { bookingOf } from './shop.ts'

const hourMs = 3_600_000

/** Two people, so that rings of moves need the locks of both, in either order. */
const services = [
  { name: 'here', minutes: 60, staff: [0] },
  { name: 'there', minutes: 60, staff: [1] },
] as const

export const raceReschedule: Proof = {
  name: 'race-reschedule',
  promise:
    'moves that want each other’s slots are refused cleanly, and of all who move to a free one a single one gets it',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) =>
    raceMoves(place, { ...raceSizes[level], servers: serversOn(place) }, seed, tell),
}

export function raceMoves(place: Place, plan: RacePlan, seed: number, tell?: (line: string) => void): Promise<Verdict> {
  const shopPlan = { staff: 2, days: daysOf(plan.rounds), services }
  return race(place, plan, seed, shopPlan, runRounds, tell)
}

async function runRounds(arena: Arena): Promise<{ bookingsDue: number }> {
  const { plan, faultList } = arena
  const swaps: Reply[] = []
  const moves: Reply[] = []
  let bookingsDue = 0
  for (let round = 0; round < plan.rounds && faultList.faults.length === 0; round += 1) {
    const startMs = roundStartMs(arena, round)
    // Both people are taken for two hours; the third hour is free.
    const ids: string[] = []
    for (const [hour, service] of [
      [0, 'here'],
      [1, 'here'],
      [0, 'there'],
      [1, 'there'],
    ] as const) {
      const booked = await arena.accepted({
        method: 'POST',
        path: '/v1/bookings',
        body: bookingOf(arena.shop, service, startMs + hour * hourMs),
      })
      ids.push(String(booked.id))
    }
    bookingsDue += ids.length
    const swapped = await arena.sendAtOnce(swapRequests(arena, ids, startMs, round))
    swaps.push(...swapped)
    const refused = countReplies(swapped)
    faultList.check(
      refused.get('409 slot_taken') === swapped.length,
      `swaps, round ${round + 1}: ${describeCounts(refused)}, not all 409 slot_taken`,
    )
    const moved = await arena.sendAtOnce(moveRequests(arena, ids.slice(0, 2), startMs, round))
    moves.push(...moved)
    checkMoves(arena, round, moved)
  }
  const rounds = `${plan.rounds} rounds × ${plan.clients} clients`
  arena.tell(`swaps, A to B and B to A: ${rounds}: ${describeCounts(countReplies(swaps))}`)
  arena.tell(`two bookings to one free slot: ${rounds}: ${describeCounts(countReplies(moves))}`)
  return { bookingsDue }
}

/** Each of a person's two bookings wants the other's hour, which it would have to give up first. */
function swapRequests(
  { plan }: Arena,
  ids: readonly string[],
  startMs: number,
  round: number,
): readonly Omit<HttpRequest, 'url' | 'apiKey'>[] {
  return Array.from({ length: plan.clients }, (_, index) => ({
    method: 'POST' as const,
    path: `/v1/bookings/${ids[index % ids.length]}/reschedule`,
    idempotencyKey: `swap-${round}-${index}`,
    body: { startsAt: new Date(startMs + (index % 2 === 0 ? 1 : 0) * hourMs).toISOString() },
  }))
}

/** Both bookings of one person want the free hour, again and again. */
function moveRequests(
  { plan }: Arena,
  ids: readonly string[],
  startMs: number,
  round: number,
): readonly Omit<HttpRequest, 'url' | 'apiKey'>[] {
  return Array.from({ length: plan.clients }, (_, index) => ({
    method: 'POST' as const,
    path: `/v1/bookings/${ids[index % ids.length]}/reschedule`,
    idempotencyKey: `move-${round}-${index}`,
    body: { startsAt: new Date(startMs + 2 * hourMs).toISOString() },
  }))
}

/** The one that came first has it, however often it asks for it again; the other is refused every time. */
function checkMoves({ plan, faultList }: Arena, round: number, moved: readonly Reply[]): void {
  const wins = [0, 1].map((which) => moved.filter((reply, index) => index % 2 === which && isAccepted(reply)).length)
  const counts = countReplies(moved)
  const half = plan.clients / 2
  const fair =
    wins.filter((count) => count > 0).length === 1 &&
    Math.max(...wins) === half &&
    counts.get('409 slot_taken') === half
  faultList.check(
    fair,
    `moves, round ${round + 1}: ${describeCounts(counts)}, not all of one booking's and none of the other's`,
  )
}

function isAccepted(reply: Reply): boolean {
  return reply.kind === 'ANSWER' && reply.status === 200
}

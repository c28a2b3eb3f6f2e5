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
import type { Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Proof, Verdict } from './proof.ts'
import { bookingOf } from './shop.ts'

const service = { name: 'held', minutes: 60, staff: [0] }

export const raceHold: Proof = {
  name: 'race-hold',
  promise: 'a slot is held or booked by one of all who try at once, and a held one is booked by its holder alone',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) =>
    raceHolds(place, { ...raceSizes[level], servers: serversOn(place) }, seed, tell),
}

export function raceHolds(place: Place, plan: RacePlan, seed: number, tell?: (line: string) => void): Promise<Verdict> {
  const shopPlan = { staff: 1, days: daysOf(2 * plan.rounds), services: [service] }
  return race(place, plan, seed, shopPlan, runRounds, tell)
}

async function runRounds(arena: Arena): Promise<{ bookingsDue: number }> {
  const { plan, faultList } = arena
  const first: Reply[] = []
  const second: Reply[] = []
  let heldRounds = 0
  for (let round = 0; round < plan.rounds && faultList.faults.length === 0; round += 1) {
    const replies = await holdOrBook(arena, round)
    first.push(...replies)
    const won = replies.findIndex((reply) => reply.kind === 'ANSWER' && reply.status === 201)
    expectOneWinner(arena, `held or booked, round ${round + 1}`, replies)
    if (won === -1 || !holds(won, round)) continue
    heldRounds += 1
    const answers = await bookHeld(arena, round, replies[won])
    second.push(...answers)
    expectOneWinner(arena, `the holder against others, round ${round + 1}`, answers)
    const [holder] = answers
    faultList.check(
      holder?.kind === 'ANSWER' && holder.status === 201,
      `round ${round + 1}: the holder was not the one who booked`,
    )
  }
  arena.tell(`held or booked: ${plan.rounds} rounds × ${plan.clients} clients: ${describeCounts(countReplies(first))}`)
  arena.tell(`held, then booked: ${heldRounds} rounds: ${describeCounts(countReplies(second))}`)
  return { bookingsDue: plan.rounds }
}

function expectOneWinner({ plan, faultList }: Arena, what: string, replies: readonly Reply[]): void {
  const counts = countReplies(replies)
  const fair = counts.get('201') === 1 && counts.get('409 slot_taken') === plan.clients - 1
  faultList.check(fair, `${what}: ${describeCounts(counts)}, not one 201`)
}

/** By turns a client holds and one books; which begins changes from round to round. */
function holds(index: number, round: number): boolean {
  return (index + round) % 2 === 0
}

/** Half of them hold the slot and half book it, all at once. */
function holdOrBook(arena: Arena, round: number): Promise<readonly Reply[]> {
  const { shop, plan } = arena
  const visit = bookingOf(shop, service.name, roundStartMs(arena, round), 0)
  return arena.sendAtOnce(
    Array.from({ length: plan.clients }, (_, index) =>
      holds(index, round)
        ? { method: 'POST' as const, path: '/v1/slot-holds', body: visit }
        : { method: 'POST' as const, path: '/v1/bookings', idempotencyKey: `book-${round}-${index}`, body: visit },
    ),
  )
}

/** The holder books what is held; everybody else wants the same slot at that moment. */
function bookHeld(arena: Arena, round: number, reply: Reply | undefined): Promise<readonly Reply[]> {
  const { shop, plan } = arena
  const hold = JSON.parse(reply?.kind === 'ANSWER' ? reply.body : '{}') as { id?: string; holdToken?: string }
  const visit = bookingOf(shop, service.name, roundStartMs(arena, round), 0)
  return arena.sendAtOnce(
    Array.from({ length: plan.clients }, (_, index) => ({
      method: 'POST' as const,
      path: '/v1/bookings',
      idempotencyKey: `holder-${round}-${index}`,
      body: index === 0 ? { ...visit, hold: { id: hold.id, token: hold.holdToken } } : visit,
    })),
  )
}

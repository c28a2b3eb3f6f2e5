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
import { serviceId, staffId } from './shop.ts'

const service = { name: 'yoga', minutes: 60, staff: [0] }

/** Few seats, so that most are refused; some ask for two. */
const capacity = 7

export const raceClass: Proof = {
  name: 'race-class',
  promise: 'a class gives away the seats it has and no more, whoever asks for one or two of them at once',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) =>
    raceForSeats(place, { ...raceSizes[level], servers: serversOn(place) }, seed, tell),
}

export function raceForSeats(
  place: Place,
  plan: RacePlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  const shopPlan = { staff: 1, days: daysOf(plan.rounds), services: [service], customers: plan.clients }
  return race(place, plan, seed, shopPlan, runRounds, tell)
}

async function runRounds(arena: Arena): Promise<{ bookingsDue: number }> {
  const { plan, faultList } = arena
  const last: Reply[] = []
  const mixed: Reply[] = []
  for (let round = 0; round < plan.rounds && faultList.faults.length === 0; round += 1) {
    last.push(...(await lastSeat(arena, round)))
    mixed.push(...(await oneOrTwo(arena, round)))
  }
  const size = `${plan.rounds} rounds × ${plan.clients} clients`
  arena.tell(`the last seat: ${size}: ${describeCounts(countReplies(last))}`)
  arena.tell(`${capacity} seats, one or two each: ${size}: ${describeCounts(countReplies(mixed))}`)
  return { bookingsDue: 0 }
}

/** One seat is left, and everybody wants it. */
async function lastSeat(arena: Arena, round: number): Promise<readonly Reply[]> {
  const classSessionId = await planClass(arena, roundStartMs(arena, round), 1)
  const replies = await enrollAll(arena, classSessionId, `last-${round}`, () => 1)
  const counts = countReplies(replies)
  const fair = counts.get('201') === 1 && counts.get('409 class_full') === arena.plan.clients - 1
  arena.faultList.check(fair, `the last seat, round ${round + 1}: ${describeCounts(counts)}, not one 201`)
  await expectSeats(arena, classSessionId, 1)
  return replies
}

/** As many seats are given as are asked for, until fewer are left than the next one wants. */
async function oneOrTwo(arena: Arena, round: number): Promise<readonly Reply[]> {
  const classSessionId = await planClass(arena, roundStartMs(arena, round) + 3_600_000, capacity)
  const wanted = Array.from({ length: arena.plan.clients }, () => arena.random.between(1, 2))
  const replies = await enrollAll(arena, classSessionId, `mixed-${round}`, (index) => wanted[index] ?? 1)
  const counts = countReplies(replies)
  const won = replies.flatMap((reply, index) => (isCreated(reply) ? [wanted[index] ?? 0] : []))
  const taken = won.reduce((sum, seats) => sum + seats, 0)
  const fair = taken === capacity && won.length + (counts.get('409 class_full') ?? 0) === arena.plan.clients
  arena.faultList.check(
    fair,
    `one or two seats, round ${round + 1}: ${taken} taken of ${capacity}: ${describeCounts(counts)}`,
  )
  await expectSeats(arena, classSessionId, taken)
  return replies
}

async function planClass({ accepted, shop }: Arena, startsAtMs: number, seats: number): Promise<string> {
  const { id } = await accepted({
    method: 'POST',
    path: '/v1/class-sessions',
    body: {
      locationId: shop.locationId,
      serviceId: serviceId(service.name),
      staffId: staffId(0),
      startsAt: new Date(startsAtMs).toISOString(),
      capacity: seats,
    },
  })
  return String(id)
}

function enrollAll(
  { plan, shop, sendAtOnce }: Arena,
  classSessionId: string,
  key: string,
  seatsOf: (index: number) => number,
): Promise<readonly Reply[]> {
  return sendAtOnce(
    Array.from({ length: plan.clients }, (_, index) => ({
      method: 'POST' as const,
      path: '/v1/enrollments',
      idempotencyKey: `${key}-${index}`,
      body: { classSessionId, customerId: shop.customerIds[index], seats: seatsOf(index) },
    })),
  )
}

/** What the class itself says is taken. */
async function expectSeats({ accepted, faultList }: Arena, id: string, taken: number): Promise<void> {
  const session = await accepted({ method: 'GET', path: `/v1/class-sessions/${id}` })
  faultList.check(session.seatsTaken === taken, `the class counts ${session.seatsTaken} seats, but ${taken} were given`)
}

function isCreated(reply: Reply): boolean {
  return reply.kind === 'ANSWER' && reply.status === 201
}

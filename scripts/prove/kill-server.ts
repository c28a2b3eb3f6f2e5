import { checkCalendar } from './calendar-check.ts'
import type { DatabaseView } from './database-view.ts'
import { type Acknowledged, type Ask, type KillPlan, runKills, type Wish } from './kill-cycles.ts'
import type { Place } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, type Verdict } from './proof.ts'
import type { Random } from './random.ts'
import { bookingOf, type Shop } from './shop.ts'

export const killPlans: Readonly<Record<Level, KillPlan>> = {
  smoke: { kills: 5, clients: 20, errands: 200, slowestRestartMs: 2000 },
  nightly: { kills: 10, clients: 20, errands: 1000, slowestRestartMs: 2000 },
  release: { kills: 100, clients: 20, errands: 1000, slowestRestartMs: 2000 },
}

export const killServer: Proof = {
  name: 'kill-server',
  promise: 'a booking that was acknowledged survives kill -9, and one that was asked for again is made once',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => killBookings(place, killPlans[level], seed, tell),
}

const staff = 20
const minutes = 15
const slotMs = minutes * 60_000
/** So many bookings want a slot that another has asked for, and most of those are told that it is taken. */
const contested = 0.05

export async function killBookings(
  place: Place,
  plan: KillPlan,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  const faultList = createFaultList()
  const everybody = Array.from({ length: staff }, (_, number) => number)
  const bookings = plan.kills * plan.errands
  const days = Math.ceil((bookings / staff) * (slotMs / 86_400_000)) + 1
  const { log, figures } = await runKills({
    place,
    plan,
    seed,
    faultList,
    tell,
    shop: { staff, days, services: [{ name: 'cut', minutes, staff: everybody }] },
    errand: bookOnce,
  })
  const view = await place.view()
  try {
    await checkCalendar(view, faultList)
    const told = await checkBookings(view, log, faultList)
    tell(told)
    return { figures: [...figures, told], faults: faultList.faults }
  } finally {
    await view.close()
  }
}

async function bookOnce(shop: Shop, number: number, ask: Ask, random: Random): Promise<void> {
  const slot = random.chance(contested) ? Math.max(number - random.between(1, 20), 0) : number
  const startsAtMs = shop.opensAtMs + Math.floor(slot / staff) * slotMs
  const wish: Wish = {
    method: 'POST',
    path: '/v1/bookings',
    apiKey: shop.apiKey,
    idempotencyKey: `book-${number}`,
    body: bookingOf(shop, 'cut', startsAtMs, slot % staff),
  }
  await ask(wish)
}

/** The clients' log against the tables, and the tables against each other. */
async function checkBookings(view: DatabaseView, log: readonly Acknowledged[], { check }: FaultList): Promise<string> {
  const made = log.filter(({ answer }) => answer.status === 201)
  const refused = log.filter(({ answer }) => answer.status === 409)
  const other = log.find(({ answer }) => answer.status !== 201 && answer.status !== 409)
  check(
    other === undefined,
    `${other?.wish.idempotencyKey} was answered ${other?.answer.status}: ${other?.answer.body}`,
  )
  const stored = new Set((await view.rows<{ id: string }>('select id from {booking}')).map((row) => row.id))
  for (const { wish, answer } of made) {
    const { id } = JSON.parse(answer.body) as { id: string }
    check(stored.has(id), `${wish.idempotencyKey} was acknowledged as ${id}, which is not there`)
  }
  const counts: Readonly<Record<string, number>> = {
    'acknowledged bookings': made.length,
    'different ids acknowledged': new Set(made.map(({ answer }) => answer.body)).size,
    bookings: stored.size,
    'successful keys': await countKeys(view, 'book-', true),
    'distinct owners of time': await view.number('select count(distinct owner_id) as n from {occupancy}'),
    'blocks of time': await view.number('select count(*) as n from {occupancy}'),
    'booking.created events': await view.number(
      `select count(*) as n from {outbox} where event like '%"type":"booking.created"%'`,
    ),
    'audit entries': await view.number(
      `select count(distinct subject_id) as n from {audit_entry} where operation = 'bookings.create'`,
    ),
  }
  for (const [name, count] of Object.entries(counts)) {
    check(count === made.length, `${count} ${name}, but ${made.length} acknowledged bookings`)
  }
  const refusedKeys = await countKeys(view, 'book-', false)
  check(refusedKeys === refused.length, `${refusedKeys} refused keys, but ${refused.length} acknowledged refusals`)
  const equal = `${made.length} bookings = keys = owners of time = events = audit entries`
  return `${equal}; ${refused.length} refused as taken`
}

/** Keys whose outcome was a success, or a refusal. */
export function countKeys(view: DatabaseView, prefix: string, ok: boolean): Promise<number> {
  const kept = `outcome like '{"ok":${ok}%'`
  return view.number(`select count(*) as n from {idempotency_key} where key like '${prefix}%' and ${kept}`)
}

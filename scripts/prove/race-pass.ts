import { type Arena, countReplies, daysOf, describeCounts, type RacePlan, race, raceSizes, serversOn } from './arena.ts'
import type { Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Proof, Verdict } from './proof.ts'

export const racePass: Proof = {
  name: 'race-pass',
  promise: 'a card is used as often as it has visits, or as a day allows, and no more, whoever uses it at once',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) =>
    raceForVisits(place, { ...raceSizes[level], servers: serversOn(place) }, seed, tell),
}

export function raceForVisits(
  place: Place,
  plan: RacePlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  return race(place, plan, seed, { staff: 1, days: daysOf(1), services: [] }, runRounds, tell)
}

const priceMinor = 10_000
const usesPerDay = 3

async function runRounds(arena: Arena): Promise<{ bookingsDue: number }> {
  const { plan, faultList } = arena
  const product = await arena.accepted({
    method: 'POST',
    path: '/v1/card-products',
    body: {
      name: 'Visits',
      kind: 'VISIT_PASS',
      price: { amountMinor: priceMinor, currency: 'CNY' },
      components: [{ name: 'Visit', quantity: 10 }],
    },
  })
  const pass = await arena.accepted({
    method: 'POST',
    path: '/v1/card-products',
    body: {
      ...{ name: 'A day', kind: 'TIME_PASS', price: { amountMinor: priceMinor, currency: 'CNY' } },
      components: [{ name: 'Visit' }],
      validity: { unit: 'DAYS', count: 1 },
      maxUsesPerDay: usesPerDay,
    },
  })
  const last: Reply[] = []
  const today: Reply[] = []
  const few: Reply[] = []
  for (let round = 0; round < plan.rounds && faultList.faults.length === 0; round += 1) {
    const visits = arena.random.between(2, 7)
    last.push(...(await useVisits(arena, String(product.id), `last-${round}`, 1)))
    few.push(...(await useVisits(arena, String(product.id), `few-${round}`, visits)))
    const card = { productId: String(pass.id), remaining: [null] }
    const wins = { uses: usesPerDay, losers: '409 card_daily_cap_reached' }
    today.push(...(await useAtOnce(arena, card, `today-${round}`, wins)).replies)
  }
  const size = `${plan.rounds} rounds × ${plan.clients} clients`
  arena.tell(`the last visit: ${size}: ${describeCounts(countReplies(last))}`)
  arena.tell(`the last day of a pass: ${size}: ${describeCounts(countReplies(today))}`)
  arena.tell(`two to seven visits: ${size}: ${describeCounts(countReplies(few))}`)
  const books = await arena.accepted({ method: 'GET', path: '/v1/ledger/verify' })
  faultList.check(books.balanced === true, 'the books do not balance')
  return { bookingsDue: 0 }
}

/** So many visits are left, and everybody wants one. */
async function useVisits(arena: Arena, productId: string, key: string, visits: number): Promise<readonly Reply[]> {
  const card = { productId, remaining: [visits] }
  const { id, replies } = await useAtOnce(arena, card, key, { uses: visits, losers: '409 balance_insufficient' })
  const after = await arena.accepted({ method: 'GET', path: `/v1/customer-cards/${id}` })
  arena.faultList.check(after.deferredMinor === 0, `${key}: ${after.deferredMinor} of the price is not earned`)
  return replies
}

/** Everybody uses a new card of that product, which lets so many. */
async function useAtOnce(
  arena: Arena,
  product: { readonly productId: string; readonly remaining: readonly (number | null)[] },
  key: string,
  { uses, losers }: { readonly uses: number; readonly losers: string },
): Promise<{ readonly id: string; readonly replies: readonly Reply[] }> {
  const { plan, shop, faultList } = arena
  const { locationId, customerId } = shop
  const card = await arena.accepted({
    method: 'POST',
    path: '/v1/customer-cards/import',
    idempotencyKey: key,
    body: { ...product, customerId, locationId, unearnedMinor: priceMinor },
  })
  const replies = await arena.sendAtOnce(
    Array.from({ length: plan.clients }, (_, index) => ({
      method: 'POST' as const,
      path: `/v1/customer-cards/${card.id}/redeem`,
      idempotencyKey: `${key}-${index}`,
      body: { locationId },
    })),
  )
  const counts = countReplies(replies)
  const won = counts.get('200') ?? 0
  const fair = won === uses && won + (counts.get(losers) ?? 0) === plan.clients
  faultList.check(fair, `${key}: ${describeCounts(counts)}, not ${uses} × 200`)
  return { id: String(card.id), replies }
}

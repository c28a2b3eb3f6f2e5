import { type Arena, countReplies, describeCounts, type RacePlan, race, raceSizes, serversOn } from './arena.ts'
import type { Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Proof, Verdict } from './proof.ts'

/** What each customer has at the start of a race. */
const balance = 100

export const racePoints: Proof = {
  name: 'race-points',
  promise: 'points are spent once: of all who redeem them at once as many succeed as there are points for',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) =>
    raceForPoints(place, { ...raceSizes[level], servers: serversOn(place) }, seed, tell),
}

export function raceForPoints(
  place: Place,
  plan: RacePlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  const shopPlan = { staff: 1, days: 1, services: [], customers: 2 * plan.rounds }
  return race(place, plan, seed, shopPlan, runRounds, tell)
}

async function runRounds(arena: Arena): Promise<{ bookingsDue: number }> {
  const { plan, shop, faultList, accepted } = arena
  // The product gives just the balance.
  const spend = { kind: 'SPEND', code: 'SPEND', points: balance, perMinor: shop.productMinor }
  const programme = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules: [spend] }
  await accepted({ method: 'POST', path: '/v1/loyalty-programmes', body: programme })
  const rewardOf = async (points: number): Promise<string> => {
    const gives = { kind: 'PRODUCT', productId: shop.productId }
    const reward = await accepted({ method: 'POST', path: '/v1/rewards', body: { name: 'Reward', points, gives } })
    return String(reward.id)
  }
  const [all, some] = [await rewardOf(balance), await rewardOf(30)]
  const replies: Reply[] = []
  for (let round = 0; round < plan.rounds && faultList.faults.length === 0; round += 1) {
    replies.push(...(await spendAtOnce(arena, 2 * round, all, balance)))
    replies.push(...(await spendAtOnce(arena, 2 * round + 1, some, 30)))
  }
  const { balanced } = await accepted({ method: 'GET', path: '/v1/ledger/verify' })
  faultList.check(balanced === true, 'the books do not balance')
  arena.tell(`${plan.rounds} rounds × 2 × ${plan.clients} clients: ${describeCounts(countReplies(replies))}`)
  return { bookingsDue: 0 }
}

/** One customer's points, which everybody redeems at once. */
async function spendAtOnce(arena: Arena, index: number, rewardId: string, price: number): Promise<readonly Reply[]> {
  const { plan, shop, faultList, accepted, sendAtOnce } = arena
  const customerId = shop.customerIds[index]
  const { locationId } = shop
  const lines = [{ kind: 'PRODUCT', productId: shop.productId }]
  const order = await accepted({ method: 'POST', path: '/v1/orders', body: { locationId, customerId, lines } })
  await accepted({
    method: 'POST',
    path: `/v1/orders/${order.id}/pay`,
    idempotencyKey: `earn-${index}`,
    body: { tenders: [{ kind: 'CASH', tenderedMinor: shop.productMinor }] },
  })
  const replies = await sendAtOnce(
    Array.from({ length: plan.clients }, (_, client) => ({
      method: 'POST' as const,
      path: '/v1/points/redemptions',
      idempotencyKey: `redeem-${index}-${client}`,
      body: { customerId, rewardId, locationId },
    })),
  )
  const counts = countReplies(replies)
  const due = Math.floor(balance / price)
  const fair = counts.get('201') === due && counts.get('409 balance_insufficient') === plan.clients - due
  faultList.check(fair, `customer ${index + 1}: ${describeCounts(counts)}, not ${due} × 201`)
  const points = await accepted({ method: 'GET', path: `/v1/customers/${customerId}/points` })
  const left = balance - due * price
  faultList.check(points.balance === left, `customer ${index + 1} has ${points.balance} points, but ${left} are left`)
  return replies
}

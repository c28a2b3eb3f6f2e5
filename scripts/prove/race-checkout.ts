import { type Arena, countReplies, describeCounts, type RacePlan, race, serversOn } from './arena.ts'
import { type Answer, describeReply, type Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Level, Proof, Verdict } from './proof.ts'

const bills: Readonly<Record<Level, number>> = { smoke: 60, nightly: 5_000, release: 20_000 }
/** So many bills are checked out at the same time, each while others change its lines. */
const beside = 12
/** Everything from so much on is a tenth off. */
const [minSpendMinor, percentOffBasisPoints] = [20_000, 1_000]
const tenderedMinor = 10_000_000
/** All that the other product costs, one after another; multiples of ten, so that a tenth is exact. */
const prices = [1_250, 3_330, 9_990, 20_010]

export const raceCheckout: Proof = {
  name: 'race-checkout',
  promise: 'a bill that is paid while its lines change is charged for the lines it has then, at their prices',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) =>
    raceForCheckouts(place, { rounds: bills[level], clients: 60, servers: serversOn(place) }, seed, tell),
}

/** As many bills as the plan has rounds. */
export function raceForCheckouts(
  place: Place,
  plan: RacePlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  return race(place, plan, seed, { staff: 0, days: 1, services: [] }, runBills, tell)
}

interface Line {
  readonly productId: string
  readonly quantity: number
}

interface Bill {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly lines: readonly (Line & { readonly unitPriceMinor: number; readonly totalMinor: number })[]
  readonly totalMinor: number
  readonly paidMinor: number
  readonly changeMinor: number
}

/** The lines and the tip that somebody asks for. */
interface Wish {
  readonly lines: readonly Line[]
  readonly tipMinor: number
}

interface Checkout {
  readonly arena: Arena
  readonly otherId: string
  readonly replies: Reply[]
  /** How many were charged for lines that came after the first ones. */
  changed: number
}

async function runBills(arena: Arena): Promise<{ bookingsDue: number }> {
  const { plan, faultList, accepted, tell } = arena
  const off = { level: 'ORDER', effect: { kind: 'PERCENT_OFF', percentOffBasisPoints }, minSpendMinor }
  await accepted({ method: 'POST', path: '/v1/promotions', body: { name: 'A tenth', ...off } })
  const price = { amountMinor: prices[0], currency: 'CNY' }
  const other = await accepted({ method: 'POST', path: '/v1/products', body: { name: 'Comb', price } })
  const checkout: Checkout = { arena, otherId: String(other.id), replies: [], changed: 0 }
  for (let round = 0; round * beside < plan.rounds && faultList.faults.length === 0; round += 1) {
    const count = Math.min(beside, plan.rounds - round * beside)
    const repriced = reprice(checkout, round)
    await Promise.all(Array.from({ length: count }, (_, index) => checkOut(checkout, round * beside + index)))
    await repriced
  }
  tell(`${plan.rounds} bills, ${checkout.changed} paid for other lines than they began with`)
  tell(describeCounts(countReplies(checkout.replies)))
  return { bookingsDue: 0 }
}

/** The other product costs something else from now on. */
async function reprice({ arena, otherId }: Checkout, round: number): Promise<void> {
  const price = { amountMinor: prices[(round + 1) % prices.length], currency: 'CNY' }
  const headers = { 'if-match': `"${round + 1}"` }
  await arena.accepted({ method: 'PATCH', path: `/v1/products/${otherId}`, headers, body: { price } })
}

function wish({ arena, otherId }: Checkout): Wish {
  const { random, shop } = arena
  const all = [shop.productId, otherId].map((productId) => ({ productId, quantity: random.between(1, 4) }))
  const lines = random.chance(0.5) ? all : [all[random.between(0, 1)] as Line]
  return { lines, tipMinor: random.chance(0.3) ? random.between(1, 999) : 0 }
}

const bodyOf = ({ lines, tipMinor }: Wish): object => ({
  lines: lines.map((line) => ({ kind: 'PRODUCT', ...line })),
  tipMinor,
})

/** One bill: its lines are added and removed from other sessions, while it is paid from one. */
async function checkOut(checkout: Checkout, number: number): Promise<void> {
  const { arena, replies } = checkout
  const { random, shop, faultList, accepted, sendAtOnce } = arena
  const first = wish(checkout)
  const made = await accepted({
    ...{ method: 'POST', path: '/v1/orders' },
    body: { locationId: shop.locationId, ...bodyOf(first) },
  })
  const path = `/v1/orders/${made.id}`
  const wishes = Array.from({ length: random.between(2, 4) }, () => wish(checkout))
  const requests: Parameters<typeof sendAtOnce>[0][number][] = wishes.map((wished) => ({
    ...{ method: 'PATCH', path },
    body: bodyOf(wished),
  }))
  const at = random.between(0, requests.length)
  const tenders = [{ kind: 'CASH', tenderedMinor }]
  requests.splice(at, 0, {
    ...{ method: 'POST', path: `${path}/pay`, idempotencyKey: `pay-${number}` },
    body: { tenders },
  })
  const all = await sendAtOnce(requests)
  replies.push(...all)
  const [paid] = all.slice(at, at + 1)
  const updates = all.filter((_, index) => index !== at)
  const what = `bill ${number + 1}, ${made.id}`
  if (paid?.kind !== 'ANSWER' || paid.status !== 200) {
    faultList.check(false, `${what} could not be paid: ${paid && describeReply(paid)}`)
    return
  }
  const bill = readBill(paid)
  const now = (await accepted({ method: 'GET', path })) as unknown as Bill
  const told = versionsOf(checkout, what, updates, wishes)
  told.set(1, first)
  checkVersions(checkout, what, told, bill)
  if (bill.version > 2) checkout.changed += 1
  checkCharge(checkout, what, told.get(bill.version - 1), bill)
  const same = JSON.stringify([now.lines, now.totalMinor, now.state, now.version])
  const due = JSON.stringify([bill.lines, bill.totalMinor, 'COMPLETED', bill.version])
  faultList.check(same === due, `${what} was paid as ${due}, and is ${same}`)
}

const readBill = (answer: Answer): Bill => JSON.parse(answer.body) as Bill

/** What each accepted change asked for, by the version it made. */
function versionsOf(
  { arena: { faultList } }: Checkout,
  what: string,
  updates: readonly Reply[],
  wishes: readonly Wish[],
): Map<number, Wish> {
  const told = new Map<number, Wish>()
  for (const [index, reply] of updates.entries()) {
    if (reply.kind === 'ANSWER' && reply.status === 200) {
      const { version } = readBill(reply)
      faultList.check(!told.has(version), `${what}: two changes made version ${version}`)
      told.set(version, wishes[index] as Wish)
    } else {
      const late = describeReply(reply) === '409 order_state_forbids'
      faultList.check(late, `${what}: a change was answered ${describeReply(reply)}`)
    }
  }
  return told
}

/** Every change that was accepted came before the payment, and none of them was lost. */
function checkVersions(
  { arena: { faultList } }: Checkout,
  what: string,
  told: ReadonlyMap<number, Wish>,
  { version }: Bill,
): void {
  const versions = [...told.keys()].sort((a, b) => a - b)
  const expected = versions.every((one, index) => one === index + 1) && version === versions.length + 1
  faultList.check(expected, `${what}: versions ${versions.join()} and then paid as ${version}`)
}

/** The lines are those last asked for, each at a price there has been, and the sum follows from them. */
function checkCharge({ arena, otherId }: Checkout, what: string, due: Wish | undefined, bill: Bill): void {
  const { faultList, shop } = arena
  const plain = ({ productId, quantity }: Line): string => `${quantity} × ${productId}`
  const [asked, charged] = [due?.lines.map(plain).join(), bill.lines.map(plain).join()]
  faultList.check(asked === charged, `${what} was to be for ${asked}, and was charged for ${charged}`)
  for (const { productId, unitPriceMinor } of bill.lines) {
    const known = productId === otherId ? prices : [shop.productMinor]
    faultList.check(known.includes(unitPriceMinor), `${what}: ${productId} at ${unitPriceMinor}`)
  }
  const sum = bill.lines.reduce((total, line) => total + line.quantity * line.unitPriceMinor, 0)
  const off = sum >= minSpendMinor ? (sum * percentOffBasisPoints) / 10_000 : 0
  const totalMinor = sum - off + (due?.tipMinor ?? 0)
  const ofLines = bill.lines.reduce((total, line) => total + line.totalMinor, 0)
  faultList.check(ofLines === sum - off, `${what}: its lines come to ${ofLines}, not ${sum - off}`)
  const money = [bill.totalMinor, bill.paidMinor, bill.changeMinor].join()
  const expected = [totalMinor, totalMinor, tenderedMinor - totalMinor].join()
  faultList.check(money === expected, `${what}: total, paid and change are ${money}, not ${expected}`)
}

import { setTimeout as pause } from 'node:timers/promises'
import { type Arena, countReplies, describeCounts, race, serversOn } from './arena.ts'
import { bodyOf, describeReply, type HttpRequest, isAccepted, type Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Level, Proof, Verdict } from './proof.ts'
import { createRandom, type Random } from './random.ts'

/** How much is moved, and by how many at once. */
export interface MovePlan {
  readonly wallets: number
  readonly clients: number
  /** Who do nothing but read the books meanwhile. */
  readonly readers: number
  readonly moves: number
  readonly servers: number
}

const movesOf: Readonly<Record<Level, number>> = { smoke: 400, nightly: 100_000, release: 200_000 }

/** Readers leave the server to the others for so long in between. */
const pauseMs = 20

/** What each wallet begins with; a bill takes a tenth or two, so that some find too little. */
const topUpMinor = 69_000

export const movedMoney: Proof = {
  name: 'moved-money',
  promise: 'whoever reads the books while bills are paid from balances and paid back finds all of the money',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => {
    const sizes = { wallets: 8, clients: 50, readers: 4, moves: movesOf[level] }
    return moveMoney(place, { ...sizes, servers: serversOn(place) }, seed, tell)
  },
}

/** Pays from a few balances and pays back, at random, while others read; the sum never changes, nothing is negative. */
export function moveMoney(place: Place, plan: MovePlan, seed: number, tell?: (line: string) => void): Promise<Verdict> {
  const shopPlan = { staff: 1, days: 1, services: [], customers: plan.wallets }
  const racePlan = { rounds: 1, clients: plan.clients + plan.readers, servers: plan.servers }
  const run = async (arena: Arena): Promise<{ bookingsDue: number }> => {
    await fill(arena)
    await moveAndRead(arena, plan, seed)
    return { bookingsDue: 0 }
  }
  return race(place, racePlan, seed, shopPlan, run, tell)
}

type Wanted = Omit<HttpRequest, 'url' | 'apiKey'>

async function fill({ shop, accepted }: Arena): Promise<void> {
  for (const customerId of shop.customerIds) {
    const lines = [{ kind: 'TOP_UP', amountMinor: topUpMinor, topUpOfferId: null }]
    const tenders = [{ kind: 'CASH', tenderedMinor: topUpMinor }]
    const body = { locationId: shop.locationId, customerId, lines, tenders }
    await accepted({ method: 'POST', path: '/v1/orders', body, idempotencyKey: `fill-${customerId}` })
  }
}

/** A wallet as the clients know it: what every accepted move has left in it. */
interface Wallet {
  readonly customerId: string
  balanceMinor: number
}

async function moveAndRead(arena: Arena, plan: MovePlan, seed: number): Promise<void> {
  const { shop, faultList } = arena
  const wallets = shop.customerIds.map((customerId): Wallet => ({ customerId, balanceMinor: topUpMinor }))
  let movesLeft = plan.moves
  const replies: Reply[] = []
  const takeTurn = (): boolean => movesLeft-- > 0 && faultList.faults.length === 0
  const moving = Promise.all(
    Array.from({ length: plan.clients }, (_, client) => {
      const random = createRandom(seed + client)
      return moveAbout(arena, { client, random, wallets, takeTurn, heard: (reply) => void replies.push(reply) })
    }),
  )
  let isOver = false
  const reading = Promise.all(
    Array.from({ length: plan.readers }, (_, reader) => readAbout(arena, wallets, reader, () => isOver)),
  )
  await moving.finally(() => {
    isOver = true
  })
  const reads = (await reading).reduce((total, count) => total + count, 0)
  for (const wallet of wallets) {
    const storedMinor = await balanceOf(arena, wallet, 0)
    const told = `${wallet.customerId} has ${storedMinor}, but ${wallet.balanceMinor} after all that was accepted`
    faultList.check(storedMinor === wallet.balanceMinor, told)
  }
  arena.tell(`${replies.length} moves between ${plan.wallets} wallets: ${describeCounts(countReplies(replies))}`)
  arena.tell(`${reads} readings meanwhile`)
}

interface Mover {
  readonly client: number
  readonly random: Random
  readonly wallets: readonly Wallet[]
  /** Whether there is a move left to make. */
  readonly takeTurn: () => boolean
  readonly heard: (reply: Reply) => void
}

/** Pays bills from any wallet and has them paid back to it, in any order. */
async function moveAbout(arena: Arena, { client, random, wallets, takeTurn, heard }: Mover): Promise<void> {
  const { shop, faultList } = arena
  const paid: { readonly orderId: string; readonly wallet: Wallet; readonly amountMinor: number }[] = []
  for (let turn = 0; takeTurn(); turn += 1) {
    const idempotencyKey = `move-${client}-${turn}`
    const [back] = random.chance(0.5) ? paid.splice(random.between(0, paid.length - 1), 1) : []
    const wallet = back?.wallet ?? wallets[random.between(0, wallets.length - 1)]
    if (!wallet) throw new Error('there are wallets')
    const quantity = random.between(1, 2)
    const amountMinor = back?.amountMinor ?? quantity * shop.productMinor
    const { customerId } = wallet
    const body = {
      ...{ locationId: shop.locationId, customerId },
      lines: [{ kind: 'PRODUCT', productId: shop.productId, quantity }],
      tenders: [{ kind: 'STORED_VALUE', amountMinor }],
    }
    const wanted: Wanted = back
      ? { method: 'POST', path: `/v1/orders/${back.orderId}/refunds`, body: { reason: 'back' }, idempotencyKey }
      : { method: 'POST', path: '/v1/orders', body, idempotencyKey }
    const reply = await arena.send(wanted, client)
    heard(reply)
    if (isAccepted(reply)) {
      wallet.balanceMinor += back ? amountMinor : -amountMinor
      if (!back) paid.push({ orderId: String(bodyOf(reply).id), wallet, amountMinor })
      continue
    }
    const mayBeTold = !back && describeReply(reply) === '409 balance_insufficient'
    faultList.check(mayBeTold, `client ${client}, turn ${turn}, ${wanted.path}: ${describeReply(reply)}`)
  }
}

/** Reads the books and the wallets in turns until all is over, and gives how often. */
async function readAbout(
  arena: Arena,
  wallets: readonly Wallet[],
  reader: number,
  isOver: () => boolean,
): Promise<number> {
  const { faultList } = arena
  const filledMinor = wallets.length * topUpMinor
  let reads = 0
  for (; !isOver() && faultList.faults.length === 0; reads += 1) {
    await pause(pauseMs)
    const wallet = wallets[reads % wallets.length]
    if (!wallet) throw new Error('there are wallets')
    if (reads % 2 === 0) {
      const heldMinor = await moneyInBooks(arena, reader)
      faultList.check(heldMinor === filledMinor, `balances and sales came to ${heldMinor}, not ${filledMinor}`)
    } else {
      const balanceMinor = await balanceOf(arena, wallet, reader)
      const isSound = balanceMinor >= 0 && balanceMinor <= topUpMinor
      faultList.check(isSound, `${wallet.customerId} was seen with ${balanceMinor}`)
    }
  }
  return reads
}

interface TrialLine {
  readonly account: string
  readonly debitMinor: number
  readonly creditMinor: number
}

/** What the customers have and what was sold for it, in one reading. */
async function moneyInBooks(arena: Arena, reader: number): Promise<number> {
  const { data } = await read(arena, '/v1/ledger/trial-balance', reader)
  const [ofMoney] = (data as readonly { readonly unit: string; readonly lines: readonly TrialLine[] }[]).filter(
    ({ unit }) => unit === 'CNY',
  )
  return (ofMoney?.lines ?? [])
    .filter(({ account }) => account !== 'CASH_DRAWER')
    .reduce((total, { debitMinor, creditMinor }) => total + creditMinor - debitMinor, 0)
}

async function balanceOf(arena: Arena, { customerId }: Wallet, reader: number): Promise<number> {
  const { data } = await read(arena, `/v1/ledger/accounts?subjectId=${customerId}`, reader)
  return (data as readonly { readonly account: string; readonly postedMinor: number }[])
    .filter(({ account }) => account.startsWith('STORED_VALUE'))
    .reduce((total, { postedMinor }) => total + postedMinor, 0)
}

async function read(arena: Arena, path: string, reader: number): Promise<Record<string, unknown>> {
  const reply = await arena.send({ method: 'GET', path }, reader)
  if (isAccepted(reply)) return bodyOf(reply)
  throw new Error(`GET ${path} was not answered: ${JSON.stringify(reply)}`)
}

import { type Arena, countReplies, describeCounts, type RacePlan, race, raceSizes, serversOn } from './arena.ts'
import { bodyOf, describeReply, type HttpRequest, isAccepted, type Reply } from './http-client.ts'
import type { Place } from './place.ts'
import type { Proof, Verdict } from './proof.ts'

/** All of one round: what came back, and how many of it may have won. */
interface Round {
  readonly replies: readonly Reply[]
  readonly winners: number
}

interface Story {
  readonly name: string
  /** Makes what the rounds need, and gives what a round does. */
  readonly open: (arena: Arena) => Promise<(round: number) => Promise<Round>>
  /** Whether an answer that was accepted has won; all have when absent. */
  readonly hasWon?: (body: Record<string, unknown>) => boolean
  /** What those who lose may be told. */
  readonly losers: readonly string[]
}

/** So many want the same at once, whatever the level. */
const most = 64

export const raceMoney: Proof = {
  name: 'race-money',
  promise:
    'stored value, a gift card, a bill, a coupon, a limited offer, a refund and a first order are each had once by many at once',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => {
    const { rounds, clients } = raceSizes[level]
    return raceForMoney(place, { rounds, clients: Math.min(clients, most), servers: serversOn(place) }, seed, tell)
  },
}

export function raceForMoney(
  place: Place,
  plan: RacePlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  const shopPlan = { staff: 1, days: 1, services: [], customers: plan.rounds + 1 }
  return race(place, plan, seed, shopPlan, runStories, tell)
}

async function runStories(arena: Arena): Promise<{ bookingsDue: number }> {
  for (const story of stories) {
    if (arena.faultList.faults.length === 0) await runStory(arena, story)
  }
  return { bookingsDue: 0 }
}

async function runStory(arena: Arena, { name, open, hasWon = () => true, losers }: Story): Promise<void> {
  const { plan, faultList } = arena
  const run = await open(arena)
  const all: Reply[] = []
  let won = 0
  for (let round = 0; round < plan.rounds && faultList.faults.length === 0; round += 1) {
    const { replies, winners } = await run(round)
    const winning = replies.filter((reply) => isAccepted(reply) && hasWon(bodyOf(reply)))
    const lost = replies.filter((reply) => !winning.includes(reply))
    const clean = lost.every((reply) => losers.includes(describeReply(reply)))
    const told = `${name}, round ${round + 1}: ${winning.length} won, not ${winners}; ${describeCounts(countReplies(replies))}`
    faultList.check(winning.length === winners && clean, told)
    all.push(...replies)
    won += winning.length
  }
  arena.tell(
    `${name}: ${plan.rounds} rounds × ${plan.clients} clients, ${won} won: ${describeCounts(countReplies(all))}`,
  )
}

type Wanted = Omit<HttpRequest, 'url' | 'apiKey'>

const post = (path: string, body: unknown, idempotencyKey?: string): Wanted => ({
  ...{ method: 'POST', path, body },
  ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
})

const everybody = ({ plan }: Arena, wanted: (client: number) => Wanted): readonly Wanted[] =>
  Array.from({ length: plan.clients }, (_, client) => wanted(client))

function billOf({ shop }: Arena, more: object = {}): Wanted {
  const lines = [{ kind: 'PRODUCT', productId: shop.productId }]
  return post('/v1/orders', { locationId: shop.locationId, lines, ...more })
}

async function madeOrder(arena: Arena, more: object = {}): Promise<string> {
  return String((await arena.accepted(billOf(arena, more))).id)
}

async function paidOrder(arena: Arena, key: string, more: object): Promise<string> {
  const id = await madeOrder(arena, more)
  const tenders = [{ kind: 'CASH', tenderedMinor: 10_000_000 }]
  await arena.accepted(post(`/v1/orders/${id}/pay`, { tenders }, key))
  return id
}

/** What the customer can spend of stored value. */
async function storedValueOf(arena: Arena, customerId: string): Promise<number> {
  const path = `/v1/ledger/accounts?subjectId=${customerId}`
  const { data } = await arena.accepted({ method: 'GET', path })
  return (data as readonly { readonly account: string; readonly availableMinor: number }[])
    .filter(({ account }) => account.startsWith('STORED_VALUE'))
    .reduce((total, { availableMinor }) => total + availableMinor, 0)
}

/** Bills of one customer that are paid with `spentMinor` of stored value each, the rest in cash. */
const valueStory = (name: string, topUpMinor: number, spentMinor: number): Story => ({
  name,
  losers: ['409 balance_insufficient'],
  open: async (arena) => {
    const { plan, shop, faultList } = arena
    const customerId = shop.customerIds[plan.rounds] ?? ''
    const bills = await Promise.all(Array.from({ length: plan.clients }, () => madeOrder(arena, { customerId })))
    const key = `value-${topUpMinor}-${spentMinor}`
    const rest = shop.productMinor - spentMinor
    const tenders = [
      { kind: 'STORED_VALUE', amountMinor: spentMinor },
      ...(rest > 0 ? [{ kind: 'CASH', tenderedMinor: rest }] : []),
    ]
    return async (round) => {
      const line = { kind: 'TOP_UP', amountMinor: topUpMinor, topUpOfferId: null }
      await paidOrder(arena, `${key}-top-up-${round}`, { customerId, lines: [line] })
      const before = await storedValueOf(arena, customerId)
      const winners = Math.floor(before / spentMinor)
      const replies = await arena.sendAtOnce(
        bills.map((id, client) => post(`/v1/orders/${id}/pay`, { tenders }, `${key}-${round}-${client}`)),
      )
      const after = await storedValueOf(arena, customerId)
      const left = before - winners * spentMinor
      faultList.check(after === left, `${name}, round ${round + 1}: ${after} is left of ${before}, not ${left}`)
      for (const [client, reply] of replies.entries())
        if (isAccepted(reply)) bills[client] = await madeOrder(arena, { customerId })
      return { replies, winners }
    }
  },
})

/** Bills of nobody in particular that are paid with `spentMinor` of one gift card each, the rest in cash. */
const giftCardStory = (name: string, loadedMinor: number, spentMinor: number): Story => ({
  name,
  losers: ['409 balance_insufficient'],
  open: async (arena) => {
    const { shop, faultList } = arena
    const { locationId } = shop
    return async (round) => {
      const key = `gift-${spentMinor}-${round}`
      const made = await arena.accepted(post('/v1/gift-cards', { locationId }))
      const giftCardId = (made.card as { readonly id: string }).id
      const line = { kind: 'GIFT_CARD', giftCardId, amountMinor: loadedMinor }
      await paidOrder(arena, `${key}-load`, { lines: [line] })
      const rest = shop.productMinor - spentMinor
      const tenders = [
        { kind: 'GIFT_CARD', code: made.code, amountMinor: spentMinor },
        ...(rest > 0 ? [{ kind: 'CASH', tenderedMinor: rest }] : []),
      ]
      const bills = everybody(arena, (client) => ({
        ...billOf(arena, { tenders }),
        idempotencyKey: `${key}-${client}`,
      }))
      const replies = await arena.sendAtOnce(bills)
      const winners = Math.floor(loadedMinor / spentMinor)
      const after = await arena.accepted({ method: 'GET', path: `/v1/gift-cards/${giftCardId}` })
      const left = loadedMinor - winners * spentMinor
      faultList.check(
        after.balanceMinor === left,
        `${name}, round ${round + 1}: ${after.balanceMinor} is left, not ${left}`,
      )
      return { replies, winners }
    }
  },
})

const off = { level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1_000 } }
const isDiscounted = (body: Record<string, unknown>): boolean => Number(body.discountMinor) > 0

const stories: readonly Story[] = [
  valueStory('all stored value', 6_900, 6_900),
  valueStory('stored value bit by bit', 10_000, 3_000),
  giftCardStory('all of a gift card', 6_900, 6_900),
  giftCardStory('a gift card bit by bit', 10_000, 3_000),
  {
    name: 'one bill',
    losers: ['409 order_state_forbids'],
    open: async (arena) => async (round) => {
      const id = await madeOrder(arena)
      const body = { tenders: [{ kind: 'CASH', tenderedMinor: arena.shop.productMinor }] }
      const keys = everybody(arena, (client) => post(`/v1/orders/${id}/pay`, body, `bill-${round}-${client}`))
      return { replies: await arena.sendAtOnce(keys), winners: 1 }
    },
  },
  {
    name: 'one coupon',
    losers: ['409 discount_rejected'],
    open: async (arena) => {
      const limits = { total: 1 }
      const template = await arena.accepted(post('/v1/coupon-templates', { name: 'Off', ...off, limits }))
      await arena.accepted(post('/v1/coupons', { templateId: template.id, code: 'ONCE' }))
      return async () => {
        const replies = await arena.sendAtOnce(everybody(arena, () => billOf(arena, { couponCodes: ['ONCE'] })))
        // Cancelling gives it back for the next round.
        for (const reply of replies)
          if (isAccepted(reply)) await arena.accepted(post(`/v1/orders/${bodyOf(reply).id}/cancel`, {}))
        return { replies, winners: 1 }
      }
    },
  },
  {
    name: 'an offer for one',
    hasWon: isDiscounted,
    losers: ['201'],
    open: async (arena) => async (round) => {
      const promotion = { name: `Once ${round}`, ...off, limits: { total: 1 } }
      const { id } = await arena.accepted(post('/v1/promotions', promotion))
      const replies = await arena.sendAtOnce(everybody(arena, () => billOf(arena)))
      await arena.accepted(post(`/v1/promotions/${id}/archive`, {}))
      return { replies, winners: 1 }
    },
  },
  {
    name: 'a first order',
    hasWon: isDiscounted,
    losers: ['201'],
    open: async (arena) => {
      await arena.accepted(post('/v1/promotions', { name: 'First', ...off, customers: { firstOrderOnly: true } }))
      return async (round) => {
        const customerId = arena.shop.customerIds[round]
        return { replies: await arena.sendAtOnce(everybody(arena, () => billOf(arena, { customerId }))), winners: 1 }
      }
    },
  },
  {
    name: 'a refund of one line',
    losers: ['409 refund_exceeds_line', '409 not_refundable'],
    open: async (arena) => async (round) => {
      const id = await paidOrder(arena, `sold-${round}`, {})
      const body = { reason: 'returned', lines: [{ line: 0, quantity: 1 }] }
      const wanted = everybody(arena, (client) => post(`/v1/orders/${id}/refunds`, body, `refund-${round}-${client}`))
      return { replies: await arena.sendAtOnce(wanted), winners: 1 }
    },
  },
]

import type { Outcome } from '../../packages/server/src/engine/refusal.ts'
import type { FaultList } from './proof.ts'
import type { Random } from './random.ts'
import type { Model, Purse, SoldOrder } from './simulated-model.ts'
import { type Body, bonusOf, couponMinor, passVisits, type SimulatedShop, visitMinor } from './simulated-shop.ts'

/** What a command works on. */
export interface Scene {
  readonly shop: SimulatedShop
  readonly model: Model
  readonly random: Random
  readonly faultList: FaultList
}

export interface Command {
  readonly name: string
  /** How often it is chosen, against the others. */
  readonly weight: number
  /** Does it, and does the same to the model; says how it went. */
  readonly run: (scene: Scene) => Promise<string>
}

const pick = <T>(random: Random, list: readonly T[]): T | undefined => list[random.between(0, list.length - 1)]
const told = (outcome: Outcome<Body>): string => (outcome.ok ? 'done' : outcome.refusal.code)

function somebody({ model, random }: Scene): readonly [string, Purse] {
  const chosen = pick(random, [...model.purses])
  if (chosen === undefined) throw new Error('a shop has customers')
  return chosen
}

/** Holds what came of it against what had to. */
function expectOutcome({ faultList }: Scene, what: string, outcome: Outcome<Body>, ...due: readonly string[]): boolean {
  const came = told(outcome)
  faultList.check(due.includes(came), `${what}: ${came}, not ${due.join(' or ')}: ${JSON.stringify(outcome)}`)
  return outcome.ok
}

const paymentsOf = (body: Body): readonly Payment[] => body.payments as readonly Payment[]

interface Payment {
  readonly id: string
  readonly paymentId: string | null
  readonly kind: string
  readonly amountMinor: number
  readonly parts: readonly { readonly account: string; readonly amountMinor: number }[]
}

let references = 0
const byProvider = (): Body => {
  references += 1
  return { kind: 'PROVIDER', provider: 'SANDBOX', reference: `simulated-${references}` }
}

async function topUp(scene: Scene): Promise<string> {
  const { shop, model, random } = scene
  const [customerId, purse] = somebody(scene)
  const amountMinor = random.between(1, 12) * 10_000
  const bill = { locationId: shop.ids.location, customerId, lines: [{ kind: 'TOP_UP', amountMinor }] }
  const { id } = await shop.must('orders.create', bill)
  const inCash = random.chance(0.5)
  const tender = inCash ? { kind: 'CASH', tenderedMinor: amountMinor } : byProvider()
  const outcome = await shop.call('orders.pay', { id, tenders: [tender] })
  if (expectOutcome(scene, 'top-up', outcome, 'done')) {
    purse.principalMinor += amountMinor
    purse.bonusMinor += bonusOf(amountMinor)
    if (inCash) model.drawerMinor += amountMinor
    else model.providerMinor += amountMinor
  }
  return told(outcome)
}

/** A bill of one line, maybe with a coupon. */
async function makeBill(
  scene: Scene,
  customerId: string,
  couponId: string | null,
): Promise<{ id: string; quantity: number; totalMinor: number }> {
  const { shop, random, faultList } = scene
  const [line, price] = random.chance(0.5)
    ? [{ kind: 'PRODUCT', productId: shop.ids.shampoo }, 6_900]
    : [{ kind: 'SERVICE', serviceId: shop.ids.cut }, 12_800]
  const quantity = random.between(1, 4)
  const lines = [{ ...line, quantity }]
  const coupons = couponId === null ? {} : { couponIds: [couponId] }
  const made = await shop.must('orders.create', { locationId: shop.ids.location, customerId, lines, ...coupons })
  const totalMinor = quantity * price - (couponId === null ? 0 : couponMinor)
  faultList.check(made.totalMinor === totalMinor, `a bill came to ${made.totalMinor}, not ${totalMinor}`)
  return { id: String(made.id), quantity, totalMinor }
}

const takeCoupon = ({ random }: Scene, purse: Purse): string | null =>
  purse.coupons.length > 0 && random.chance(0.5) ? (purse.coupons.pop() ?? null) : null

async function sell(scene: Scene): Promise<string> {
  const { shop, model, random } = scene
  const [customerId, purse] = somebody(scene)
  const couponId = takeCoupon(scene, purse)
  const bill = await makeBill(scene, customerId, couponId)
  let due = bill.totalMinor
  const tenders: Body[] = []
  const valueMinor = random.chance(0.6) ? random.between(1, due) : 0
  if (valueMinor > 0) tenders.push({ kind: 'STORED_VALUE', amountMinor: valueMinor })
  due -= valueMinor
  const points = random.chance(0.3) && due >= 100 ? random.between(1, Math.min(20, Math.floor(due / 100))) * 100 : 0
  if (points > 0) tenders.push({ kind: 'POINTS', points })
  due -= points
  const inCash = random.chance(0.6)
  if (due > 0) tenders.push(inCash ? { kind: 'CASH', tenderedMinor: due + random.between(0, 1) * 5_000 } : byProvider())
  const outcome = await shop.call('orders.pay', { id: bill.id, tenders })
  const short = valueMinor > purse.principalMinor + purse.bonusMinor
  const pointsShort = points > 0 && points > purse.points
  const dueOutcomes =
    short || (pointsShort && !purse.owed)
      ? ['balance_insufficient']
      : ['done', ...(points > 0 && purse.owed ? ['balance_insufficient'] : [])]
  if (!expectOutcome(scene, 'sale', outcome, ...dueOutcomes) || !outcome.ok) {
    await shop.must('orders.cancel', { id: bill.id })
    if (couponId !== null) purse.coupons.push(couponId)
    return told(outcome)
  }
  const bonusMinor = Math.min(valueMinor, purse.bonusMinor)
  const earned = Math.floor((bill.totalMinor - bonusMinor - points) / 100)
  purse.bonusMinor -= bonusMinor
  purse.principalMinor -= valueMinor - bonusMinor
  purse.points += earned - points
  if (inCash) model.drawerMinor += due
  else model.providerMinor += due
  model.revenueMinor += bill.totalMinor
  if (couponId !== null) model.couponsUsed += 1
  const left = new Map(paymentsOf(outcome.value).map(({ id, amountMinor }) => [id, amountMinor]))
  model.sold.push({ ...bill, customerId, couponId, earned, returned: 0, left })
  if (model.sold.length > 60) model.sold.shift()
  return 'done'
}

/** k of n units, rounded half up. */
const share = (minor: number, units: number, of: number): number => Math.floor((2 * minor * units + of) / (2 * of))

async function refund(scene: Scene): Promise<string> {
  const { shop, model, random, faultList } = scene
  const order = pick(random, model.sold)
  if (order === undefined) return 'nothing sold'
  const asked = random.between(1, order.quantity)
  const body = { id: order.id, reason: 'returned', lines: [{ line: 0, quantity: asked }] }
  const outcome = await shop.call('orders.refund', body)
  const left = order.quantity - order.returned
  if (asked > left) {
    expectOutcome(scene, 'refund of too much', outcome, 'refund_exceeds_line', 'not_refundable')
    return told(outcome)
  }
  const units = order.returned + asked
  const totalMinor =
    share(order.totalMinor, units, order.quantity) - share(order.totalMinor, order.returned, order.quantity)
  const drawerShort = model.drawerMinor < totalMinor
  if (!expectOutcome(scene, 'refund', outcome, 'done', ...(drawerShort ? ['cash_insufficient'] : [])) || !outcome.ok) {
    return told(outcome)
  }
  faultList.check(
    outcome.value.totalMinor === totalMinor,
    `a refund came to ${outcome.value.totalMinor}, not ${totalMinor}`,
  )
  giveBack(scene, order, paymentsOf(outcome.value), totalMinor)
  takePointsBack(scene, order, units)
  order.returned = units
  model.revenueMinor -= totalMinor
  if (units === order.quantity && order.couponId !== null) {
    model.couponsUsed -= 1
    purseOf(scene, order).coupons.push(order.couponId)
  }
  return 'done'
}

function purseOf({ model }: Scene, { customerId }: Pick<SoldOrder, 'customerId'>): Purse {
  const purse = model.purses.get(customerId)
  if (purse === undefined) throw new Error('orders are of customers of the shop')
  return purse
}

/** Each tender gets back what it says, never more than it paid, and all together what the units were worth. */
function giveBack(scene: Scene, order: SoldOrder, payments: readonly Payment[], totalMinor: number): void {
  const { model, faultList } = scene
  const purse = purseOf(scene, order)
  let sum = 0
  for (const { kind, amountMinor, paymentId, parts } of payments) {
    sum += amountMinor
    const left = (order.left.get(paymentId ?? '') ?? 0) - amountMinor
    faultList.check(left >= 0, `${paymentId} gave back ${0 - left} more than it paid`)
    order.left.set(paymentId ?? '', left)
    const part = (account: string): number =>
      parts.reduce((total, one) => (one.account === account ? total + one.amountMinor : total), 0)
    if (kind === 'CASH') model.drawerMinor -= amountMinor
    else if (kind === 'PROVIDER') model.providerMinor -= amountMinor
    else if (kind === 'POINTS') purse.points += part('POINTS')
    else {
      purse.principalMinor += part('STORED_VALUE_PRINCIPAL')
      purse.bonusMinor += part('STORED_VALUE_BONUS')
    }
  }
  faultList.check(sum === totalMinor, `a refund of ${totalMinor} gave back ${sum}`)
}

/** What stays of the points is the share of what stays of the total, rounded up. */
function takePointsBack(scene: Scene, order: SoldOrder, units: number): void {
  const purse = purseOf(scene, order)
  const staying = (returned: number): number => {
    const stays = order.totalMinor - share(order.totalMinor, returned, order.quantity)
    return Math.ceil((order.earned * stays) / order.totalMinor)
  }
  purse.points -= staying(order.returned) - staying(units)
  if (purse.points < 0) purse.owed = true
}

async function issueCoupon(scene: Scene): Promise<string> {
  const { shop, model } = scene
  const [customerId, purse] = somebody(scene)
  if (model.couponsUsed > 150) return 'enough of them'
  const outcome = await shop.call('coupons.issue', { templateId: shop.templateId, customerId })
  if (expectOutcome(scene, 'coupon', outcome, 'done') && outcome.ok) purse.coupons.push(String(outcome.value.id))
  return told(outcome)
}

/** A bill with a coupon that nobody pays yet. */
async function reserve(scene: Scene): Promise<string> {
  const [customerId, purse] = somebody(scene)
  const couponId = takeCoupon(scene, purse)
  if (couponId === null) return 'no coupon'
  const { id } = await makeBill(scene, customerId, couponId)
  scene.model.open.push({ id, customerId, couponId })
  return 'done'
}

async function cancelBill(scene: Scene): Promise<string> {
  const bill = scene.model.open.pop()
  if (bill === undefined) return 'no open bill'
  const outcome = await scene.shop.call('orders.cancel', { id: bill.id })
  if (expectOutcome(scene, 'cancelling a bill', outcome, 'done')) purseOf(scene, bill).coupons.push(bill.couponId)
  return told(outcome)
}

async function redeemPoints(scene: Scene): Promise<string> {
  const { shop } = scene
  const [customerId, purse] = somebody(scene)
  const command = { customerId, rewardId: shop.rewardId, locationId: shop.ids.location }
  const outcome = await shop.call('pointsRedemptions.create', command)
  const enough = purse.points >= shop.rewardPoints
  const due = purse.owed ? ['done', 'balance_insufficient'] : [enough ? 'done' : 'balance_insufficient']
  if (expectOutcome(scene, 'reward', outcome, ...due)) purse.points -= shop.rewardPoints
  return told(outcome)
}

async function addPass(scene: Scene): Promise<string> {
  const { shop, model } = scene
  if (model.cards.length >= 40) return 'enough of them'
  const [customerId] = somebody(scene)
  const sale = { productId: shop.passId, customerId, locationId: shop.ids.location, remaining: [passVisits] }
  const outcome = await shop.call('customerCards.import', { ...sale, unearnedMinor: passVisits * visitMinor })
  if (expectOutcome(scene, 'pass', outcome, 'done') && outcome.ok) {
    model.cards.push({ id: String(outcome.value.id), customerId, visits: passVisits })
  }
  return told(outcome)
}

async function usePass(scene: Scene): Promise<string> {
  const { shop, model, random } = scene
  const card = pick(random, model.cards)
  if (card === undefined) return 'no card'
  const outcome = await shop.call('customerCards.redeem', { id: card.id, locationId: shop.ids.location })
  if (expectOutcome(scene, 'visit', outcome, card.visits > 0 ? 'done' : 'balance_insufficient')) {
    card.visits -= 1
    model.revenueMinor += visitMinor
  }
  return told(outcome)
}

const hourMs = 3_600_000

/** An hour of somebody, and whether it is free. */
function anHour({ shop, model, random }: Scene): { key: string; free: boolean; visit: Body } {
  const now = shop.clock.nowMs()
  const startMs = (Math.floor(now / hourMs) + random.between(2, 100)) * hourMs
  const staffId = random.chance(0.5) ? shop.ids.lin : shop.ids.chen
  const key = `${staffId} ${startMs}`
  const taken = model.taken.get(key)
  const segments = [{ serviceId: shop.ids.cut, staffId }]
  const visit = { locationId: shop.ids.location, startsAt: new Date(startMs).toISOString(), segments }
  return { key, free: taken === undefined || taken.untilMs <= now, visit }
}

async function book(scene: Scene): Promise<string> {
  const { key, free, visit } = anHour(scene)
  const [customerId] = somebody(scene)
  const outcome = await scene.shop.call('bookings.create', { ...visit, customerId })
  if (expectOutcome(scene, 'booking', outcome, free ? 'done' : 'slot_taken') && outcome.ok) {
    scene.model.taken.set(key, { bookingId: String(outcome.value.id), untilMs: Number.POSITIVE_INFINITY })
  }
  return told(outcome)
}

async function hold(scene: Scene): Promise<string> {
  const { key, free, visit } = anHour(scene)
  const outcome = await scene.shop.call('slotHolds.create', { ...visit, ttlSeconds: 600 })
  if (expectOutcome(scene, 'hold', outcome, free ? 'done' : 'slot_taken')) {
    scene.model.taken.set(key, { bookingId: null, untilMs: scene.shop.clock.nowMs() + 600_000 })
  }
  return told(outcome)
}

async function cancelBooking(scene: Scene): Promise<string> {
  const { shop, model, random } = scene
  const upcoming = [...model.taken].filter(
    ([key, { bookingId }]) => bookingId !== null && Number(key.split(' ')[1]) > shop.clock.nowMs(),
  )
  const [key, one] = pick(random, upcoming) ?? []
  if (key === undefined || one === undefined) return 'no booking'
  const outcome = await shop.call('bookings.cancel', { id: one.bookingId })
  if (expectOutcome(scene, 'cancelling a booking', outcome, 'done')) model.taken.delete(key)
  return told(outcome)
}

/** Counts the drawer, takes some of it to the bank and opens the next shift with the rest. */
export async function changeShift(scene: Scene): Promise<string> {
  const { shop, model, random } = scene
  const staffId = shop.ids.lin
  if (model.shiftId !== '') {
    const bankedMinor = random.between(0, model.drawerMinor)
    const count = { id: model.shiftId, staffId, countedMinor: model.drawerMinor, bankedMinor }
    const outcome = await shop.call('cashShifts.close', count)
    if (expectOutcome(scene, 'close of a shift', outcome, 'done') && outcome.ok) {
      const { expectedMinor } = outcome.value
      scene.faultList.check(
        expectedMinor === model.drawerMinor,
        `the drawer was to have ${expectedMinor}, the model says ${model.drawerMinor}`,
      )
      model.drawerMinor -= bankedMinor
    }
  }
  const float = { locationId: shop.ids.location, staffId, openingFloatMinor: model.drawerMinor }
  model.shiftId = String((await shop.must('cashShifts.open', float)).id)
  return 'done'
}

/** Time goes by; the drawer is counted before midnight. */
async function passTime(scene: Scene): Promise<string> {
  const { clock } = scene.shop
  const localMs = clock.nowMs() + 8 * hourMs
  const stepMs = scene.random.between(1, 40) * 60_000
  const dayOf = (ms: number): number => Math.floor(ms / (24 * hourMs))
  if (dayOf(localMs + stepMs) === dayOf(localMs)) {
    clock.set(clock.nowMs() + stepMs)
    return 'done'
  }
  clock.set((dayOf(localMs) + 1) * 24 * hourMs - 8 * hourMs - 1)
  await changeShift(scene)
  clock.set(clock.nowMs() + 1)
  await changeShift(scene)
  return 'midnight'
}

async function replay({ shop, random, faultList }: Scene): Promise<string> {
  await shop.replay(random, faultList)
  return 'done'
}

export const commands: readonly Command[] = [
  { name: 'top up', weight: 8, run: topUp },
  { name: 'sell', weight: 25, run: sell },
  { name: 'refund', weight: 12, run: refund },
  { name: 'issue a coupon', weight: 6, run: issueCoupon },
  { name: 'reserve a coupon', weight: 3, run: reserve },
  { name: 'cancel a bill', weight: 3, run: cancelBill },
  { name: 'redeem points', weight: 6, run: redeemPoints },
  { name: 'add a pass', weight: 1, run: addPass },
  { name: 'use a pass', weight: 6, run: usePass },
  { name: 'book', weight: 10, run: book },
  { name: 'hold', weight: 4, run: hold },
  { name: 'cancel a booking', weight: 5, run: cancelBooking },
  { name: 'change the shift', weight: 1, run: changeShift },
  { name: 'let time pass', weight: 4, run: passTime },
  { name: 'repeat', weight: 8, run: replay },
]

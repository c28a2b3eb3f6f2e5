import type { DatabaseView } from './database-view.ts'
import { type Acknowledged, type Ask, type KillPlan, killed, type Nemesis, runKills } from './kill-cycles.ts'
import { countKeys, killPlans } from './kill-server.ts'
import type { Place } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, type Verdict } from './proof.ts'
import type { Random } from './random.ts'
import type { Shop } from './shop.ts'

export const killCheckout: Proof = {
  name: 'kill-checkout',
  promise: 'under kill -9 every paid order has its payments, its coupon and its place in the books, once',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => killCheckouts(place, planOf(level), seed, tell),
}

function planOf(level: Level): KillPlan {
  const plan = killPlans[level]
  // An errand here is three requests and more.
  return { ...plan, kills: level === 'nightly' ? 20 : plan.kills, errands: plan.errands / 4 }
}

const templateId = 'cpt_proof'
const couponMinor = 500
const topUpMinor = 20_000

export async function killCheckouts(
  place: Place,
  plan: KillPlan,
  seed: number,
  tell: (line: string) => void = () => {},
  nemesis: Nemesis = killed,
): Promise<Verdict> {
  const faultList = createFaultList()
  const effect = { kind: 'AMOUNT_OFF', amountOffMinor: couponMinor }
  const limits = { total: 1_000_000 }
  const template = { id: templateId, name: 'Off', level: 'ORDER', effect, limits }
  const { log, figures } = await runKills({
    ...{ place, nemesis, plan, seed, faultList, tell },
    shop: { staff: 0, days: 1, services: [], customers: 10 },
    furnishing: [{ path: '/v1/coupon-templates', body: template }],
    errand: (shop, number, ask, random) =>
      random.chance(0.15) ? topUp(shop, number, ask, random) : checkOut(shop, number, ask, random),
  })
  const view = await place.view()
  try {
    const told = await checkBooks(view, log, faultList)
    tell(told)
    return { figures: [...figures, told], faults: faultList.faults }
  } finally {
    await view.close()
  }
}

const customerOf = ({ customerIds }: Shop, random: Random): string =>
  customerIds[random.between(0, customerIds.length - 1)] ?? ''

type Post = (path: string, key: string, body: object) => ReturnType<Ask>

const posting =
  ({ apiKey }: Shop, ask: Ask): Post =>
  (path, idempotencyKey, body) =>
    ask({ method: 'POST', path, apiKey, idempotencyKey, body })

const idIn = (body: string): string => String((JSON.parse(body) as { id?: unknown }).id)

async function topUp(shop: Shop, number: number, ask: Ask, random: Random): Promise<void> {
  const post = posting(shop, ask)
  const line = { kind: 'TOP_UP', amountMinor: topUpMinor, topUpOfferId: null }
  const bill = { locationId: shop.locationId, customerId: customerOf(shop, random), lines: [line] }
  const made = await post('/v1/orders', `order-${number}`, bill)
  if (made.status !== 201) return
  const tenders = [{ kind: 'CASH', tenderedMinor: topUpMinor }]
  await post(`/v1/orders/${idIn(made.body)}/pay`, `pay-${number}`, { tenders })
}

/**
 * Issues a coupon, makes a bill with it, and pays partly with stored value and the rest in cash, sometimes with more
 * than is due; all in cash where there is not enough stored value.
 */
async function checkOut(shop: Shop, number: number, ask: Ask, random: Random): Promise<void> {
  const post = posting(shop, ask)
  const customerId = customerOf(shop, random)
  const quantity = random.between(1, 5)
  const valueMinor = random.between(1, 60) * 100
  const change = random.between(0, 1) * 10_000
  const coupon = await post('/v1/coupons', `coupon-${number}`, { templateId, customerId })
  if (coupon.status !== 201) return
  const lines = [{ kind: 'PRODUCT', productId: shop.productId, quantity }]
  const bill = { locationId: shop.locationId, customerId, lines, couponIds: [idIn(coupon.body)] }
  const made = await post('/v1/orders', `order-${number}`, bill)
  if (made.status !== 201) return
  const path = `/v1/orders/${idIn(made.body)}/pay`
  const dueMinor = quantity * shop.productMinor - couponMinor
  const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor: tenderedMinor + change })
  const tenders = [{ kind: 'STORED_VALUE', amountMinor: valueMinor }, cash(dueMinor - valueMinor)]
  const paid = await post(path, `pay-${number}`, { tenders })
  if (paid.status === 409) await post(path, `cash-${number}`, { tenders: [cash(dueMinor)] })
}

interface Paid {
  readonly id: string
  readonly totalMinor: number
  readonly payments: readonly { readonly kind: string; readonly amountMinor: number }[]
  readonly lines: readonly { readonly kind: string }[]
}

const withKey = (log: readonly Acknowledged[], ...prefixes: readonly string[]): readonly Acknowledged[] =>
  log.filter(({ wish }) => prefixes.some((prefix) => wish.idempotencyKey.startsWith(prefix)))

async function checkBooks(view: DatabaseView, log: readonly Acknowledged[], { check }: FaultList): Promise<string> {
  for (const { wish, answer } of log) {
    const fine = answer.status < 300 || (answer.status === 409 && answer.body.includes('"balance_insufficient"'))
    check(fine, `${wish.idempotencyKey} was answered ${answer.status}: ${answer.body}`)
  }
  const accepted = log.filter(({ answer }) => answer.status < 300)
  const paid = withKey(accepted, 'pay-', 'cash-').map(({ answer }) => JSON.parse(answer.body) as Paid)
  const stored = await view.rows<{ id: string; state: string }>('select id, state from {order_}')
  const states = new Map(stored.map((row) => [row.id, row.state]))
  for (const { id } of paid) {
    check(states.get(id) === 'COMPLETED', `${id} was acknowledged as paid, and is ${states.get(id) ?? 'not there'}`)
  }
  const made = withKey(accepted, 'order-').length
  const coupons = withKey(accepted, 'coupon-').length
  const payments = paid.flatMap((order) => order.payments)
  const topUps = paid.filter(({ lines }) => lines.some(({ kind }) => kind === 'TOP_UP')).length
  const keysOfPayments = (await countKeys(view, 'pay-', true)) + (await countKeys(view, 'cash-', true))
  const counts: Readonly<Record<string, readonly [actual: number, due: number]>> = {
    orders: [states.size, made],
    'keys of orders': [await countKeys(view, 'order-', true), made],
    'paid orders': [stored.filter(({ state }) => state === 'COMPLETED').length, paid.length],
    payments: [await view.number('select count(*) as n from {payment}'), payments.length],
    'keys of payments': [keysOfPayments, paid.length],
    'keys of refusals': [await countKeys(view, 'pay-', false), log.length - accepted.length],
    'postings of payments': [await countPostings(view, 'ORDER_PAYMENT'), paid.length],
    'top-ups': [await view.number('select count(*) as n from {top_up}'), topUps],
    coupons: [await view.number('select count(*) as n from {coupon}'), coupons],
    'used coupons': [
      await view.number(`select count(*) as n from {coupon} where state = 'USED'`),
      paid.length - topUps,
    ],
    'order.paid events': [
      await view.number(`select count(*) as n from {outbox} where event like '%"type":"order.paid"%'`),
      paid.length,
    ],
  }
  for (const [name, [actual, due]] of Object.entries(counts))
    check(actual === due, `${actual} ${name}, but ${due} are due`)
  const sumOf = (kind: string): number =>
    payments.reduce((total, payment) => total + (payment.kind === kind ? payment.amountMinor : 0), 0)
  const account = (code: string): Promise<number> =>
    view.number(`select coalesce(sum(amount_minor), 0) as n from {ledger_line} where account = '${code}'`)
  const sums: Readonly<Record<string, readonly [actual: number, due: number]>> = {
    'cash in the drawer': [await account('CASH_DRAWER'), sumOf('CASH')],
    'stored value': [0 - (await account('STORED_VALUE_PRINCIPAL')), topUps * topUpMinor - sumOf('STORED_VALUE')],
    'discounts of coupons': [await account('DISCOUNTS'), (paid.length - topUps) * couponMinor],
    'money owed in advance': [await account('CUSTOMER_ADVANCES'), 0],
  }
  for (const [name, [actual, due]] of Object.entries(sums)) check(actual === due, `${actual} is ${name}, not ${due}`)
  const dueMinor = paid.reduce((total, order) => total + order.totalMinor, 0)
  check(dueMinor === sumOf('CASH') + sumOf('STORED_VALUE'), `bills of ${dueMinor} were paid otherwise`)
  return `${paid.length} orders paid = keys = postings = events, ${payments.length} payments, ${topUps} top-ups, ${coupons} coupons; ${dueMinor} in = ${sumOf('CASH')} cash in the books + ${sumOf('STORED_VALUE')} stored value spent`
}

function countPostings(view: DatabaseView, kind: string): Promise<number> {
  return view.number(`select count(distinct transaction_id) as n from {ledger_line} where source_kind = '${kind}'`)
}

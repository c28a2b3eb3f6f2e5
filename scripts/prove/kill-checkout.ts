import type { DatabaseView } from './database-view.ts'
import { type Acknowledged, type Ask, runKills } from './kill-cycles.ts'
import { countKeys, killPlans } from './kill-server.ts'
import { createFaultList, type FaultList, type Proof, type ProofRun, type Verdict } from './proof.ts'
import type { Random } from './random.ts'
import type { Shop } from './shop.ts'

export const killCheckout: Proof = {
  name: 'kill-checkout',
  promise: 'under kill -9 every paid order has its payment and its place in the books, once',
  databases: ['sqlite', 'postgres'],
  run,
}

async function run({ level, seed, place, tell }: ProofRun): Promise<Verdict> {
  const faultList = createFaultList()
  const plan = killPlans[level]
  const { log, figures } = await runKills({
    place,
    // An errand here is two requests.
    plan: { ...plan, errands: plan.errands / 2 },
    seed,
    faultList,
    tell,
    shop: { staff: 0, days: 1, services: [] },
    errand: checkOut,
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

/** Makes a bill and pays it in cash, sometimes with more than is due. */
async function checkOut(shop: Shop, number: number, ask: Ask, random: Random): Promise<void> {
  const quantity = random.between(1, 5)
  const tenderedMinor = quantity * shop.productMinor + random.between(0, 1) * 10_000
  const request = { method: 'POST', apiKey: shop.apiKey } as const
  const made = await ask({
    ...request,
    path: '/v1/orders',
    idempotencyKey: `order-${number}`,
    body: { locationId: shop.locationId, lines: [{ kind: 'PRODUCT', productId: shop.productId, quantity }] },
  })
  if (made.status !== 201) return
  const { id } = JSON.parse(made.body) as { id: string }
  await ask({
    ...request,
    path: `/v1/orders/${id}/pay`,
    idempotencyKey: `pay-${number}`,
    body: { tenders: [{ kind: 'CASH', tenderedMinor }] },
  })
}

interface Paid {
  readonly id: string
  readonly totalMinor: number
}

async function checkBooks(view: DatabaseView, log: readonly Acknowledged[], { check }: FaultList): Promise<string> {
  for (const { wish, answer } of log) {
    check(answer.status < 300, `${wish.idempotencyKey} was answered ${answer.status}: ${answer.body}`)
  }
  const paid = log
    .filter(({ wish, answer }) => wish.idempotencyKey.startsWith('pay-') && answer.status === 200)
    .map(({ answer }) => JSON.parse(answer.body) as Paid)
  const stored = new Map(
    (await view.rows<{ id: string; state: string }>('select id, state from {order_}')).map((row) => [
      row.id,
      row.state,
    ]),
  )
  for (const { id } of paid) {
    check(stored.get(id) === 'COMPLETED', `${id} was acknowledged as paid, and is ${stored.get(id) ?? 'not there'}`)
  }
  const made = log.filter(({ wish }) => wish.idempotencyKey.startsWith('order-')).length
  const counts: Readonly<Record<string, readonly [actual: number, due: number]>> = {
    orders: [stored.size, made],
    'keys of orders': [await countKeys(view, 'order-', true), made],
    'paid orders': [[...stored.values()].filter((state) => state === 'COMPLETED').length, paid.length],
    payments: [await view.number('select count(*) as n from {payment}'), paid.length],
    'keys of payments': [await countKeys(view, 'pay-', true), paid.length],
    'postings of payments': [await countPostings(view, 'ORDER_PAYMENT'), paid.length],
    'postings of revenue': [await countPostings(view, 'ORDER_COMPLETION'), paid.length],
    'order.paid events': [
      await view.number(`select count(*) as n from {outbox} where event like '%"type":"order.paid"%'`),
      paid.length,
    ],
  }
  for (const [name, [actual, due]] of Object.entries(counts))
    check(actual === due, `${actual} ${name}, but ${due} are due`)
  const dueMinor = paid.reduce((total, order) => total + order.totalMinor, 0)
  const paidMinor = await view.number('select coalesce(sum(amount_minor), 0) as n from {payment}')
  const cashMinor = await view.number(
    `select coalesce(sum(amount_minor), 0) as n from {ledger_line} where account = 'CASH_DRAWER'`,
  )
  check(paidMinor === dueMinor, `payments sum to ${paidMinor}, acknowledged was ${dueMinor}`)
  check(cashMinor === dueMinor, `the cash drawer holds ${cashMinor}, acknowledged was ${dueMinor}`)
  const unbalanced = await view.rows(
    'select transaction_id from {ledger_line} group by transaction_id, unit having sum(amount_minor) <> 0',
  )
  check(unbalanced.length === 0, `${unbalanced.length} postings do not balance`)
  return `${paid.length} orders paid = payments = keys = postings = events; paid ${paidMinor} = cash in the books ${cashMinor}`
}

function countPostings(view: DatabaseView, kind: string): Promise<number> {
  return view.number(`select count(distinct transaction_id) as n from {ledger_line} where source_kind = '${kind}'`)
}

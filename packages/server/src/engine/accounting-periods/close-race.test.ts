import type { Storage } from '@mendian/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '../../main/testing/databases.ts'
import { type Answer, textOf } from '../../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../../testing/open-salon.ts'

const ids = salonIds()
const dayMs = 86_400_000
let database: Awaited<ReturnType<typeof openPostgres>>
let salon: OpenSalon
let keys = 0
let applied: () => Promise<void> = async () => {}

function opening(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

/** The storage, which waits for {@link applied} once entries are made and not committed. */
function pausing(storage: Storage): Storage {
  const transaction: Storage['transaction'] = (context, options, work) =>
    storage.transaction(context, options, (tx) => {
      const apply: typeof tx.ledger.apply = async (changes) => {
        await tx.ledger.apply(changes)
        await applied()
      }
      return work({ ...tx, ledger: { ...tx.ledger, apply } })
    })
  return { ...storage, transaction }
}

const post = (path: string, body: object): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `close-${keys}` } })
}
const close = (of: object): Promise<Answer> =>
  post('accounting-periods', { ...of, fromDate: '2026-11-21', toDate: '2026-11-21' })

beforeAll(async () => {
  database = await openPostgres()
})
afterAll(() => database.close())

// PostgreSQL alone: SQLite writes one after another.
test.each([
  [
    'a reopened order',
    'the location',
    async (order: Answer) => post(`orders/${textOf(order, 'id')}/reopen`, { reason: 'x' }),
  ],
  ['a reopened order', 'all', async (order: Answer) => post(`orders/${textOf(order, 'id')}/reopen`, { reason: 'x' })],
  [
    'an expense of yesterday',
    'the location',
    async () =>
      post('expenses', {
        ...{ locationId: ids.location, category: 'rent', amountMinor: 100 },
        ...{ paidFrom: 'BANK', businessDate: '2026-11-21' },
      }),
  ],
])('%s is entered before the days of %s are closed, or not at all', async (_, whose, enter) => {
  applied = async () => {}
  salon = await openSalon(pausing(database.storage))
  await furnish(salon.mendian, salon)
  const lines = [{ kind: 'PRODUCT', productId: ids.shampoo }]
  const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines })
  await post(`orders/${textOf(order, 'id')}/pay`, { tenders: [{ kind: 'CASH', tenderedMinor: 6_900 }] })
  salon.clock.set(nineMs + dayMs + 3_600_000)
  const seen: string[] = []
  const gate = opening()
  const reached = opening()
  applied = () => {
    reached.open()
    return gate.opened
  }
  const entered = enter(order).then((answer) => seen.push(`entered ${answer.status}`))
  await Promise.race([reached.opened, entered])
  const closed = close(whose === 'all' ? {} : { locationId: ids.location }).then((answer) =>
    seen.push(`closed ${answer.status}`),
  )
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 300))])
  gate.open()
  await Promise.all([entered, closed])
  expect(seen).toEqual(['entered 201', 'closed 201'])
})

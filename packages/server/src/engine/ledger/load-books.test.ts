import {
  accountOf,
  type Books,
  credit,
  type Decision,
  debit,
  type EntryHeader,
  expiredLots,
  expireLots,
  idOf,
  issue,
  ledgerChangesOf,
  placeHold,
  post,
  present,
  restoredForMs,
  reverse,
  type SpendingOrder,
  spend,
  spendingOrders,
  type TenantId,
  voidHold,
} from '@mendian/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../../main/testing/databases.ts'
import { furnish, openSalon } from '../../testing/open-salon.ts'
import { auditBooks } from './audit-books.ts'
import { accountLocks, type BooksQuery, loadBooks } from './load-books.ts'

const location = idOf('Location', 'bund')
const businessDate = '2026-11-21'
const wang = idOf('Customer', 'wang')
const [principal, bonus] = [
  accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang),
  accountOf('STORED_VALUE_BONUS', 'CNY', wang),
]
const [cash, owed] = [accountOf('CASH_DRAWER', 'CNY'), accountOf('PAYABLES', 'CNY')]
const [granted, redeemed] = [accountOf('BONUS_GRANTED', 'CNY'), accountOf('BONUS_REDEEMED', 'CNY')]

type Decide = (books: Books) => Decision<Books, never, { readonly code: string }>

function header(n: number, nowMs: number): EntryHeader {
  const id = idOf('LedgerTransaction', `t${String(n).padStart(4, '0')}`)
  return { id, locationId: location, businessDate, occurredAtMs: nowMs, source: { kind: 'CORRECTION', id: `src_${n}` } }
}

function topUp(n: number, nowMs: number, paidMinor: number, bonusMinor: number): Decide {
  const cost = { amountMinor: paidMinor, currency: 'CNY' }
  return (books) =>
    post(
      books,
      {
        ...header(n, nowMs),
        moves: [
          debit(cash, paidMinor),
          issue(principal, { origin: 'TOP_UP', amountMinor: paidMinor, cost, expiresAtMs: nowMs + 40 }),
          debit(granted, bonusMinor),
          issue(bonus, { origin: 'BONUS', amountMinor: bonusMinor, cost: null, expiresAtMs: nowMs + 15 }),
        ],
      },
      nowMs,
    )
}

function pay(n: number, nowMs: number, amountMinor: number, order: SpendingOrder): Decide {
  return (books) => {
    const found = spend(books, [principal, bonus], amountMinor, order, nowMs)
    if (!found.ok) return found
    const { moves, parts } = found.changes
    const ofBonus = parts.find(({ account }) => account.code === bonus.code)?.amountMinor ?? 0
    const beside = [credit(owed, amountMinor), debit(redeemed, ofBonus), credit(granted, ofBonus)]
    return post(books, { ...header(n, nowMs), moves: [...moves, ...beside] }, nowMs)
  }
}

/** Numbers that look random and are the same every time: a linear congruential generator. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

describe.each(databases)('the books as they are loaded and stored on $name', ({ open }) => {
  let database: OpenDatabase

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  async function tenant(): Promise<TenantId> {
    const salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    return salon.tenantId
  }

  /** Loads under the locks, decides, stores. */
  function write(tenantId: TenantId, nowMs: number, decide: Decide, query: Partial<BooksQuery> = {}): Promise<string> {
    const asked = { subjectIds: [wang], locationId: location, businessDate, ...query }
    return database.storage.transaction({ tenantId }, { locks: accountLocks([wang]) }, async (tx) => {
      const books = await loadBooks(tx, asked, nowMs)
      const decision = decide(books)
      if (!decision.ok) return decision.refusal.code
      await tx.ledger.apply(ledgerChangesOf(decision.changes))
      return 'accepted'
    })
  }

  test.each([1, 2, 3])('stay sound after any commands (seed %i)', async (seed) => {
    const tenantId = await tenant()
    const { storage } = database
    const number = numbersFrom(seed)
    const transactions: number[] = []
    const holds: number[] = []
    const outcomes = new Set<string>()
    let nowMs = 1
    for (let n = 1; n <= 60; n += 1) {
      nowMs += number(6)
      const kind = number(6)
      let outcome = 'accepted'
      if (kind === 0) outcome = await write(tenantId, nowMs, topUp(n, nowMs, 1 + number(300), 1 + number(90)))
      else if (kind === 1) {
        const order = present(spendingOrders[number(spendingOrders.length)], 'an order')
        outcome = await write(tenantId, nowMs, pay(n, nowMs, 1 + number(250), order))
      } else if (kind === 2) {
        const source = { kind: 'TOP_UP_REFUND', id: 'x' } as const
        const holdId = idOf('LedgerHold', `h${n}`)
        const hold = { holdId, account: principal, amountMinor: 1 + number(200), expiresAtMs: nowMs + 8, source }
        outcome = await write(tenantId, nowMs, (books) => placeHold(books, hold, nowMs))
        if (outcome === 'accepted') holds.push(n)
      } else if (kind === 3 && holds.length > 0) {
        const holdId = idOf('LedgerHold', `h${holds[number(holds.length)]}`)
        outcome = await write(tenantId, nowMs, (books) => voidHold(books, holdId, nowMs), { holdIds: [holdId] })
      } else if (kind === 4) {
        outcome = await write(tenantId, nowMs, (books) => {
          const due = expiredLots(books, nowMs).map(({ id }) => id)
          return expireLots(books, due, header(n, nowMs), nowMs)
        })
      } else if (transactions.length > 0) {
        const id = header(present(transactions[number(transactions.length)], 'one'), nowMs).id
        const [original] = await storage.read({ tenantId }, (tx) => tx.ledger.transactions([id]))
        if (original) {
          const lotIds = original.lines.flatMap(({ lotId }) => (lotId === null ? [] : [lotId]))
          const decide: Decide = (books) => reverse(books, original, header(n, nowMs), nowMs, restoredForMs)
          outcome = await write(tenantId, nowMs, decide, { lotIds })
        }
      }
      if (kind < 2) transactions.push(n)
      outcomes.add(outcome)
      const { checks } = await storage.read({ tenantId }, (tx) => auditBooks(tx))
      expect(checks.filter(({ faults }) => faults.length > 0)).toEqual([])
    }
    expect([...outcomes]).toContain('accepted')
    expect([...outcomes]).toContain('balance_insufficient')
  })

  test('SV-03 of ten payments of the whole balance at once exactly one succeeds', async () => {
    const tenantId = await tenant()
    await write(tenantId, 1, topUp(1, 1, 900, 100))
    const all = Array.from({ length: 10 }, (_, n) => write(tenantId, 2, pay(n + 2, 2, 1000, 'PRO_RATA')))
    const outcomes = (await Promise.all(all)).sort()
    expect(outcomes).toEqual(['accepted', ...Array.from({ length: 9 }, () => 'balance_insufficient')])
    expect(await database.storage.read({ tenantId }, (tx) => auditBooks(tx))).toMatchObject({ sound: true })
  })
})

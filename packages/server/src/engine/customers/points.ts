import {
  accountOf,
  availableOf,
  type Books,
  balanceOf,
  type CustomerId,
  formatInstant,
  isPointUnit,
  type LoyaltyProgramme,
  lotsOf,
  openBooks,
  type PointUnit,
  pointUnit,
  pointUnitOf,
  subLedgerOf,
} from '@mendian/core'
import { customerId, instant } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({ id: customerId })

const balanceSchema = z.strictObject({
  balance: z.int().meta({ description: 'All points there are, pending ones and held ones included.' }),
  available: z.int().meta({ description: 'What can be spent now.' }),
  pending: z.int().meta({ description: 'What cannot be spent yet.' }),
  owed: z.int().meta({ description: 'Points of refunded orders that were spent; the next points settle them.' }),
  lots: z
    .array(z.strictObject({ points: z.int(), availableFrom: instant, expiresAt: instant.nullable() }))
    .meta({ description: 'Those that end first first.' }),
})

const pointsSchema = z
  .strictObject({
    customerId,
    ...balanceSchema.shape,
    subLedgers: z
      .array(
        z.strictObject({
          subLedgerCode: z.string(),
          name: z.string().nullable().meta({ description: 'Null where the programme no longer has it.' }),
          ...balanceSchema.shape,
        }),
      )
      .meta({
        description:
          'The same of each sub-ledger: those of the programme in its order, then others in which the customer still has or owes points, by code. The figures above are of the main balance alone.',
      }),
  })
  .meta({ id: 'CustomerPoints' })

/** What points a customer has, and until when. */
export const points: ReadOperation<typeof input, typeof pointsSchema> = defineRead({
  name: 'customers.points',
  summary: "Get a customer's points",
  http: ['GET', '/v1/customers/{id}/points'],
  input,
  output: pointsSchema,
  permission: 'customer:read',
  refusals: ['not_found'],
  async run(tx, { id }, { nowMs }) {
    const subjectIds = [id]
    const [customer, [programme], balances, lots, holds] = await Promise.all([
      tx.customers.find(id),
      tx.loyaltyProgrammes.active(),
      tx.ledger.balances(subjectIds),
      tx.ledger.openLots(subjectIds),
      tx.ledger.pendingHolds(subjectIds),
    ])
    if (!customer) return notFound('Customer', id)
    const books = openBooks({ subjectIds, balances, lots, holds, closedPeriods: [] }, nowMs)
    const of = (unit: PointUnit): Balance => balanceIn(books, id, unit, programme?.timeZone ?? 'UTC', nowMs)
    return {
      ok: true,
      value: {
        ...{ customerId: id, ...of(pointUnit) },
        subLedgers: subLedgersIn(books, programme).map((each) => ({
          ...each,
          ...of(pointUnitOf(each.subLedgerCode)),
        })),
      },
    }
  },
})

type Balance = z.output<typeof balanceSchema>

/** The sub-ledgers of the programme, and any other in which there is something. */
function subLedgersIn(
  books: Books,
  programme: LoyaltyProgramme | undefined,
): readonly { readonly subLedgerCode: string; readonly name: string | null }[] {
  const named = (programme?.subLedgers ?? []).map(({ code: subLedgerCode, name }) => ({ subLedgerCode, name }))
  const known = new Set(named.map(({ subLedgerCode }) => subLedgerCode))
  const others = [...books.balances.values()].flatMap(({ unit, postedMinor }) => {
    const code = isPointUnit(unit) && postedMinor !== 0 ? subLedgerOf(unit) : null
    return code === null || known.has(code) ? [] : [code]
  })
  return [...named, ...[...new Set(others)].sort().map((subLedgerCode) => ({ subLedgerCode, name: null }))]
}

function balanceIn(books: Books, customer: CustomerId, unit: PointUnit, zone: string, nowMs: number): Balance {
  const account = accountOf('POINTS', unit, customer)
  const open = lotsOf(books, account).filter(({ expiresAtMs }) => expiresAtMs === null || nowMs < expiresAtMs)
  const endOf = ({ expiresAtMs }: (typeof open)[number]): number => expiresAtMs ?? Number.POSITIVE_INFINITY
  return {
    balance: open.reduce((sum, lot) => sum + lot.remainingMinor, 0),
    available: availableOf(books, account, nowMs),
    pending: open.reduce((sum, lot) => sum + (nowMs < lot.availableFromMs ? lot.remainingMinor : 0), 0),
    owed: balanceOf(books, accountOf('POINTS_OWED', unit, customer)).postedMinor,
    lots: open
      .toSorted((a, b) => endOf(a) - endOf(b) || a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1))
      .map((lot) => ({
        points: lot.remainingMinor,
        availableFrom: formatInstant(zone, lot.availableFromMs),
        expiresAt: lot.expiresAtMs === null ? null : formatInstant(zone, lot.expiresAtMs),
      })),
  }
}

import {
  boostKeysOf,
  type CustomerId,
  type LockKey,
  type LoyaltyAccount,
  type LoyaltyProgramme,
  openLoyalty,
  periodStartMs,
  present,
  type ReadTransaction,
  type Tier,
  type TierFigures,
} from '@mendian/core'
import { accountLocks } from '../ledger/load-books.ts'

/** Everything that completing an order or redeeming a booking decides of a customer: figures, points and tier. */
export function loyaltyLocks(customerIds: readonly (CustomerId | null)[]): readonly LockKey[] {
  const ids = [...new Set(customerIds.filter((id) => id !== null))]
  const own = ids.flatMap((id): LockKey[] => [
    { kind: 'CUSTOMER', id },
    { kind: 'RECORD', id },
  ])
  return [...own, ...accountLocks(ids)]
}

/** A tenant's programme and its tiers in use. */
export interface Ladder {
  readonly programme: LoyaltyProgramme | null
  readonly tiers: readonly Tier[]
}

/** Tiers beyond this take part in nothing. */
const tiersRead = 200

export async function loadLadder(tx: ReadTransaction): Promise<Ladder> {
  const [[programme], tiers] = await Promise.all([tx.loyaltyProgrammes.active(), tx.tiers.list({ limit: tiersRead })])
  return { programme: programme ?? null, tiers }
}

const nothing: TierFigures = { spentMinor: 0, visits: 0, qualifyingPoints: 0 }

/** What is read of one customer, in a constant number of queries, for deciding what an order or a visit does for them. */
export async function loadLoyalty(
  tx: ReadTransaction,
  customerId: CustomerId,
  timeZone: string,
  nowMs: number,
): Promise<LoyaltyAccount> {
  const [ladder, found, standing] = await Promise.all([
    loadLadder(tx),
    tx.customers.find(customerId),
    tx.tierStandings.find(customerId),
  ])
  const customer = present(found, 'an order names a customer that exists')
  const { programme } = ladder
  const [period, counts] = programme
    ? await Promise.all([
        loadFigures(tx, programme, customerId, nowMs, nowMs + 1),
        tx.usages.find(boostKeysOf(programme, customerId, timeZone, nowMs)),
      ])
    : [nothing, new Map()]
  const uses = new Map([...counts].map(([key, { uses }]) => [key, uses] as const))
  return openLoyalty({ ...ladder, customer, standing: standing ?? null, period, uses })
}

/** The figures of the programme's period that is looked at at `asOfMs`, up to `toMs`. */
export function loadFigures(
  tx: ReadTransaction,
  programme: LoyaltyProgramme,
  customerId: CustomerId,
  asOfMs: number,
  toMs: number,
): Promise<TierFigures> {
  const { currency } = programme
  return tx.customerActivity.figures({ customerId, currency, fromMs: periodStartMs(programme, asOfMs), toMs })
}

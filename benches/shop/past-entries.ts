import { idOf } from '../../packages/core/src/index.ts'
import type { BenchDatabase, Cell } from '../databases/bench-database.ts'
import type { Shop } from './shop.ts'

type Row = Readonly<Record<string, Cell>>

/** Of so many lines one pair is a top-up with a lot of its own, all of it spent; the others spend it. */
const linesALot = 20
const storedAtOnce = 50_000
const dayMs = 24 * 60 * 60 * 1000

/** Stored value that customers topped up and spent in the years gone by, until the books have so many more lines. */
export async function addPastEntries(database: BenchDatabase, shop: Shop, count: number): Promise<void> {
  let lines: Row[] = []
  let lots: Row[] = []
  const store = async (): Promise<void> => {
    await database.insertRows('ledger_lot', lots)
    await database.insertRows('ledger_line', lines)
    lines = []
    lots = []
  }
  for (let number = 0; number * linesALot < count; number += 1) {
    const past = spentTopUp(shop, number, number / Math.ceil(count / linesALot))
    lots.push(past.lot)
    lines.push(...past.lines)
    if (lines.length >= storedAtOnce) await store()
  }
  await store()
  await database.settle()
}

/** A top-up and nine times that a part of it is spent; `when` runs from 0, three years ago, to 1. */
function spentTopUp(shop: Shop, number: number, when: number): { readonly lot: Row; readonly lines: readonly Row[] } {
  const { tenantId: tenant_id, locationId: location_id } = shop
  const atMs = Date.now() - Math.round((1 - when) * 3 * 365 * dayMs) - dayMs
  const subject_id = shop.customerIds[number % shop.customerIds.length] ?? null
  const lotId = `lot_past${number}`
  const [spends, spentMinor] = [linesALot / 2 - 1, 1_000]
  const common = { tenant_id, location_id, unit: 'CNY', occurred_at_ms: atMs, recorded_at_ms: atMs }
  const business_date = new Date(atMs).toISOString().slice(0, 10)
  const pair = (part: number, account: string, amountMinor: number, from: string): readonly Row[] => {
    // Smaller than the ids of today, as those of older entries are.
    const source = { source_kind: 'ORDER', source_id: `ord_past${number}` }
    const transaction_id = idOf('LedgerTransaction', String(number * linesALot + part).padStart(26, '0'))
    const line = { ...common, business_date, transaction_id, ...source }
    return [
      { ...line, line_no: 1, account, amount_minor: -amountMinor, subject_id, lot_id: lotId },
      { ...line, line_no: 2, account: from, amount_minor: amountMinor, subject_id: null, lot_id: null },
    ]
  }
  const principal = 'STORED_VALUE_PRINCIPAL'
  return {
    lot: {
      ...{ tenant_id, id: lotId, account: principal, subject_id, unit: 'CNY', origin: 'TOP_UP', location_id },
      ...{ original_minor: spends * spentMinor, remaining_minor: 0, held_minor: 0, cost_minor: 0, cost_left_minor: 0 },
      ...{ cost_currency: null, deferred_card_id: null, available_from_ms: atMs, expires_at_ms: null },
      ...{ created_at_ms: atMs, source_kind: 'ORDER', source_id: `ord_past${number}` },
    },
    lines: [
      ...pair(0, principal, spends * spentMinor, 'CUSTOMER_ADVANCES'),
      ...Array.from({ length: spends }, (_, index) =>
        pair(index + 1, principal, -spentMinor, 'SERVICE_REVENUE'),
      ).flat(),
    ],
  }
}

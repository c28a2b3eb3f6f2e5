import { assert } from '../base/assert.ts'
import { allocate } from '../money/allocate.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { SpendingOrder } from '../money/spending-order.ts'
import type { LotCode } from './account.ts'
import { type CostedAllocation, freeOf, isSpendable, type Lot, type LotAllocation } from './lot.ts'

/** What of which lots is to be taken, or how much there is where it does not suffice. */
export type Consumption =
  | { readonly ok: true; readonly allocations: readonly LotAllocation[] }
  | { readonly ok: false; readonly availableMinor: number }

/**
 * Takes exactly `amountMinor` from lots of one unit. Pending and expired lots and held parts stay out. In `PRO_RATA`
 * each account gives in proportion to what it has (largest remainder). Equal expiries: the older lot first.
 */
export function consumeLots(
  lots: readonly Lot[],
  amountMinor: number,
  order: SpendingOrder,
  nowMs: number,
): Consumption {
  assert(Number.isSafeInteger(amountMinor) && amountMinor >= 0, 'consumeLots: the amount is a whole number')
  assert(new Set(lots.map((lot) => lot.unit)).size <= 1, 'consumeLots: lots of one unit')
  const usable = lots.filter((lot) => isSpendable(lot, nowMs) && freeOf(lot) > 0).sort(byExpiry)
  const availableMinor = freeTotal(usable)
  if (availableMinor < amountMinor) return { ok: false, availableMinor }
  if (order === 'PRO_RATA') return { ok: true, allocations: proRata(usable, amountMinor) }
  return { ok: true, allocations: takeInTurn(inOrder(usable, order), amountMinor) }
}

/** Those of one account's lots with no more than `maxMinor` free in all, kept where the earliest expiry is. */
export function capLots(lots: readonly Lot[], maxMinor: number, nowMs: number): readonly Lot[] {
  let leftMinor = maxMinor
  const capped: Lot[] = []
  for (const lot of lots.filter((one) => isSpendable(one, nowMs)).sort(byExpiry)) {
    const freeMinor = Math.min(freeOf(lot), leftMinor)
    leftMinor -= freeMinor
    capped.push({ ...lot, heldMinor: lot.remainingMinor - freeMinor })
  }
  return capped
}

/**
 * Which parts of what was taken go back when `amountMinor` more is returned after `returnedMinor` were: last taken,
 * first back. Returning all of it in any steps returns exactly what was taken, costs included.
 */
export function returnLots(
  taken: readonly CostedAllocation[],
  returnedMinor: number,
  amountMinor: number,
): readonly CostedAllocation[] {
  const totalMinor = taken.reduce((total, part) => total + part.amountMinor, 0)
  assert(Number.isSafeInteger(returnedMinor) && returnedMinor >= 0, 'returnLots: what was returned is a whole number')
  assert(Number.isSafeInteger(amountMinor) && amountMinor >= 0, 'returnLots: the amount is a whole number')
  assert(returnedMinor + amountMinor <= totalMinor, 'returnLots: no more than was taken')
  const back: CostedAllocation[] = []
  let skipMinor = returnedMinor
  let leftMinor = amountMinor
  for (const part of [...taken].reverse()) {
    const before = Math.min(skipMinor, part.amountMinor)
    const now = Math.min(leftMinor, part.amountMinor - before)
    skipMinor -= before
    leftMinor -= now
    if (now === 0) continue
    const costMinor = costUpTo(part, before + now) - costUpTo(part, before)
    back.push({ lotId: part.lotId, amountMinor: now, costMinor })
  }
  return back
}

/** The cost that goes with taking that much of a lot now: its share of what is left, all of it with the last. */
export function costOfTaking(lot: Pick<Lot, 'remainingMinor' | 'costLeftMinor'>, amountMinor: number): number {
  assert(amountMinor <= lot.remainingMinor, 'costOfTaking: no more than remains')
  if (amountMinor === 0) return 0
  return multiplyRatio(lot.costLeftMinor, { numerator: amountMinor, denominator: lot.remainingMinor }, 'HALF_UP')
}

function costUpTo(part: CostedAllocation, amountMinor: number): number {
  return multiplyRatio(part.costMinor, { numerator: amountMinor, denominator: part.amountMinor }, 'HALF_UP')
}

function byExpiry(a: Lot, b: Lot): number {
  const [first, second] = [a.expiresAtMs ?? Number.POSITIVE_INFINITY, b.expiresAtMs ?? Number.POSITIVE_INFINITY]
  if (first !== second) return first < second ? -1 : 1
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1)
}

const firstAccount: Readonly<Partial<Record<SpendingOrder, LotCode>>> = {
  PRINCIPAL_FIRST: 'STORED_VALUE_PRINCIPAL',
  BONUS_FIRST: 'STORED_VALUE_BONUS',
}

function inOrder(usable: readonly Lot[], order: SpendingOrder): readonly Lot[] {
  const first = firstAccount[order]
  return first === undefined
    ? usable
    : [...usable.filter((lot) => lot.account === first), ...usable.filter((lot) => lot.account !== first)]
}

function proRata(usable: readonly Lot[], amountMinor: number): readonly LotAllocation[] {
  if (amountMinor === 0) return []
  const groups = [...new Set(usable.map((lot) => lot.account))]
    .sort()
    .map((account) => usable.filter((lot) => lot.account === account))
  const shares = allocate(amountMinor, groups.map(freeTotal))
  return groups.flatMap((group, index) => takeInTurn(group, shares[index] ?? 0))
}

/** Takes it from lots that have at least so much. */
function takeInTurn(lots: readonly Lot[], amountMinor: number): readonly LotAllocation[] {
  const allocations: LotAllocation[] = []
  let leftMinor = amountMinor
  for (const lot of lots) {
    const taken = Math.min(leftMinor, freeOf(lot))
    if (taken === 0) break
    allocations.push({ lotId: lot.id, amountMinor: taken })
    leftMinor -= taken
  }
  return allocations
}

function freeTotal(lots: readonly Lot[]): number {
  return lots.reduce((total, lot) => total + freeOf(lot), 0)
}

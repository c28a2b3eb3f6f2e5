import { assert } from '../../base/assert.ts'
import { allocate } from '../../money/allocate.ts'
import type { Order, OrderLineKind, Payment } from '../order.ts'
import { valueTenderKinds } from '../tenders/tender.ts'
import { type LineGroup, lineGroups, type ReturnedSource, type SourceKind } from './refund.ts'
import type { BillShare } from './share-of-bill.ts'

const groupOfKind: Readonly<Partial<Record<OrderLineKind, LineGroup>>> = {
  TOP_UP: 'MONEY_ONLY',
  GIFT_CARD: 'MONEY_ONLY',
  CARD: 'WITHOUT_BONUS',
}

/** What a line may have been paid with. */
export function groupOf(kind: OrderLineKind): LineGroup {
  return groupOfKind[kind] ?? 'ANYTHING'
}

/**
 * What each part of each payment has paid for. Money pays first for what only money may, value that was paid for next
 * for what bonus may not; within each, in proportion.
 */
export function sourcesOf(order: Order): readonly ReturnedSource[] {
  const left = order.payments.flatMap(partsByKind).map((part) => ({ ...part }))
  const needed: Record<LineGroup, number> = { MONEY_ONLY: 0, WITHOUT_BONUS: 0, ANYTHING: 0 }
  for (const { kind, totalMinor } of order.lines) needed[groupOf(kind)] += totalMinor
  const sources: ReturnedSource[] = []
  for (const group of lineGroups) {
    const may = left.filter(({ source, amountMinor }) => amountMinor > 0 && mayPay(source, group))
    const there = may.reduce((total, { amountMinor }) => total + amountMinor, 0)
    // Charge, tax, tip and rounding are paid with anything.
    const amountMinor = group === 'ANYTHING' ? there : Math.min(needed[group], there)
    if (amountMinor === 0) continue
    const shares = allocate(
      amountMinor,
      may.map((part) => part.amountMinor),
    )
    for (const [index, part] of may.entries()) {
      const share = shares[index] ?? 0
      part.amountMinor -= share
      if (share > 0) sources.push({ payment: part.payment, source: part.source, group, amountMinor: share })
    }
  }
  return sources
}

/**
 * Which parts of which payments go back for a share: what nobody has paid yet first, and then in proportion to what is
 * left of each (largest remainder, the earlier payment first), so that no payment gives back more than it paid and
 * nothing is left in the end. What was paid with money alone goes back as money; bonus goes back as bonus.
 */
export function splitReturn(
  order: Order,
  earlier: readonly ReturnedSource[],
  share: BillShare,
  amountMinor: number,
  {
    kept = new Map(),
    unpaid = new Map(),
  }: {
    /** What is kept of lines, by line. */
    readonly kept?: ReadonlyMap<number, number>
    /** What of each payment, by ordinal, is still owed or was written off. */
    readonly unpaid?: ReadonlyMap<number, number>
  } = {},
): readonly ReturnedSource[] {
  const left = sourcesOf(order).map((source) => ({
    ...source,
    amountMinor: source.amountMinor - goneOf(source, earlier),
  }))
  const wanted = withinReach(wantedByGroup(order, share, amountMinor, kept), left)
  const owed = new Map(unpaid)
  const returned = lineGroups.flatMap((group): readonly ReturnedSource[] => {
    const of = left.filter((source) => source.group === group && source.amountMinor > 0)
    if (wanted[group] === 0) return []
    const first = takeOwed(of, owed, wanted[group])
    const restMinor = wanted[group] - first.reduce((sum, amount) => sum + amount, 0)
    const weights = of.map((source, index) => source.amountMinor - (first[index] ?? 0))
    const shares = restMinor === 0 ? [] : allocate(restMinor, weights)
    return of.flatMap((source, index) => {
      const back = (first[index] ?? 0) + (shares[index] ?? 0)
      assert(back <= source.amountMinor, 'no payment gives back more than is left of it')
      return back > 0 ? [{ ...source, amountMinor: back }] : []
    })
  })
  const total = returned.reduce((sum, source) => sum + source.amountMinor, 0)
  assert(total === amountMinor, `all of the refund is given back: ${total} of ${amountMinor}`)
  return returned
}

/** What is taken of each source because nobody has paid it; less is left of it for the next group. */
function takeOwed(of: readonly ReturnedSource[], owed: Map<number, number>, wantedMinor: number): readonly number[] {
  let restMinor = wantedMinor
  return of.map(({ payment, source, amountMinor }) => {
    if (source !== 'OWED') return 0
    const taken = Math.min(owed.get(payment) ?? 0, amountMinor, restMinor)
    owed.set(payment, (owed.get(payment) ?? 0) - taken)
    restMinor -= taken
    return taken
  })
}

function wantedByGroup(
  order: Order,
  share: BillShare,
  amountMinor: number,
  kept: ReadonlyMap<number, number>,
): Record<LineGroup, number> {
  const wanted: Record<LineGroup, number> = { MONEY_ONLY: 0, WITHOUT_BONUS: 0, ANYTHING: 0 }
  let leftMinor = amountMinor
  for (const { line, totalMinor } of share.lines) {
    const group = groupOf(order.lines[line]?.kind ?? 'SERVICE')
    if (group === 'ANYTHING') continue
    const back = Math.min(totalMinor - (kept.get(line) ?? 0), leftMinor)
    wanted[group] += back
    leftMinor -= back
  }
  return { ...wanted, ANYTHING: leftMinor }
}

/** What one group lacks, because the bill was rounded, comes out of what the others have left. */
function withinReach(
  wanted: Readonly<Record<LineGroup, number>>,
  left: readonly ReturnedSource[],
): Readonly<Record<LineGroup, number>> {
  const leftOf = (group: LineGroup): number =>
    left.reduce((total, source) => (source.group === group ? total + source.amountMinor : total), 0)
  const reached = { ...wanted }
  let lackingMinor = 0
  for (const group of lineGroups) {
    const over = Math.max(0, reached[group] - leftOf(group))
    reached[group] -= over
    lackingMinor += over
  }
  for (const group of lineGroups) {
    const more = Math.min(lackingMinor, leftOf(group) - reached[group])
    reached[group] += more
    lackingMinor -= more
  }
  return reached
}

interface PartOfPayment {
  readonly payment: number
  readonly source: SourceKind
  amountMinor: number
}

/** Bonus of a payment apart from what was paid for. */
function partsByKind({ ordinal: payment, kind, amountMinor, parts }: Payment): readonly PartOfPayment[] {
  if (kind === 'ON_ACCOUNT') return [{ payment, source: 'OWED', amountMinor }]
  if (!valueTenderKinds.has(kind)) return [{ payment, source: 'MONEY', amountMinor }]
  const bonusMinor = parts.reduce(
    (total, part) => (part.account === 'STORED_VALUE_BONUS' ? total + part.amountMinor : total),
    0,
  )
  const whole: readonly PartOfPayment[] = [
    { payment, source: 'VALUE', amountMinor: amountMinor - bonusMinor },
    { payment, source: 'BONUS', amountMinor: bonusMinor },
  ]
  return whole.filter((part) => part.amountMinor > 0)
}

function mayPay(source: SourceKind, group: LineGroup): boolean {
  if (group === 'MONEY_ONLY') return source === 'MONEY'
  return group === 'ANYTHING' || source !== 'BONUS'
}

function goneOf(source: ReturnedSource, earlier: readonly ReturnedSource[]): number {
  return earlier.reduce(
    (total, each) =>
      each.payment === source.payment && each.source === source.source && each.group === source.group
        ? total + each.amountMinor
        : total,
    0,
  )
}

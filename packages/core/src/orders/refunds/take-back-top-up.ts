import { type RefusalOf, refuse } from '../../base/decision.ts'
import type { LotId, TopUpId } from '../../base/ids.ts'
import { accountOf, type LotCode } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import { freeOf } from '../../ledger/lot.ts'
import { credit, debit, type Move, take } from '../../ledger/post.ts'
import type { TopUpGrant } from '../../stored-value/top-up.ts'
import type { Order } from '../order.ts'

export type TakenBack =
  | { readonly ok: true; readonly moves: readonly Move[] }
  | {
      readonly ok: false
      readonly refusal: RefusalOf<'lot_spent', { lotId: LotId | null; availableMinor: number; askedMinor: number }>
    }

/**
 * Takes a top-up back: principal and bonus from the very lots that it made, which must still have them. Lots that are
 * used up are not among the books.
 */
export function takeBackTopUp(books: Books, { currency, lines }: Order, line: number, topUpId: TopUpId): TakenBack {
  const grant = topUpOf(lines, line)
  const wanted: readonly (readonly [LotCode, number])[] = [
    ['STORED_VALUE_PRINCIPAL', grant?.principalMinor ?? 0],
    ['STORED_VALUE_BONUS', grant?.bonusMinor ?? 0],
  ]
  const moves: Move[] = []
  for (const [code, askedMinor] of wanted) {
    if (askedMinor === 0) continue
    const lot = [...books.lots.values()].find(({ account, source }) => account === code && source.id === topUpId)
    const availableMinor = lot ? freeOf(lot) : 0
    if (!lot || availableMinor < askedMinor)
      return refuse('lot_spent', { lotId: lot?.id ?? null, availableMinor, askedMinor })
    const account = accountOf(code, currency, lot.subjectId as never)
    moves.push(take(account, [{ lotId: lot.id, amountMinor: askedMinor }]))
    if (code === 'STORED_VALUE_BONUS') moves.push(credit(accountOf('BONUS_GRANTED', currency), askedMinor))
  }
  return { ok: true, moves }
}

/** What the refund of a top-up keeps of what was paid for it. */
export interface KeptOfTopUp {
  readonly keptMinor: number
  /** What its lots must have left for it: all of both that was not used, and bonus that has not expired. */
  readonly leftMinor: number
}

export type TakenRest = TakenBack & {
  /** What of its principal, out for bills, comes back as bonus only from now on. */
  readonly backAsBonusMinor?: number
}

/**
 * Takes what is left of a top-up, which must be all that was not used: what has left its lots otherwise, such as by a
 * merge, or is held, would be paid out twice. What its bonus has paid for is set right by it: the revenue that stays is
 * what is kept. Where bills have taken more principal than is kept, that much of it was paid back in money, and comes back
 * from those bills as bonus.
 */
export function takeRestOfTopUp(
  books: Books,
  { currency, lines }: Order,
  line: number,
  topUpId: TopUpId,
  { keptMinor, leftMinor }: KeptOfTopUp,
): TakenRest {
  const own = [...books.lots.values()].filter(
    ({ source, remainingMinor }) => source.id === topUpId && remainingMinor > 0,
  )
  const availableMinor = own.reduce((total, lot) => total + freeOf(lot), 0)
  if (availableMinor !== leftMinor) {
    return refuse('lot_spent', { lotId: own[0]?.id ?? null, availableMinor, askedMinor: leftMinor })
  }
  const moves: Move[] = []
  let principalMinor = 0
  for (const lot of own) {
    const amountMinor = freeOf(lot)
    if (amountMinor === 0) continue
    moves.push(take(accountOf(lot.account, currency, lot.subjectId as never), [{ lotId: lot.id, amountMinor }]))
    if (lot.account === 'STORED_VALUE_BONUS') moves.push(credit(accountOf('BONUS_GRANTED', currency), amountMinor))
    else principalMinor += amountMinor
  }
  const backMinor = (topUpOf(lines, line)?.principalMinor ?? 0) - keptMinor
  const redeemed = accountOf('BONUS_REDEEMED', currency)
  const differenceMinor = backMinor - principalMinor
  moves.push(differenceMinor > 0 ? debit(redeemed, differenceMinor) : credit(redeemed, 0 - differenceMinor))
  return { ok: true, moves, backAsBonusMinor: Math.max(0, differenceMinor) }
}

function topUpOf(lines: Order['lines'], line: number): TopUpGrant | null {
  const prepaid = lines[line]?.prepaid
  return prepaid?.kind === 'TOP_UP' ? prepaid : null
}

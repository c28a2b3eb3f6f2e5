import { type RefusalOf, refuse } from '../../base/decision.ts'
import type { LotId, TopUpId } from '../../base/ids.ts'
import { accountOf, type LotCode } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import { freeOf } from '../../ledger/lot.ts'
import { credit, type Move, take } from '../../ledger/post.ts'
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
  const prepaid = lines[line]?.prepaid
  const grant = prepaid?.kind === 'TOP_UP' ? prepaid : null
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

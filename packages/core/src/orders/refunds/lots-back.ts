import { present } from '../../base/assert.ts'
import { type Account, type AccountCode, accountKey, type LotCode } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import type { CostedAllocation } from '../../ledger/lot.ts'
import { giveBack, issue, type Move } from '../../ledger/post.ts'
import { restoredForMs } from '../../ledger/reverse.ts'
import type { LedgerUnit } from '../../ledger/unit.ts'
import type { PaymentPart } from '../tenders/tender.ts'
import { homeOf, type ValueHomes } from './value-homes.ts'

export interface LotsBackContext {
  /** What has become of whatever paid. */
  readonly homes: ValueHomes
  /** With the lots that paid. */
  readonly books: Books
  readonly nowMs: number
}

/**
 * Gives these parts of payments back, each of an account in lots: to the very lots, or as lots of whatever has taken the
 * place of their holder, with the ends that they had.
 */
export function lotsBack(
  parts: readonly PaymentPart[],
  unit: LedgerUnit,
  context: LotsBackContext,
): { readonly moves: readonly Move[]; readonly parts: readonly PaymentPart[] } {
  const codes = [...new Set(parts.map(({ account }) => account))]
  const back = codes.map((code) =>
    ofAccount(
      code,
      parts.filter(({ account }) => account === code),
      unit,
      context,
    ),
  )
  return { moves: back.flatMap(({ moves }) => moves), parts: back.flatMap((each) => each.parts) }
}

function ofAccount(
  code: AccountCode,
  parts: readonly PaymentPart[],
  unit: LedgerUnit,
  { homes, books, nowMs }: LotsBackContext,
): ReturnType<typeof lotsBack> {
  const subjectId = parts[0]?.subjectId ?? null
  const home = subjectId === null ? null : homeOf(homes, subjectId)
  const account = { code, subjectId: home, unit, key: accountKey(code, home, unit) } as Account<LotCode>
  const untilMs = nowMs + restoredForMs
  if (home === subjectId) return { moves: [giveBack(account, parts.map(costed), untilMs)], parts }
  return {
    moves: parts.map(costed).map(({ lotId, amountMinor, costMinor }) => {
      const { costCurrency, expiresAtMs } = present(books.lots.get(lotId), 'the lots that paid were read')
      const cost = costCurrency === null ? null : { amountMinor: costMinor, currency: costCurrency }
      const end = expiresAtMs !== null && nowMs >= expiresAtMs ? untilMs : expiresAtMs
      return issue(account, { origin: 'REFUND', amountMinor, cost, expiresAtMs: end })
    }),
    parts: parts.map((part) => ({ ...part, subjectId: home, lotId: null })),
  }
}

/** The part of a payment as what was taken of its lot. */
export function costed({ lotId, amountMinor, costMinor }: PaymentPart): CostedAllocation {
  return { lotId: present(lotId, 'value came from lots'), amountMinor, costMinor: costMinor ?? 0 }
}

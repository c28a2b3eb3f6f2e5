import { type LockKey, type ReadTransaction, refuseSubLedgers, type SubLedgerRefusal } from '@mendian/core'

/** What the programme in use depends on, and whatever depends on what it has. */
export const programmeLock: LockKey = { kind: 'CODE', id: 'loyalty-programme' }

type Named = readonly (string | null | undefined)[]

interface NamingRule<F> {
  readonly locks: (fields: F) => readonly LockKey[]
  readonly refuse: (tx: ReadTransaction, fields: F, id: string) => Promise<SubLedgerRefusal | undefined>
}

/**
 * The rule that the sub-ledgers which a record names are those of the programme in use. What it has named before it may
 * name on, so that other fields of it can change once the programme has that one no longer.
 */
export function subLedgersOf<F>(
  named: (fields: F) => Named,
  before: (tx: ReadTransaction, id: string) => Promise<NoInfer<F> | undefined>,
): NamingRule<F> {
  const isNaming = (fields: F): boolean => named(fields).some((code) => code !== null && code !== undefined)
  return {
    locks: (fields) => (isNaming(fields) ? [programmeLock] : []),
    async refuse(tx, fields, id) {
      if (!isNaming(fields)) return undefined
      const [[programme], current] = await Promise.all([tx.loyaltyProgrammes.active(), before(tx, id)])
      const kept = new Set(current ? named(current) : [])
      return refuseSubLedgers(
        programme ?? null,
        named(fields).filter((code) => !kept.has(code)),
      )
    },
  }
}

import { type LockKey, type ReadTransaction, refuseSubLedgers, type SubLedgerRefusal } from '@mendian/core'

/** What the programme in use depends on, and whatever depends on what it has. */
export const programmeLock: LockKey = { kind: 'CODE', id: 'loyalty-programme' }

interface NamingRule<F> {
  readonly locks: (fields: F) => readonly LockKey[]
  readonly refuse: (tx: ReadTransaction, fields: F) => Promise<SubLedgerRefusal | undefined>
}

/** The rule that the sub-ledgers which a record names are those of the programme in use. */
export function subLedgersOf<F>(named: (fields: F) => readonly (string | null | undefined)[]): NamingRule<F> {
  const isNaming = (fields: F): boolean => named(fields).some((code) => code !== null && code !== undefined)
  return {
    locks: (fields) => (isNaming(fields) ? [programmeLock] : []),
    async refuse(tx, fields) {
      if (!isNaming(fields)) return undefined
      const [programme] = await tx.loyaltyProgrammes.active()
      return refuseSubLedgers(programme ?? null, named(fields))
    },
  }
}

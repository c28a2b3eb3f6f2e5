import type { BookFault, ReadTransaction } from '@mendian/core'
import { type BookCheck, bookChecks } from './book-checks.ts'

/** What one check has found; nothing when all is well. */
export interface BookCheckReport {
  readonly name: string
  readonly proves: string
  readonly faults: readonly BookFault[]
}

export interface BooksAudit {
  /** Whether no check has found anything. */
  readonly sound: boolean
  readonly checks: readonly BookCheckReport[]
}

/** Runs every check of the books on one consistent view; changes nothing. */
export async function auditBooks(tx: ReadTransaction, checks: readonly BookCheck[] = bookChecks): Promise<BooksAudit> {
  const reports: BookCheckReport[] = []
  for (const { name, proves, run } of checks) reports.push({ name, proves, faults: await run(tx) })
  return { sound: reports.every(({ faults }) => faults.length === 0), checks: reports }
}

import type { Storage, TenantId } from '@mendian/core'
import { auditBooks } from '../engine/ledger/audit-books.ts'

const pageSize = 100

/** Audits the books and records of every tenant but those left out, and tells what was found. Changes nothing. */
export async function verifyBooks(
  storage: Storage,
  leftOut: ReadonlySet<string> = new Set(),
): Promise<{ readonly sound: boolean; readonly text: string }> {
  const lines: string[] = []
  let tenants = 0
  let after: TenantId | undefined
  for (;;) {
    const page = await storage.platform.listTenants({ limit: pageSize, ...(after === undefined ? {} : { after }) })
    for (const { id: tenantId } of page) {
      if (leftOut.has(tenantId)) continue
      tenants += 1
      const { checks } = await storage.read({ tenantId }, (tx) => auditBooks(tx))
      for (const { name, faults } of checks) {
        for (const { subject, found } of faults) lines.push(`${tenantId} ${name}: ${subject} ${found}`)
      }
    }
    after = page.at(-1)?.id
    if (page.length < pageSize) break
  }
  const sound = lines.length === 0
  const sum = `${tenants} tenants: ${sound ? 'the books are sound.' : `${lines.length} faults.`}`
  return { sound, text: `${[...lines, sum].join('\n')}\n` }
}

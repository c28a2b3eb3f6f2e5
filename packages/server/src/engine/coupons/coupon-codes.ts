import type { LockKey, ReadTransaction } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

/** What customers type in is one coupon's or one template's: whoever gives or spends a code locks it. */
export function couponCodeLock(code: string): LockKey {
  return { kind: 'CODE', id: `coupon:${code}` }
}

/** Refuses a code that a coupon has, or another template; null is no code. */
export async function refuseTakenCode(
  tx: ReadTransaction,
  code: string | null,
  templateId: string | null,
): Promise<Refusal | undefined> {
  if (code === null) return undefined
  const [coupons, template] = await Promise.all([
    tx.coupons.findByCodes([code]),
    tx.couponTemplates.findByClaimCode(code),
  ])
  const taken = coupons.length > 0 || (template !== undefined && template.id !== templateId)
  return taken ? { code: 'code_taken', details: { code } } : undefined
}

import type { TierFigures } from './customer-activity.ts'
import { reviewedTier, type TierStanding, tierEndsAtMs } from './evaluate-tier.ts'
import { type LoyaltyAccount, withTier } from './loyalty-account.ts'

/**
 * Looks at a tier whose period has ended (保级): it is retained, or lowered by the programme's policy. Either way the
 * next period begins where this one ended.
 */
export function reviewTier(account: LoyaltyAccount, figures: TierFigures, nowMs: number): LoyaltyAccount {
  const { programme, standing, customer, tiers } = account
  if (programme === null || programme.tierEvaluation === null || standing?.endsAtMs == null) return account
  if (nowMs < standing.endsAtMs) return account
  if (standing.tierId !== customer.tierId) {
    // Given by hand meanwhile: its period begins now.
    const endsAtMs = tierEndsAtMs(programme, nowMs, customer.createdAtMs)
    return { ...account, standing: { customerId: customer.id, tierId: customer.tierId, sinceMs: nowMs, endsAtMs } }
  }
  const current = tiers.find(({ id }) => id === customer.tierId)
  const next = current && reviewedTier(tiers, current, figures, programme)
  const beginsMs = standing.endsAtMs
  const renewed: TierStanding = {
    customerId: customer.id,
    tierId: next?.id ?? null,
    sinceMs: next === current ? standing.sinceMs : beginsMs,
    endsAtMs: next === undefined ? null : tierEndsAtMs(programme, beginsMs, customer.createdAtMs),
  }
  return withTier({ ...account, standing: renewed }, next, nowMs)
}

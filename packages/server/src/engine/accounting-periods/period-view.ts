import type { AccountingPeriod } from '@mendian/core'
import type { accountingPeriodView } from '@mendian/core/schemas'
import type { z } from 'zod'

/** A period as callers see it; it may be of many zones, so its times are in UTC. */
export function periodView(period: AccountingPeriod): z.output<typeof accountingPeriodView> {
  const { createdAtMs, updatedAtMs, ...rest } = period
  const utc = (ms: number): string => new Date(ms).toISOString()
  return { ...rest, createdAt: utc(createdAtMs), updatedAt: utc(updatedAtMs) }
}

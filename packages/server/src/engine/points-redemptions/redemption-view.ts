import { formatInstant, type PointsRedemption } from '@mendian/core'
import type { pointsRedemptionView as redemptionSchema } from '@mendian/core/schemas'
import type { z } from 'zod'

/** A redemption as callers see it. */
export function redemptionView(redemption: PointsRedemption, timeZone: string): z.output<typeof redemptionSchema> {
  const { redeemedAtMs, ...rest } = redemption
  return { ...rest, redeemedAt: formatInstant(timeZone, redeemedAtMs) }
}

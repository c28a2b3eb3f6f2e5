import { instantOf } from '../time/instant.ts'
import { isHeldOut } from './hold-out.ts'
import type { Occasion } from './occasion.ts'
import { type OfferReason, type OfferRejection, reject } from './offer-rejection.ts'
import type { Promotion } from './promotion.ts'
import { exceededLimit, type UsageCounts, type UsageLimit } from './usage.ts'

type Rejected = {
  readonly ok: false
  readonly reason: OfferReason
  readonly details: OfferRejection['details']
}

/** Who can have an offer, where and when; by its id those who are held out are drawn. */
export type OfferConditions = { readonly id: string } & Pick<Promotion, 'customers' | 'locationIds'> &
  Partial<Pick<Promotion, 'validFrom' | 'validUntil'>>

/** Why the offer is not for this occasion, if it is not; the first of the reasons in their order. */
export function rejectConditions(conditions: OfferConditions, occasion: Occasion): Rejected | undefined {
  const { id, customers, locationIds } = conditions
  return (
    rejectTime(conditions, occasion.nowMs) ??
    (locationIds !== null && !locationIds.includes(occasion.locationId) ? reject('OTHER_LOCATION') : undefined) ??
    rejectCustomer(customers, occasion) ??
    (isHeldOut(id, customers.holdOutBasisPoints, occasion.customer) ? reject('HELD_OUT') : undefined)
  )
}

/** Why it is too early or too late, if so. */
export function rejectTime(
  { validFrom = null, validUntil = null }: Partial<Pick<Promotion, 'validFrom' | 'validUntil'>>,
  nowMs: number,
): Rejected | undefined {
  if (validFrom !== null && nowMs < instantOf(validFrom)) return reject('NOT_YET_VALID', { validFrom })
  if (validUntil !== null && nowMs >= instantOf(validUntil)) return reject('EXPIRED', { validUntil })
  return undefined
}

function rejectCustomer(
  { membersOnly, tierIds, groupIds, firstOrderOnly, minSpentMinor }: Promotion['customers'],
  { customer, tierId, history }: Occasion,
): Rejected | undefined {
  const asksWho = membersOnly || (tierIds ?? groupIds) !== null || firstOrderOnly || minSpentMinor > 0
  if (!asksWho) return undefined
  if (customer === null) return reject('CUSTOMER_REQUIRED')
  if (membersOnly && tierId === null) return reject('OTHER_TIER')
  if (tierIds !== null && (tierId === null || !tierIds.includes(tierId))) return reject('OTHER_TIER')
  if (groupIds !== null && !groupIds.some((id) => customer.groupIds.includes(id))) return reject('OTHER_GROUP')
  if (firstOrderOnly && history.orders > 0) return reject('NOT_FIRST_ORDER')
  if (history.spentMinor < minSpentMinor) {
    return reject('SPENT_TOO_LITTLE', { minSpentMinor, spentMinor: history.spentMinor })
  }
  return undefined
}

/** Why it has been given often enough, if so. */
export function rejectUsage(
  limits: readonly UsageLimit[],
  counts: UsageCounts,
  amountMinor: number,
): Rejected | undefined {
  const exceeded = exceededLimit(limits, counts, amountMinor)
  return exceeded && { ok: false, ...limitReached(exceeded) }
}

/** How somebody is told of a limit that leaves nothing for them. */
export function limitReached({ scope }: UsageLimit): Pick<Rejected, 'reason' | 'details'> {
  const ofCustomer = scope === 'CUSTOMER' || scope === 'CUSTOMER_DAY' || scope === 'CUSTOMER_WEEK'
  return { reason: ofCustomer ? 'CUSTOMER_LIMIT_REACHED' : 'LIMIT_REACHED', details: { limit: scope } }
}

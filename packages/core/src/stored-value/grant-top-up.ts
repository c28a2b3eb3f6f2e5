import { type RefusalOf, refuse } from '../base/decision.ts'
import type { LocationId, TopUpOfferId } from '../base/ids.ts'
import type { Currency } from '../money/money.ts'
import { rejectTime } from '../promotions/judge-terms.ts'
import type { TopUpGrant } from './top-up.ts'
import type { TopUpOffer } from './top-up-offer.ts'

/** Who tops up, where and when. */
export interface TopUpOccasion {
  readonly locationId: LocationId
  readonly currency: Currency
  /** Whether the customer has topped up before. */
  readonly toppedUpBefore: boolean
  readonly nowMs: number
}

/** Why an offer that was asked for is not to be had. */
export const topUpOfferReasons = [
  'NOT_YET_VALID',
  'EXPIRED',
  'OTHER_LOCATION',
  'OTHER_CURRENCY',
  'NOT_FIRST_TOP_UP',
  'BELOW_FIRST_STEP',
] as const
export type TopUpOfferReason = (typeof topUpOfferReasons)[number]

export type TopUpOfferRefusal =
  | RefusalOf<'reference_not_found', { kind: string; id: string }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'top_up_offer_rejected', { topUpOfferId: TopUpOfferId; because: TopUpOfferReason }>

type Granted =
  | { readonly ok: true; readonly grant: TopUpGrant }
  | { readonly ok: false; readonly refusal: TopUpOfferRefusal }

/**
 * What topping up by that amount gives: `asked` names an offer, or is null for none; left out, the offer with the
 * highest bonus is taken, and among equal ones that whose bonus lasts longer. Never two offers at once.
 */
export function grantTopUp(
  offers: readonly TopUpOffer[],
  amountMinor: number,
  asked: TopUpOfferId | null | undefined,
  occasion: TopUpOccasion,
): Granted {
  if (asked === null) return { ok: true, grant: grantOf(null, amountMinor) }
  if (asked !== undefined) {
    const offer = offers.find(({ id }) => id === asked)
    if (!offer) return refuse('reference_not_found', { kind: 'TopUpOffer', id: asked })
    if (offer.archivedAtMs !== null) return refuse('reference_archived', { kind: 'TopUpOffer', id: asked })
    const because = rejectOffer(offer, amountMinor, occasion)
    if (because) return refuse('top_up_offer_rejected', { topUpOfferId: asked, because })
    return { ok: true, grant: grantOf(offer, amountMinor) }
  }
  const open = offers.filter(
    (offer) => offer.archivedAtMs === null && rejectOffer(offer, amountMinor, occasion) === undefined,
  )
  const [best = null] = open.toSorted((a, b) => compareOffers(a, b, amountMinor))
  return { ok: true, grant: grantOf(best, amountMinor) }
}

/** No top-up brings more bonus than this, whatever its steps come to. */
export const maxBonusMinor = 1_000_000_000_000

/**
 * The bonus for that amount: of the highest step reached, or of all steps that the amount is filled with, up to
 * {@link maxBonusMinor}.
 */
export function bonusOf({ steps, cumulative }: Pick<TopUpOffer, 'steps' | 'cumulative'>, amountMinor: number): number {
  let leftMinor = amountMinor
  let bonusMinor = 0
  for (const step of steps.toSorted((a, b) => b.paidMinor - a.paidMinor)) {
    if (leftMinor < step.paidMinor) continue
    if (!cumulative) return step.bonusMinor
    const times = Math.floor(leftMinor / step.paidMinor)
    bonusMinor = Math.min(bonusMinor + times * step.bonusMinor, maxBonusMinor)
    leftMinor -= times * step.paidMinor
  }
  return bonusMinor
}

function rejectOffer(
  offer: TopUpOffer,
  amountMinor: number,
  { locationId, currency, toppedUpBefore, nowMs }: TopUpOccasion,
): TopUpOfferReason | undefined {
  const untimely = rejectTime(offer, nowMs)
  if (untimely) return untimely.reason === 'EXPIRED' ? 'EXPIRED' : 'NOT_YET_VALID'
  if (offer.locationIds !== null && !offer.locationIds.includes(locationId)) return 'OTHER_LOCATION'
  if (offer.currency !== currency) return 'OTHER_CURRENCY'
  if (offer.newCustomersOnly && toppedUpBefore) return 'NOT_FIRST_TOP_UP'
  return bonusOf(offer, amountMinor) === 0 ? 'BELOW_FIRST_STEP' : undefined
}

function compareOffers(a: TopUpOffer, b: TopUpOffer, amountMinor: number): number {
  const longer = (b.bonusValidDays ?? Number.MAX_SAFE_INTEGER) - (a.bonusValidDays ?? Number.MAX_SAFE_INTEGER)
  return bonusOf(b, amountMinor) - bonusOf(a, amountMinor) || longer || (a.id < b.id ? -1 : 1)
}

function grantOf(offer: TopUpOffer | null, amountMinor: number): TopUpGrant {
  return {
    kind: 'TOP_UP',
    topUpOfferId: offer?.id ?? null,
    principalMinor: amountMinor,
    bonusMinor: offer ? bonusOf(offer, amountMinor) : 0,
    principalValidDays: offer?.principalValidDays ?? null,
    bonusValidDays: offer?.bonusValidDays ?? null,
    newCustomersOnly: offer?.newCustomersOnly ?? false,
  }
}

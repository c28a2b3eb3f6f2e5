import type { RefusalOf } from '../base/decision.ts'
import type { TierBenefitFields } from './tier-benefit.schema.ts'

/** What members of a tier can have on a bill (等级权益). */
export type TierBenefit = TierBenefitFields

export type TierRefusal = RefusalOf<'duplicate_in_list', { list: 'benefits'; id: string }>

/** Why a tier cannot be kept like this, if it cannot. */
export function refuseTier({ benefits }: { readonly benefits: readonly TierBenefit[] }): TierRefusal | undefined {
  const codes = benefits.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  return twice === undefined ? undefined : { code: 'duplicate_in_list', details: { list: 'benefits', id: twice } }
}

/** The services that a benefit may be priced by, beside those on the bill. */
export function baseServicesOf(benefits: readonly TierBenefit[]): readonly string[] {
  return benefits.flatMap((benefit) =>
    benefit.kind === 'BIRTHDAY_UPGRADE' ? benefit.upgrades.map(({ baseServiceId }) => baseServiceId) : [],
  )
}

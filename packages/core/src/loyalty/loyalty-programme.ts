import type { RefusalOf } from '../base/decision.ts'
import type { LoyaltyProgrammeId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { LoyaltyProgrammeFields } from './loyalty-programme.schema.ts'

/** How customers earn points and tiers (会员计划). A tenant has one that is not archived. */
export type LoyaltyProgramme = ConfigurationRecord<LoyaltyProgrammeId, LoyaltyProgrammeFields>

export type EarningRule = LoyaltyProgramme['earningRules'][number]
export type EarningBoost = LoyaltyProgramme['earningBoosts'][number]
export type TierEvaluation = NonNullable<LoyaltyProgramme['tierEvaluation']>
export type PointsTenderTerms = NonNullable<LoyaltyProgramme['tender']>

export type ProgrammeFieldsRefusal = RefusalOf<
  'duplicate_in_list',
  { list: 'earningRules' | 'earningBoosts'; id: string }
>

/** Why a programme cannot be kept like this, if it cannot. */
export function refuseProgramme({
  earningRules,
  earningBoosts,
}: Pick<LoyaltyProgramme, 'earningRules' | 'earningBoosts'>): ProgrammeFieldsRefusal | undefined {
  return refuseTwice('earningRules', earningRules) ?? refuseTwice('earningBoosts', earningBoosts)
}

function refuseTwice(
  list: 'earningRules' | 'earningBoosts',
  rows: readonly { readonly code: string }[],
): ProgrammeFieldsRefusal | undefined {
  const codes = rows.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  return twice === undefined ? undefined : { code: 'duplicate_in_list', details: { list, id: twice } }
}

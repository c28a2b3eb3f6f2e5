import type { RefusalOf } from '../base/decision.ts'
import type { LoyaltyProgrammeId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { LoyaltyProgrammeFields } from './loyalty-programme.schema.ts'

/** How customers earn points and tiers (会员计划). A tenant has one that is not archived. */
export type LoyaltyProgramme = ConfigurationRecord<LoyaltyProgrammeId, LoyaltyProgrammeFields>

export type EarningRule = LoyaltyProgramme['earningRules'][number]
export type EarningBoost = LoyaltyProgramme['earningBoosts'][number]
export type SubLedger = LoyaltyProgramme['subLedgers'][number]
export type TierEvaluation = NonNullable<LoyaltyProgramme['tierEvaluation']>
export type PointsTenderTerms = NonNullable<LoyaltyProgramme['tender']>

type ProgrammeList = 'subLedgers' | 'earningRules' | 'earningBoosts'

/** A sub-ledger is named that the programme in use does not have. */
export type SubLedgerRefusal = RefusalOf<'sub_ledger_unknown', { subLedgerCode: string }>

export type ProgrammeFieldsRefusal =
  | RefusalOf<'duplicate_in_list', { list: ProgrammeList; id: string }>
  | SubLedgerRefusal

/** Why a programme cannot be kept like this, if it cannot. */
export function refuseProgramme({
  subLedgers,
  earningRules,
  earningBoosts,
}: Pick<LoyaltyProgramme, ProgrammeList>): ProgrammeFieldsRefusal | undefined {
  return (
    refuseTwice('subLedgers', subLedgers) ??
    refuseTwice('earningRules', earningRules) ??
    refuseTwice('earningBoosts', earningBoosts) ??
    refuseSubLedgers(
      { subLedgers },
      [...earningRules, ...earningBoosts].map(({ subLedgerCode }) => subLedgerCode),
    )
  )
}

/** Why sub-ledgers cannot be named like this, if they cannot: the programme must have each of them. */
export function refuseSubLedgers(
  programme: Pick<LoyaltyProgramme, 'subLedgers'> | null,
  named: readonly (string | null | undefined)[],
): SubLedgerRefusal | undefined {
  const known = new Set(programme?.subLedgers.map(({ code }) => code))
  const subLedgerCode = named.flatMap((code) => code ?? []).find((code) => !known.has(code))
  return subLedgerCode === undefined ? undefined : { code: 'sub_ledger_unknown', details: { subLedgerCode } }
}

function refuseTwice(
  list: ProgrammeList,
  rows: readonly { readonly code: string }[],
): ProgrammeFieldsRefusal | undefined {
  const codes = rows.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  return twice === undefined ? undefined : { code: 'duplicate_in_list', details: { list, id: twice } }
}

import { assert } from '../base/assert.ts'
import type { CustomerCardId, CustomerId, EntitlementId, GiftCardId } from '../base/ids.ts'
import { type LedgerUnit, type UnitKind, unitKind } from './unit.ts'

/** Where an account stands in the statements; `MEMO` accounts count points and visits and stand in none. */
export const accountTypes = [
  'ASSET',
  'LIABILITY',
  'CONTRA_LIABILITY',
  'EQUITY',
  'REVENUE',
  'CONTRA_REVENUE',
  'EXPENSE',
  'MEMO',
] as const
export type AccountType = (typeof accountTypes)[number]

/** Whose an account is: there is one for each of these, or one for all. */
interface SubjectIds {
  readonly NONE: null
  readonly CUSTOMER: CustomerId
  /** A customer, or a card with a balance of its own. */
  readonly VALUE_HOLDER: CustomerId | CustomerCardId
  readonly GIFT_CARD: GiftCardId
  readonly CUSTOMER_CARD: CustomerCardId
  readonly ENTITLEMENT: EntitlementId
  /** A provider's or a category's code, or a cash shift, where there is one: it only tells lines of the account apart. */
  readonly CODE: string | null
}

interface AccountSpec {
  readonly type: AccountType
  /** The side on which it grows: a debit is positive, a credit negative. */
  readonly normal: 'DEBIT' | 'CREDIT'
  readonly unit: UnitKind
  readonly subject: keyof SubjectIds
  /** Guarded accounts have a balance row, which the database keeps at its floor or above; others are summed up. */
  readonly guarded: boolean
  /** Every line names a lot, and the lots' remainders are the balance. */
  readonly lots: boolean
  /** What is owed to customers because they have paid ahead. */
  readonly prepaid?: true
  /** Where the value of a lot goes when it expires. */
  readonly expiresTo?: string
}

const nominal = { guarded: false, lots: false } as const
const guarded = { guarded: true, lots: false } as const
const inLots = { guarded: true, lots: true } as const

/** The chart of accounts. Every line also names a location, so that each location has all of them. */
export const accounts = {
  CASH_DRAWER: { type: 'ASSET', normal: 'DEBIT', unit: 'MONEY', subject: 'CODE', ...nominal },
  BANK: { type: 'ASSET', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  PROVIDER_CLEARING: { type: 'ASSET', normal: 'DEBIT', unit: 'MONEY', subject: 'CODE', ...nominal },
  RECEIVABLES: { type: 'ASSET', normal: 'DEBIT', unit: 'MONEY', subject: 'CUSTOMER', ...guarded },
  INVENTORY: { type: 'ASSET', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  CUSTOMER_ADVANCES: {
    type: 'LIABILITY',
    normal: 'CREDIT',
    unit: 'MONEY',
    subject: 'NONE',
    ...nominal,
    prepaid: true,
  },
  STORED_VALUE_PRINCIPAL: {
    type: 'LIABILITY',
    normal: 'CREDIT',
    unit: 'MONEY',
    subject: 'VALUE_HOLDER',
    ...inLots,
    prepaid: true,
    expiresTo: 'BREAKAGE',
  },
  STORED_VALUE_BONUS: {
    type: 'LIABILITY',
    normal: 'CREDIT',
    unit: 'MONEY',
    subject: 'VALUE_HOLDER',
    ...inLots,
    prepaid: true,
    expiresTo: 'BONUS_GRANTED',
  },
  BONUS_GRANTED: {
    type: 'CONTRA_LIABILITY',
    normal: 'DEBIT',
    unit: 'MONEY',
    subject: 'NONE',
    ...nominal,
    prepaid: true,
  },
  GIFT_CARDS: {
    type: 'LIABILITY',
    normal: 'CREDIT',
    unit: 'MONEY',
    subject: 'GIFT_CARD',
    ...inLots,
    prepaid: true,
    expiresTo: 'BREAKAGE',
  },
  CARD_DEFERRED_REVENUE: {
    type: 'LIABILITY',
    normal: 'CREDIT',
    unit: 'MONEY',
    subject: 'CUSTOMER_CARD',
    ...guarded,
    prepaid: true,
  },
  POINTS_LIABILITY: { type: 'LIABILITY', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  PAYABLES: { type: 'LIABILITY', normal: 'CREDIT', unit: 'MONEY', subject: 'CODE', ...nominal },
  TAX_PAYABLE: { type: 'LIABILITY', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  TIPS_PAYABLE: { type: 'LIABILITY', normal: 'CREDIT', unit: 'MONEY', subject: 'CODE', ...nominal },
  OPENING_EQUITY: { type: 'EQUITY', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  OWNER_EQUITY: { type: 'EQUITY', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  SERVICE_REVENUE: { type: 'REVENUE', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  PRODUCT_REVENUE: { type: 'REVENUE', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  CARD_REVENUE: { type: 'REVENUE', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  SERVICE_CHARGES: { type: 'REVENUE', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  CANCELLATION_FEES: { type: 'REVENUE', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  BREAKAGE: { type: 'REVENUE', normal: 'CREDIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  DISCOUNTS: { type: 'CONTRA_REVENUE', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  BONUS_REDEEMED: { type: 'CONTRA_REVENUE', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  POINTS_REDEEMED: { type: 'CONTRA_REVENUE', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  CASH_ROUNDING: { type: 'CONTRA_REVENUE', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  COST_OF_GOODS: { type: 'EXPENSE', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  PROVIDER_FEES: { type: 'EXPENSE', normal: 'DEBIT', unit: 'MONEY', subject: 'CODE', ...nominal },
  EXPENSES: { type: 'EXPENSE', normal: 'DEBIT', unit: 'MONEY', subject: 'CODE', ...nominal },
  CASH_OVER_SHORT: { type: 'EXPENSE', normal: 'DEBIT', unit: 'MONEY', subject: 'NONE', ...nominal },
  POINTS: {
    type: 'MEMO',
    normal: 'CREDIT',
    unit: 'POINT',
    subject: 'CUSTOMER',
    ...inLots,
    expiresTo: 'POINTS_ISSUED',
  },
  POINTS_OWED: { type: 'MEMO', normal: 'DEBIT', unit: 'POINT', subject: 'CUSTOMER', ...guarded },
  POINTS_ISSUED: { type: 'MEMO', normal: 'DEBIT', unit: 'POINT', subject: 'NONE', ...nominal },
  VISITS: {
    type: 'MEMO',
    normal: 'CREDIT',
    unit: 'VISIT',
    subject: 'ENTITLEMENT',
    ...inLots,
    expiresTo: 'VISITS_ISSUED',
  },
  VISITS_ISSUED: { type: 'MEMO', normal: 'DEBIT', unit: 'VISIT', subject: 'ENTITLEMENT', ...nominal },
} as const satisfies Readonly<Record<string, AccountSpec>>

export type AccountCode = keyof typeof accounts

type CodesWhere<P> = { [C in AccountCode]: (typeof accounts)[C] extends P ? C : never }[AccountCode]

/** Accounts with a balance row. */
export type GuardedCode = CodesWhere<{ readonly guarded: true }>
/** Accounts kept in lots; all are guarded. */
export type LotCode = CodesWhere<{ readonly lots: true }>

export const accountCodes = Object.keys(accounts) as readonly AccountCode[]

/** One account: its code, whose it is, and its unit. Made by {@link accountOf} only, which checks that they fit. */
export interface Account<C extends AccountCode = AccountCode> {
  readonly code: C
  readonly subjectId: string | null
  readonly unit: LedgerUnit
  readonly key: AccountKey
}

/** Tells accounts apart: `<code>:<subject>:<unit>`. */
export type AccountKey = string & { readonly __accountKey: true }

type SubjectArguments<C extends AccountCode> = (typeof accounts)[C]['subject'] extends 'NONE'
  ? []
  : (typeof accounts)[C]['subject'] extends 'CODE'
    ? [subjectId?: string]
    : [subjectId: SubjectIds[(typeof accounts)[C]['subject']]]

/** The account of that code in that unit; of a customer, a card or an entitlement where there is one for each. */
export function accountOf<C extends AccountCode>(
  code: C,
  unit: LedgerUnit,
  ...subject: SubjectArguments<C>
): Account<C> {
  const subjectId = subject[0] ?? null
  assert(unitKind(unit) === accounts[code].unit, `${code} is kept in ${accounts[code].unit}, not in ${unit}`)
  return { code, subjectId, unit, key: accountKey(code, subjectId, unit) }
}

/** The key of the account of a line, a balance or a lot. */
export function accountKey(code: AccountCode, subjectId: string | null, unit: LedgerUnit): AccountKey {
  return `${code}:${subjectId ?? ''}:${unit}` as AccountKey
}

/** The chart's entry, by its general type. */
export function accountSpec(code: AccountCode): AccountSpec {
  return accounts[code]
}

export function isGuarded(code: AccountCode): code is GuardedCode {
  return accounts[code].guarded
}

export function isInLots(code: AccountCode): code is LotCode {
  return accounts[code].lots
}

/** A signed line amount (debits positive) as growth of the account, and growth as a signed amount: both ways the same. */
export function towardsNormal(code: AccountCode, amountMinor: number): number {
  return accounts[code].normal === 'DEBIT' ? amountMinor : 0 - amountMinor
}

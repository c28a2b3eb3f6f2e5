import type { RefusalOf } from '../../base/decision.ts'
import type { CashShiftId, CustomerCardId, CustomerId, LotId, OrderId, PaymentId } from '../../base/ids.ts'
import type { GiftCardChanges } from '../../cards/change-gift-card.ts'
import type { CustomerCard } from '../../cards/customer-card.ts'
import type { GiftCard } from '../../cards/gift-card.ts'
import type { AccountCode } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import type { Move } from '../../ledger/post.ts'
import type { LoyaltyProgramme } from '../../loyalty/loyalty-programme.ts'
import type { Currency } from '../../money/money.ts'
import type { Location } from '../../places/location.ts'
import type { StoredValuePolicy } from '../../places/stored-value-policy.ts'

/** With what bills are paid. */
export const tenderKinds = [
  'CASH',
  'STORED_VALUE',
  'CUSTOMER_CARD',
  'GIFT_CARD',
  'POINTS',
  'ON_ACCOUNT',
  'PROVIDER',
] as const
export type TenderKind = (typeof tenderKinds)[number]

/** Tenders that are not money: they never pay for what is as good as money itself. */
export const valueTenderKinds: ReadonlySet<TenderKind> = new Set([
  'STORED_VALUE',
  'CUSTOMER_CARD',
  'GIFT_CARD',
  'POINTS',
  'ON_ACCOUNT',
])

/** Who moves money for us. `SANDBOX` moves none: what it is told is taken as paid. */
export const paymentProviders = ['SANDBOX'] as const
export type PaymentProviderCode = (typeof paymentProviders)[number]

/** No bill is paid with more tenders than this. */
export const maxTenders = 20

/** What somebody hands over. Without an amount: as much as is due and there is. Only cash gives change. */
export type TenderRequest =
  | { readonly kind: 'CASH'; readonly tenderedMinor: number }
  | {
      readonly kind: 'STORED_VALUE'
      readonly amountMinor?: number | undefined
      /** What only the customer knows: with it the limits are not looked at. */
      readonly pin?: string | undefined
      /** Somebody who may lets it go past the limits. */
      readonly approved?: boolean | undefined
    }
  | { readonly kind: 'POINTS'; readonly points: number; readonly subLedgerCode?: string | undefined }
  /** What the customer is to pay later. */
  | { readonly kind: 'ON_ACCOUNT'; readonly amountMinor?: number | undefined }
  | {
      readonly kind: 'CUSTOMER_CARD'
      readonly customerCardId: CustomerCardId
      readonly amountMinor?: number | undefined
    }
  | { readonly kind: 'GIFT_CARD'; readonly code: string; readonly amountMinor?: number | undefined }
  | {
      readonly kind: 'PROVIDER'
      readonly provider: PaymentProviderCode
      /** What the provider calls the payment; one pays once. */
      readonly reference: string
      readonly amountMinor?: number | undefined
    }

export type TenderOf<K extends TenderKind> = Extract<TenderRequest, { readonly kind: K }>

/** A tender and the id of its payment. */
export type GivenTender = TenderRequest & { readonly paymentId: PaymentId }

/** Of which account, and of which lot of it, a payment came: refunds give back to the very same. */
export interface PaymentPart {
  readonly account: AccountCode
  readonly subjectId: string | null
  readonly lotId: LotId | null
  /** What the account gave, in its own unit. */
  readonly amountMinor: number
  /** The part of the lot's cost that moved along; null where there is no lot. */
  readonly costMinor: number | null
  /** Of points, the sub-ledger that they came from; of the main balance when absent. */
  readonly subLedgerCode?: string
}

/** What a tender can pay for, beside what the tenders before it have paid. */
export interface Payable {
  /** All that is left to pay. */
  readonly dueMinor: number
  /** What is left to pay and is not as good as money itself: top-ups and gift cards are. */
  readonly valueMinor: number
  /** Of that, what bonus may pay for: no cards either. */
  readonly bonusMinor: number
}

/** What a tender is settled against. */
export interface SettlingState {
  /** Which of the tenders it is. */
  readonly ordinal: number
  readonly payable: Payable
  readonly customerId: CustomerId | null
  readonly currency: Currency
  readonly policy: StoredValuePolicy
  readonly location: Location
  /** Null where debts are paid, which gift cards do not. */
  readonly orderId: OrderId | null
  /** The cards that tenders name. */
  readonly cards: ReadonlyMap<string, CustomerCard>
  /** The gift cards that there are, by the codes that tenders name, as the tenders before leave them. */
  readonly giftCards: ReadonlyMap<string, GiftCard>
  /** What the customer has spent of stored value. */
  readonly storedValueSpent: {
    /** On this business day, without this order. */
    readonly todayMinor: number
    /** By the tenders before it. */
    readonly hereMinor: number
  }
  /** What points have paid of the bill by the tenders before it. */
  readonly pointsPaidMinor: number
  /** What points are worth; null where there is no programme. */
  readonly programme: LoyaltyProgramme | null
  /** How much the customer may owe in all; null where nothing limits it. */
  readonly creditLimitMinor: number | null
  /** Of the whole bill. */
  readonly totalMinor: number
  /** The shift that cash goes into; null where it is not counted. */
  readonly cashShiftId: CashShiftId | null
  /** As the tenders before it leave them. */
  readonly books: Books
  readonly nowMs: number
}

/** What came of a tender: what it pays and which accounts it debits. The credit is the order's. */
export interface SettledTender {
  readonly tenderedMinor: number
  /** What counts towards the order; the rest goes back as change. */
  readonly amountMinor: number
  readonly provider: PaymentProviderCode | null
  readonly reference: string | null
  readonly parts: readonly PaymentPart[]
  /** Debits of `amountMinor` in all, and whatever balances by itself. */
  readonly moves: readonly Move[]
  /** What became of the gift card that pays. */
  readonly giftCard?: GiftCardChanges
  /** Why it pays less than is due, where not for want of more. */
  readonly cap?: TenderCap
}

/** What keeps a tender that was to pay all it can from paying more, though there is more. */
export type TenderCap =
  | {
      readonly by: 'CREDIT_LIMIT'
      readonly customerId: CustomerId
      readonly limitMinor: number
      readonly owedMinor: number
      readonly askedMinor: number
    }
  | { readonly by: 'POINTS_SHARE'; readonly maxShareBasisPoints: number; readonly maxMinor: number }
  /** The rest is as good as money itself. */
  | { readonly by: 'MONEY_ONLY'; readonly maxMinor: number }

/** Above what goes without PIN and approval. */
export type LimitRefusal = RefusalOf<
  'limit_exceeded',
  { tender: number; limit: 'PAYMENT' | 'DAY'; maxMinor: number; askedMinor: number }
>

/** Refusals of tenders of any kind. */
export type TenderRefusal =
  | RefusalOf<'tender_superfluous', { tender: number }>
  | RefusalOf<
      'tender_exceeds_due',
      { tender: number; askedMinor: number; payableMinor: number; because: 'MORE_THAN_DUE' | 'MONEY_ONLY' }
    >
  | RefusalOf<'customer_required', { tender?: number; line?: number }>
  | RefusalOf<'card_has_no_balance', { tender: number }>

/**
 * Why a tender of that much cannot be taken where so much can be paid with it, if so. What pays nothing while something is
 * due is told what keeps it from paying, so that nobody leaves it out and is told that too little is paid.
 */
export function refuseAmount(
  { ordinal: tender, payable: { dueMinor } }: Pick<SettlingState, 'ordinal' | 'payable'>,
  askedMinor: number | undefined,
  payableMinor: number,
): { readonly ok: false; readonly refusal: TenderRefusal } | undefined {
  if (dueMinor === 0) return { ok: false, refusal: { code: 'tender_superfluous', details: { tender } } }
  const wantedMinor = askedMinor ?? (payableMinor || dueMinor)
  if (wantedMinor <= payableMinor) return undefined
  const because = payableMinor < dueMinor ? 'MONEY_ONLY' : 'MORE_THAN_DUE'
  const details = { tender, askedMinor: wantedMinor, payableMinor, because } as const
  return { ok: false, refusal: { code: 'tender_exceeds_due', details } }
}

import type { CardGuest } from '../cards/guest-pass.ts'
import type { Money } from '../money/money.ts'
import type { DraftOrderRefusal } from './draft-order.ts'
import type { OrderLine } from './order.ts'

/** What a line of a bill is for, at its list price. */
export type NamedLine = Pick<
  OrderLine,
  | 'kind'
  | 'serviceId'
  | 'productId'
  | 'topUpOfferId'
  | 'cardProductId'
  | 'categoryId'
  | 'staffId'
  | 'bookingId'
  | 'bookingSegment'
  | 'name'
  | 'quantity'
  | 'addOns'
  | 'prepaid'
> & {
  readonly price: Money
  /** Who has it, where a card that pays for it takes a guest pass. */
  readonly guest?: CardGuest | undefined
  /** Whether the customer's own terms apply: not to what other guests of a visit had. */
  readonly forCustomer: boolean
}

export type Named =
  | { readonly ok: true; readonly named: NamedLine }
  | { readonly ok: false; readonly refusal: DraftOrderRefusal }

/** Of a line that is for no booking. */
export const notBooked = { bookingId: null, bookingSegment: null } as const

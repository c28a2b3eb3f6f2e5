import { type CustomerId, type LocationId, type Order, type OrderRequest, present } from '@mendian/core'
import { type calculateInput, mergedTerms } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { Result } from '../operation.ts'
import { patched } from '../patched.ts'

type Calculated = z.output<typeof calculateInput>

/** What is asked for anew of an open bill; what is absent stays as it was asked for. */
export type BillChange = Pick<
  Calculated,
  | 'customerId'
  | 'membershipCardNumber'
  | 'lines'
  | 'couponIds'
  | 'couponCodes'
  | 'useCards'
  | 'useBenefits'
  | 'tipMinor'
  | 'roundTotal'
> & {
  /** As a whole: what was given of it, merged into what the bill has. */
  readonly manualDiscount?: OrderRequest['manualDiscount'] | undefined
}

const discountTerms = mergedTerms.pick({ manualDiscount: true })

/** What is asked to be calculated, its discount by hand merged into that of the bill, if there is one. */
export function wholeWish(order: Order | null, given: Calculated): Result<Wish> {
  if (given.manualDiscount === undefined) return { ok: true, value: { ...given, manualDiscount: undefined } }
  const { manualDiscount } = given
  const current = order?.request?.manualDiscount ?? null
  const merged = patched(discountTerms, { manualDiscount: current }, { manualDiscount })
  return merged.ok ? { ok: true, value: { ...given, ...merged.value } } : merged
}

type Wish = Omit<Calculated, 'manualDiscount'> & BillChange

/** All that a bill is priced by. */
export interface WishedBill extends OrderRequest {
  readonly locationId: LocationId
  /** Absent where it follows from the membership card that is shown. */
  readonly customerId: CustomerId | null | undefined
  readonly membershipCardNumber: string | undefined
  readonly couponCodes: readonly string[]
}

/** An open bill as it is then asked for: calculating and changing it start from the same. */
export function wishedBill(order: Order, given: BillChange): WishedBill {
  const before = present(order.request, 'a bill that can be changed says what was asked of it')
  const { couponIds, couponCodes, customerId, manualDiscount, membershipCardNumber } = given
  const namesCoupons = couponIds !== undefined || couponCodes !== undefined
  const own = customerId === null ? null : order.customerId
  return {
    locationId: order.locationId,
    customerId: customerId ?? (membershipCardNumber === undefined ? own : undefined),
    membershipCardNumber,
    lines: given.lines ?? before.lines,
    couponIds: namesCoupons ? (couponIds ?? []) : before.couponIds,
    couponCodes: couponCodes ?? [],
    useCards: given.useCards ?? before.useCards,
    useBenefits: given.useBenefits ?? before.useBenefits,
    tipMinor: given.tipMinor ?? before.tipMinor,
    manualDiscount: manualDiscount === undefined ? before.manualDiscount : manualDiscount,
    roundTotal: given.roundTotal ?? before.roundTotal,
  }
}

/** A bill to be made, of what is given alone. */
export function newBill({ customerId, membershipCardNumber, ...given }: Wish): WishedBill {
  return {
    locationId: present(given.locationId, 'a bill to be made names its location'),
    customerId: customerId ?? undefined,
    membershipCardNumber,
    lines: present(given.lines, 'a bill to be made has lines'),
    couponIds: given.couponIds ?? [],
    couponCodes: given.couponCodes ?? [],
    useCards: given.useCards ?? [],
    useBenefits: given.useBenefits ?? [],
    tipMinor: given.tipMinor ?? 0,
    manualDiscount: given.manualDiscount ?? null,
    roundTotal: given.roundTotal ?? false,
  }
}

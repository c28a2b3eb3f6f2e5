import type { RefusalOf } from '../base/decision.ts'
import type { Money } from '../money/money.ts'

/** The prices of something with the places they are for. */
export interface PricesAtLocations {
  /** Absent where only overrides have prices. */
  readonly price?: Money
  /** Where it can be had; null for everywhere. */
  readonly locationIds: readonly string[] | null
  /** The prices that stand instead of it, here at one location only. */
  readonly overrides?: readonly { readonly locationId?: string | undefined; readonly price?: Money | undefined }[]
  /** The field that holds the overrides. */
  readonly overridesField?: string
}

export type CurrencyRefusal = RefusalOf<
  'currency_mismatch',
  { pointer: string; locationId: string; expected: string; actual: string }
>

/**
 * Why a price can never apply where it is named for, if so: it has another currency than the location. A price of the
 * thing itself may have it where an override of the location has one of its own, and an override for several locations
 * at those of its currency alone.
 *
 * @param currencies of the locations that are named, by id
 */
export function refuseCurrencies(
  { price, locationIds, overrides = [], overridesField = 'overrides' }: PricesAtLocations,
  currencies: ReadonlyMap<string, string>,
): CurrencyRefusal | undefined {
  const mismatch = (pointer: string, locationId: string, { currency }: Money): CurrencyRefusal => {
    const expected = currencies.get(locationId) ?? ''
    return {
      code: 'currency_mismatch',
      details: { pointer: `${pointer}/currency`, locationId, expected, actual: currency },
    }
  }
  const fits = (locationId: string, { currency }: Money): boolean => currencies.get(locationId) === currency
  const named = locationIds ?? []
  const own = new Set(overrides.flatMap((one) => (one.price && one.locationId !== undefined ? [one.locationId] : [])))
  const foreign = price && named.find((id) => !own.has(id) && !fits(id, price))
  if (price && foreign !== undefined) return mismatch('/price', foreign, price)
  for (const [index, { locationId, price: instead }] of overrides.entries()) {
    if (!instead) continue
    const at = locationId === undefined ? named : [locationId]
    const [first] = at
    if (first === undefined || at.some((id) => fits(id, instead))) continue
    return mismatch(`/${overridesField}/${index}/price`, first, instead)
  }
  return undefined
}

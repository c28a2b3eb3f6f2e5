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
  /** Of amounts that act wherever it is the currency, where there are such. */
  readonly currency?: string
}

export type CurrencyRefusal = RefusalOf<
  'currency_mismatch',
  {
    locationId: string
    expected: string
    actual: string
    /** The field that is to be mended. */
    errors: readonly [{ readonly pointer: string; readonly code: 'currency_mismatch'; readonly message: string }]
  }
>

/**
 * Why a price can never apply where it is named for, if so: it has another currency than the location. A price of the
 * thing itself may have it where an override of the location has one of its own, and an override for several locations
 * at those of its currency alone, as amounts may that are in one currency.
 *
 * @param currencies of the locations that are named, by id
 */
export function refuseCurrencies(
  { price, locationIds, overrides = [], overridesField = 'overrides', currency }: PricesAtLocations,
  currencies: ReadonlyMap<string, string>,
): CurrencyRefusal | undefined {
  const mismatch = (above: string, locationId: string, actual: string): CurrencyRefusal => {
    const expected = currencies.get(locationId) ?? ''
    const message = `must be ${expected}, the currency of ${locationId}`
    const errors = [{ pointer: `${above}/currency`, code: 'currency_mismatch', message }] as const
    return { code: 'currency_mismatch', details: { locationId, expected, actual, errors } }
  }
  const fits = (locationId: string, actual: string): boolean => currencies.get(locationId) === actual
  const named = locationIds ?? []
  const [anywhere] = named
  if (currency !== undefined && anywhere !== undefined && !named.some((id) => fits(id, currency))) {
    return mismatch('', anywhere, currency)
  }
  const own = new Set(overrides.flatMap((one) => (one.price && one.locationId !== undefined ? [one.locationId] : [])))
  const foreign = price && named.find((id) => !own.has(id) && !fits(id, price.currency))
  if (price && foreign !== undefined) return mismatch('/price', foreign, price.currency)
  for (const [index, { locationId, price: instead }] of overrides.entries()) {
    if (!instead) continue
    const at = locationId === undefined ? named : [locationId]
    const [first] = at
    if (first === undefined || at.some((id) => fits(id, instead.currency))) continue
    return mismatch(`/${overridesField}/${index}/price`, first, instead.currency)
  }
  return undefined
}

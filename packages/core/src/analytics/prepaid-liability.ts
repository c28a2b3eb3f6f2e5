import { present } from '../base/assert.ts'
import type { CategoryId, LocationId, ServiceId } from '../base/ids.ts'
import type { CardComponent, CardKind } from '../cards/card-product.ts'
import type { Service } from '../catalog/service.ts'
import { serviceTerms } from '../catalog/service-terms.ts'
import type { Currency } from '../money/money.ts'
import type { Ratio } from '../money/ratio.ts'
import { divideRounded } from '../money/round.ts'

/** What of the price of cards of one kind, sold at one location, is not earned yet. */
export interface DeferredTotal {
  readonly kind: CardKind
  readonly locationId: LocationId
  readonly currency: Currency
  readonly deferredMinor: number
}

/** Units that are left on cards sold at one location under the same terms. */
export interface UnitsTotal extends Readonly<Pick<CardComponent, 'serviceIds' | 'unitsPerUse' | 'unitValueMinor'>> {
  readonly kind: CardKind
  readonly locationId: LocationId
  readonly currency: Currency
  readonly units: number
  /** The part of what was paid for the cards that belongs to these units. */
  readonly costMinor: number
}

/** Balances that came at one location. */
export interface BalanceTotal {
  readonly account: 'STORED_VALUE_PRINCIPAL' | 'STORED_VALUE_BONUS' | 'GIFT_CARDS'
  /** Whether they lie on stored-value cards, rather than on customers' accounts or gift cards. */
  readonly onCards: boolean
  readonly locationId: LocationId
  readonly currency: Currency
  readonly amountMinor: number
}

export interface PrepaidTotals {
  readonly deferred: readonly DeferredTotal[]
  readonly units: readonly UnitsTotal[]
  readonly balances: readonly BalanceTotal[]
}

/** What value can lie on that was paid ahead. */
export const prepaidKinds = [
  'VISIT_PASS',
  'PACKAGE',
  'TIME_PASS',
  'DISCOUNT_CARD',
  'STORED_VALUE_CARD',
  'STORED_VALUE',
  'GIFT_CARD',
] as const
export type PrepaidKind = (typeof prepaidKinds)[number]

/** By what units are worth: today's list price of their service, or what the card itself says one is worth. */
export const valueBases = ['LIST_PRICE', 'UNIT_VALUE'] as const
export type ValueBasis = (typeof valueBases)[number]

/** Beyond this no value is counted, so that what all kinds of a currency come to is exact. */
const maxValueMinor = 1_000_000_000_000_000

/** Units left for the same services (service credits). */
export interface CreditsLeft {
  /** Null for every service. */
  readonly serviceIds: readonly ServiceId[] | null
  readonly categoryIds: readonly CategoryId[]
  readonly units: number
  /** The part of the price paid that they stand for. */
  readonly priceMinor: number
  /** Null where nothing says what one is worth, or where it is beyond counting. */
  readonly valueMinor: number | null
  readonly valuedBy: ValueBasis | null
}

/** What is owed of one kind. */
export interface LiabilityOfKind {
  readonly kind: PrepaidKind
  /** What was paid and is not earned: what the books say. */
  readonly priceMinor: number
  /** What it can pay for; null where that cannot be counted. */
  readonly valueMinor: number | null
  /** Of the value, what was given and not paid. */
  readonly bonusMinor: number
  readonly units: number
}

/** What is owed to customers of what they paid ahead in one currency, in three ways. */
export interface PrepaidLiability {
  readonly currency: Currency
  /** By price. */
  readonly priceMinor: number
  /** By value, of the kinds whose value can be counted. */
  readonly valueMinor: number
  /** Of the price, what belongs to kinds whose value cannot be counted. */
  readonly uncountedPriceMinor: number
  /** By service credits. */
  readonly units: number
  readonly kinds: readonly LiabilityOfKind[]
  readonly credits: readonly CreditsLeft[]
}

/** The services that units may be used for, each once. */
export function servicesOfUnits(totals: readonly Pick<UnitsTotal, 'serviceIds'>[]): readonly ServiceId[] {
  return [...new Set(totals.flatMap(({ serviceIds }) => serviceIds ?? []))]
}

/**
 * What is owed, currency by currency. Units for one service are worth its list price where the card was sold, today and
 * whoever performs it; units for several, one of which the customer will choose, are worth what the card says that one
 * is worth. Days and discounts cannot be counted, nor what comes to more than {@link maxValueMinor}. A balance is worth
 * what it can pay.
 */
export function prepaidLiabilities(
  totals: PrepaidTotals,
  services: ReadonlyMap<ServiceId, Service>,
): readonly PrepaidLiability[] {
  const valued = totals.units.map((total) => ({ ...total, ...worthOf(total, services) }))
  const currencies = new Set([...totals.deferred, ...totals.balances, ...totals.units].map(({ currency }) => currency))
  return [...currencies].sort().map((currency) => {
    const isIn = (total: { readonly currency: Currency }): boolean => total.currency === currency
    const units = valued.filter(isIn)
    const kinds = kindsOf({ deferred: totals.deferred.filter(isIn), units, balances: totals.balances.filter(isIn) })
    const uncounted = kinds.filter(({ valueMinor }) => valueMinor === null)
    return {
      currency,
      priceMinor: sumOf(kinds, ({ priceMinor }) => priceMinor),
      valueMinor: sumOf(kinds, ({ valueMinor }) => valueMinor ?? 0),
      uncountedPriceMinor: sumOf(uncounted, ({ priceMinor }) => priceMinor),
      units: sumOf(kinds, (kind) => kind.units),
      kinds,
      credits: creditsOf(units, services),
    }
  })
}

interface Value {
  readonly valueMinor: number | null
  readonly valuedBy: ValueBasis | null
}

type ValuedUnits = UnitsTotal & Value

function worthOf(total: UnitsTotal, services: ReadonlyMap<ServiceId, Service>): Value {
  const { unitValueMinor, units } = total
  const listed = unitPrice(total, services)
  const price = listed ?? { numerator: unitValueMinor, denominator: 1 }
  if (!listed && unitValueMinor === 0) return { valueMinor: null, valuedBy: null }
  const worth = divideRounded(BigInt(units) * BigInt(price.numerator), BigInt(price.denominator), 'HALF_UP')
  if (worth > BigInt(maxValueMinor)) return { valueMinor: null, valuedBy: null }
  return { valueMinor: Number(worth), valuedBy: listed ? 'LIST_PRICE' : 'UNIT_VALUE' }
}

/** The list price of a unit that is for one service only. */
function unitPrice(
  { serviceIds, unitsPerUse, locationId, currency }: UnitsTotal,
  services: ReadonlyMap<ServiceId, Service>,
): Ratio | undefined {
  const [serviceId, ...others] = serviceIds ?? []
  const service = serviceId && others.length === 0 ? services.get(serviceId) : undefined
  if (!service) return undefined
  const { price } = serviceTerms(service, { locationId, performer: null, customer: null })
  if (price.currency !== currency) return undefined
  const perUse = unitsPerUse.find((rule) => rule.serviceId === serviceId)?.units ?? 1
  return { numerator: price.amountMinor, denominator: perUse }
}

interface Valued {
  readonly deferred: readonly DeferredTotal[]
  readonly units: readonly ValuedUnits[]
  readonly balances: readonly BalanceTotal[]
}

function kindsOf({ deferred, units, balances }: Valued): readonly LiabilityOfKind[] {
  return prepaidKinds.flatMap((kind) => {
    const ofKind = {
      units: units.filter((total) => total.kind === kind),
      balances: balances.filter((total) => kindOf(total) === kind),
    }
    const owed = deferred.filter((total) => total.kind === kind)
    if (owed.length + ofKind.units.length + ofKind.balances.length === 0) return []
    const bonus = ofKind.balances.filter(({ account }) => account === 'STORED_VALUE_BONUS')
    const bonusMinor = sumOf(bonus, ({ amountMinor }) => amountMinor)
    const balanceMinor = sumOf(ofKind.balances, ({ amountMinor }) => amountMinor)
    const priceMinor = sumOf(owed, ({ deferredMinor }) => deferredMinor) + balanceMinor - bonusMinor
    const valueMinor =
      kind === 'TIME_PASS' || kind === 'DISCOUNT_CARD'
        ? null
        : countedOf([balanceMinor, ...ofKind.units.map((total) => total.valueMinor)])
    return [{ kind, priceMinor, valueMinor, bonusMinor, units: sumOf(ofKind.units, (total) => total.units) }]
  })
}

function kindOf({ account, onCards }: BalanceTotal): PrepaidKind {
  if (account === 'GIFT_CARDS') return 'GIFT_CARD'
  return onCards ? 'STORED_VALUE_CARD' : 'STORED_VALUE'
}

/** Units for the same services together, wherever they were sold and on whatever cards. */
function creditsOf(units: readonly ValuedUnits[], services: ReadonlyMap<ServiceId, Service>): readonly CreditsLeft[] {
  const alike = new Map<string, ValuedUnits[]>()
  for (const total of units) {
    const key = `${[...(total.serviceIds ?? ['*'])].sort().join()} ${total.valuedBy}`
    const group = alike.get(key)
    if (group) group.push(total)
    else alike.set(key, [total])
  }
  const inOrder = [...alike].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([, group]) => creditsOfGroup(group, services))
}

function creditsOfGroup(group: readonly ValuedUnits[], services: ReadonlyMap<ServiceId, Service>): CreditsLeft {
  const { serviceIds, valuedBy } = present(group[0], 'a group has a member')
  const categories = (serviceIds ?? []).map((id) => services.get(id)?.categoryId ?? null)
  const valueMinor = countedOf(group.map((total) => total.valueMinor))
  return {
    serviceIds: serviceIds && [...serviceIds].sort(),
    categoryIds: [...new Set(categories)].filter((id) => id !== null).sort(),
    units: sumOf(group, (total) => total.units),
    priceMinor: sumOf(group, ({ costMinor }) => costMinor),
    valueMinor,
    valuedBy: valueMinor === null ? null : valuedBy,
  }
}

/** What values come to; null where one of them cannot be counted, or all together cannot. */
function countedOf(values: readonly (number | null)[]): number | null {
  let sum = 0
  for (const value of values) {
    if (value === null || sum + value > maxValueMinor) return null
    sum += value
  }
  return sum
}

function sumOf<T>(rows: readonly T[], amountOf: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + amountOf(row), 0)
}

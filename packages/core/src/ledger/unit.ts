import { type Currency, isCurrency } from '../money/money.ts'

/** What is counted: a currency's minor units, points, or visits. Units never mix, and are never converted in an entry. */
export type LedgerUnit = Currency | typeof pointUnit | typeof visitUnit

export const pointUnit = 'POINT'
export const visitUnit = 'VISIT'

export type UnitKind = 'MONEY' | 'POINT' | 'VISIT'

/** Which kind of unit it is; undefined for what is none. */
export function unitKind(unit: string): UnitKind | undefined {
  if (unit === pointUnit || unit === visitUnit) return unit
  return isCurrency(unit) ? 'MONEY' : undefined
}

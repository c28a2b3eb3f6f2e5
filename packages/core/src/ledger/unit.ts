import { type Currency, isCurrency } from '../money/money.ts'

/** What is counted: a currency's minor units, points, or visits. Units never mix, and are never converted in an entry. */
export type LedgerUnit = Currency | PointUnit | typeof visitUnit

/** Points of the main balance. */
export const pointUnit = 'POINT'
export const visitUnit = 'VISIT'

/**
 * Points of a sub-ledger are a unit of their own, `POINT.<code>`: since entries balance in each unit, no entry takes from
 * one balance of points for another.
 */
export type PointUnit = typeof pointUnit | `${typeof pointUnit}.${string}`

export type UnitKind = 'MONEY' | 'POINT' | 'VISIT'

/** The unit of a sub-ledger's points; of the main balance for null. */
export function pointUnitOf(subLedgerCode: string | null): PointUnit {
  return subLedgerCode === null ? pointUnit : `${pointUnit}.${subLedgerCode}`
}

/** Whether points are counted in it, of the main balance or of a sub-ledger. */
export function isPointUnit(unit: string): unit is PointUnit {
  return unit === pointUnit || unit.startsWith(`${pointUnit}.`)
}

/** The sub-ledger whose points these are; null for the main balance. */
export function subLedgerOf(unit: PointUnit): string | null {
  return unit === pointUnit ? null : unit.slice(pointUnit.length + 1)
}

/** Which kind of unit it is; undefined for what is none. */
export function unitKind(unit: string): UnitKind | undefined {
  if (unit === visitUnit) return unit
  if (isPointUnit(unit)) return pointUnit
  return isCurrency(unit) ? 'MONEY' : undefined
}

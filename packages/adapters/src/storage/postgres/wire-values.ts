import { exactInteger, type SqlValue } from '../columns.ts'
import type { ParameterValue } from '../statement.ts'

/** The types our results have, by PostgreSQL's numbers: int2, int4 and int8. The rest is text. */
const integerTypes: ReadonlySet<number> = new Set([20, 21, 23])

/** A value as PostgreSQL reads it in text form. */
export function writeValue(value: ParameterValue): string | null {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return `{${value.map(element).join(',')}}`
}

/** A value as PostgreSQL writes it in text form; integers beyond what JavaScript holds exactly are refused. */
export function readValue(text: string | null, type: number): string | number | null {
  if (text === null || !integerTypes.has(type)) return text
  return exactInteger(Number(text), 'an integer of the database')
}

/** An element of an array literal. */
function element(value: SqlValue): string {
  if (value === null) return 'NULL'
  return typeof value === 'number' ? String(value) : `"${value.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`
}

import { exactInteger, type SqlValue } from '../columns.ts'
import type { ParameterValue } from '../statement.ts'

/** The types our results have, by PostgreSQL's numbers: int2, int4 and int8. The rest is text. */
const integerTypes: ReadonlySet<number> = new Set([20, 21, 23])

/**
 * A value as PostgreSQL reads it in text form. Lists of texts are in binary form, where nothing has to be escaped; what
 * is in binary form already stays.
 */
export function writeValue(value: ParameterValue | Buffer): string | Buffer | null {
  if (value === null || typeof value === 'string' || Buffer.isBuffer(value)) return value
  if (typeof value === 'number') return String(value)
  if (holdsText(value)) return writeTexts(value)
  return `{${value.map((each) => each ?? 'NULL').join(',')}}`
}

/** A value as PostgreSQL writes it in text form; integers beyond what JavaScript holds exactly are refused. */
export function readValue(text: string | null, type: number): string | number | null {
  if (text === null || !integerTypes.has(type)) return text
  return exactInteger(Number(text), 'an integer of the database')
}

/** Texts and nulls; a list that has no text may be one of numbers. */
function holdsText(list: readonly SqlValue[]): list is readonly (string | null)[] {
  return list.some((each) => typeof each === 'string')
}

const textType = 25

/** A list of one dimension, counted from 1: dimensions, whether it has nulls, type, length, then each with its length. */
function writeTexts(list: readonly (string | null)[]): Buffer {
  const lengths = list.map((each) => (each === null ? -1 : Buffer.byteLength(each)))
  const written = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + Math.max(length, 0), 20))
  const head = [1, list.includes(null) ? 1 : 0, textType, list.length, 1]
  let at = head.reduce((offset, number) => written.writeInt32BE(number, offset), 0)
  for (const [index, each] of list.entries()) {
    at = written.writeInt32BE(lengths[index] ?? -1, at)
    if (each !== null) at += written.write(each, at)
  }
  return written
}

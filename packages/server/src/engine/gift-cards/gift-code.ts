import { createHash, randomBytes } from 'node:crypto'
import { encodeIdBody } from '@mendian/core'

/** Letters that look like digits are read as those; what stands between groups is for the eye. */
function normalized(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** A new code in groups of four: 80 random bits, shown once and kept only as its hash. */
export function newGiftCode(): string {
  const text = encodeIdBody(randomBytes(16)).slice(-16).toUpperCase()
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** SHA-256 in hex of the code however it is typed. */
export function hashGiftCode(code: string): string {
  return createHash('sha256').update(normalized(code)).digest('hex')
}

/** The part of a code that may be shown to tell cards apart. */
export function hintOfGiftCode(code: string): string {
  return normalized(code).slice(-4)
}

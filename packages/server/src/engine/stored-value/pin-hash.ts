import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/**
 * What hashing costs. A PIN has few digits, so that it is the number of guesses that guards it; the cost is kept low
 * enough to be paid within a transaction, and stands in the hash so that it can be raised.
 */
const cost = { N: 4096, r: 8, p: 1 } as const
const length = 32

/** The PIN as it is kept: `scrypt$N$r$p$salt$hash`. */
export function hashPin(pin: string): string {
  const salt = randomBytes(16)
  const hash = scryptSync(pin, salt, length, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Whether that is the PIN. */
export function isPin(pin: string, kept: string): boolean {
  const [, N, r, p, salt = '', hash = ''] = kept.split('$')
  const expected = Buffer.from(hash, 'base64url')
  const options = { N: Number(N), r: Number(r), p: Number(p) }
  return timingSafeEqual(scryptSync(pin, Buffer.from(salt, 'base64url'), expected.length, options), expected)
}

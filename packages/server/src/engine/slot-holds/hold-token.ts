import { createHash, randomBytes } from 'node:crypto'

/** What proves who holds: 24 random bytes, kept as their hash and, where a key was sent, in the answer that it keeps. */
export function newHoldToken(): string {
  return `mdh_${randomBytes(24).toString('base64url')}`
}

/** SHA-256 in hex: tokens are random and long, so that a slow hash would add nothing. */
export function hashHoldToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

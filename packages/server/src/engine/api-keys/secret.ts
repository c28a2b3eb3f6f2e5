import { createHash, randomBytes } from 'node:crypto'

/** How every API key begins, so that leaked ones can be found by scanners. */
const prefix = 'mdk_'

/** A new API key: 32 random bytes, shown once and kept only as its hash. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** SHA-256 in hex: keys are random and long, so that a slow hash would add nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The part of a key that may be shown to tell keys apart. */
export function hintOf(secret: string): string {
  return `${secret.slice(0, prefix.length + 4)}…`
}

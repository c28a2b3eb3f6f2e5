import { createHash } from 'node:crypto'
import { canonicalQuote, type Quote } from '@mendian/core'

/** SHA-256 of the price and its reasons, in hex: two bills with one hash cost the same for the same reasons. */
export function quoteHash(quote: Quote): string {
  return createHash('sha256').update(canonicalQuote(quote)).digest('hex')
}

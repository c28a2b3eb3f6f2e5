import { createHash } from 'node:crypto'
import { canonicalQuote, type OrderDraft } from '@mendian/core'

/**
 * SHA-256 of the price and its reasons, in hex: two bills with one hash cost the same for the same reasons, and give the
 * same for what is paid ahead.
 */
export function quoteHash({ quote, lines }: Pick<OrderDraft, 'quote' | 'lines'>): string {
  const hash = createHash('sha256').update(canonicalQuote(quote))
  const granted = lines.map(({ prepaid }) => prepaid)
  if (granted.some((grant) => grant !== null)) hash.update(JSON.stringify(granted))
  return hash.digest('hex')
}

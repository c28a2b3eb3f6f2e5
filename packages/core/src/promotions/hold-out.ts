import type { CustomerId } from '../base/ids.ts'
import { type BasisPoints, WHOLE_BASIS_POINTS } from '../money/ratio.ts'

/**
 * Whether a customer is one of the share who never get an offer, so that those who do can be compared with them. The
 * draw follows from the two ids alone: it is the same every time, and another one for each offer. Who is not known is
 * in no share.
 */
export function isHeldOut(
  offerId: string,
  shareBasisPoints: BasisPoints,
  customer: { readonly id: CustomerId } | null,
): boolean {
  if (shareBasisPoints === 0 || customer === null) return false
  return drawOf(`${offerId}/${customer.id}`) < shareBasisPoints
}

/** A number from 0 to 9999 that looks drawn: FNV-1a of the text, mixed once more as ids differ in their ends alone. */
function drawOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % WHOLE_BASIS_POINTS
}

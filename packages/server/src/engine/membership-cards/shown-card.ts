import {
  type CustomerId,
  type MembershipCardId,
  type ReadTransaction,
  type RefusalOf,
  refuse,
  refuseMembership,
} from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'

export type ShownCardRefusal = RefusalOf<
  'membership_card_not_theirs',
  { membershipCardId: MembershipCardId; customerId: CustomerId | null }
>

type Shown =
  | { readonly ok: true; readonly customerId: CustomerId | undefined }
  | { readonly ok: false; readonly refusal: Refusal }

/** Who shows the membership card with that number; it must be in use, and theirs where it is known who they are. */
export async function shownCard(
  tx: ReadTransaction,
  number: string | undefined,
  customerId: CustomerId | null | undefined,
): Promise<Shown> {
  if (number === undefined) return { ok: true, customerId: customerId ?? undefined }
  const card = await tx.membershipCards.findByNumber(number)
  if (!card) return referenceNotFound('MembershipCard', number)
  const unusable = refuseMembership(card)
  if (unusable) return { ok: false, refusal: unusable }
  if (customerId !== undefined && customerId !== card.customerId) {
    return refuse('membership_card_not_theirs', { membershipCardId: card.id, customerId })
  }
  return { ok: true, customerId: card.customerId }
}

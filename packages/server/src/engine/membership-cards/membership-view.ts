import {
  type Customer,
  formatInstant,
  type MembershipCard,
  type MembershipCardChanges,
  type Transaction,
} from '@mendian/core'
import type { membershipCardView as membershipSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { WriteResult } from '../operation.ts'
import { assertReplaced } from '../version.ts'

export type MembershipCardView = z.output<typeof membershipSchema>

type Holder = Pick<Customer, 'name' | 'photoUrl'>

/** A membership card as callers see it, with who it is of; its times are in UTC. */
export function membershipCardView(card: MembershipCard, { name, photoUrl }: Holder): MembershipCardView {
  const { createdAtMs, updatedAtMs, version, ...rest } = card
  return {
    ...rest,
    holder: { name, photoUrl },
    version,
    createdAt: formatInstant('UTC', createdAtMs),
    updatedAt: formatInstant('UTC', updatedAtMs),
  }
}

/** Stores a new card in the place of the one before it. */
export async function keepMembership(
  tx: Transaction,
  { card, previous }: MembershipCardChanges,
  customer: Customer,
): Promise<WriteResult<MembershipCardView>> {
  // The one before goes first: a customer has one card that is not replaced.
  if (previous) assertReplaced(await tx.membershipCards.replace(previous, previous.version - 1), 'the membership card')
  await tx.membershipCards.insert(card)
  return { ok: true, value: membershipCardView(card, customer), subjectId: card.id }
}

import { issueMembershipCard, present, reissueMembershipCard, reportMembershipLost } from '@mendian/core'
import { customerId, membershipCardId, membershipCardView as membershipSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound, referenceArchived } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { keepMembership, membershipCardView } from './membership-view.ts'

const issueInput = z.strictObject({ id: customerId })

/** Issues the card of a customer's tier. */
export const issue: WriteOperation<typeof issueInput, typeof membershipSchema> = defineWrite({
  name: 'membershipCards.issue',
  summary: "Issue the card of a customer's tier",
  http: ['POST', '/v1/customers/{id}/membership-card'],
  status: 201,
  input: issueInput,
  output: membershipSchema,
  permission: 'customer:write',
  movesMoney: false,
  refusals: ['not_found', 'reference_archived', 'customer_without_tier', 'membership_card_exists', 'card_blocked'],
  locks: ({ id }) => [{ kind: 'CUSTOMER', id }],
  async run(tx, { id }, run) {
    const [customer, current] = await Promise.all([tx.customers.find(id), tx.membershipCards.currentOf(id)])
    if (!customer) return notFound('Customer', id)
    if (customer.archivedAtMs !== null) return referenceArchived('Customer', id)
    const tier = customer.tierId === null ? null : ((await tx.tiers.find(customer.tierId)) ?? null)
    const decision = issueMembershipCard(
      { customerId: id, tier, current: current ?? null },
      { cardId: run.ids.next('MembershipCard'), digits: run.ids.redemptionCode() },
      run.nowMs,
    )
    return decision.ok ? keepMembership(tx, decision.changes, customer) : decision
  },
})

const cardInput = z.strictObject({ id: membershipCardId })

/** Blocks a membership card that was lost. */
export const reportLost: WriteOperation<typeof cardInput, typeof membershipSchema> = defineWrite({
  name: 'membershipCards.reportLost',
  summary: 'Block a membership card that was lost',
  http: ['POST', '/v1/membership-cards/{id}/report-lost'],
  input: cardInput,
  output: membershipSchema,
  permission: 'customer:write',
  movesMoney: false,
  refusals: ['not_found', 'membership_card_replaced'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const card = await tx.membershipCards.find(id)
    if (!card) return notFound('MembershipCard', id)
    const conflict = refuseVersion(card, run.expectedVersion)
    if (conflict) return conflict
    run.requireLocks([{ kind: 'CUSTOMER', id: card.customerId }])
    const customer = present(await tx.customers.find(card.customerId), 'a card is of a customer that exists')
    const decision = reportMembershipLost(card, run.nowMs)
    if (!decision.ok) return decision
    const { card: blocked } = decision.changes
    if (blocked !== card) {
      assertReplaced(await tx.membershipCards.replace(blocked, card.version), 'the membership card')
    }
    return { ok: true, value: membershipCardView(blocked, customer), subjectId: id }
  },
})

/** Issues another card for one that was lost; the answer has the picture of its holder, for checking who asks. */
export const reissue: WriteOperation<typeof cardInput, typeof membershipSchema> = defineWrite({
  name: 'membershipCards.reissue',
  summary: 'Issue another card for one that was lost',
  http: ['POST', '/v1/membership-cards/{id}/reissue'],
  status: 201,
  input: cardInput,
  output: membershipSchema,
  permission: 'customer:write',
  movesMoney: false,
  refusals: ['not_found', 'card_not_blocked', 'customer_without_tier'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const card = await tx.membershipCards.find(id)
    if (!card) return notFound('MembershipCard', id)
    const conflict = refuseVersion(card, run.expectedVersion)
    if (conflict) return conflict
    run.requireLocks([{ kind: 'CUSTOMER', id: card.customerId }])
    const customer = present(await tx.customers.find(card.customerId), 'a card is of a customer that exists')
    const tier = (await tx.tiers.find(customer.tierId ?? card.tierId)) ?? null
    const decision = reissueMembershipCard(
      { card, tier },
      { cardId: run.ids.next('MembershipCard'), digits: run.ids.redemptionCode() },
      run.nowMs,
    )
    return decision.ok ? keepMembership(tx, decision.changes, customer) : decision
  },
})

import { type BestTender, findBestTender, formatInstant, type Location, type PlannedTender } from '@mendian/core'
import { bestTenderInput, bestTenderView } from '@mendian/core/schemas'
import type { z } from 'zod'
import { shownCard } from '../membership-cards/shown-card.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { draftRefusals, refuseByHand, termsOf } from './bill-input.ts'
import { loadBestTender } from './load-best-tender.ts'
import { quoteView } from './order-view.ts'

type View = z.output<typeof bestTenderView>

/** Finds how a customer pays a bill with the least of their own money, without making it. */
export const bestTender: ReadOperation<typeof bestTenderInput, typeof bestTenderView> = defineRead({
  name: 'orders.bestTender',
  summary: "Find how a bill takes least of the customer's own money",
  http: ['POST', '/v1/orders/best-tender'],
  input: bestTenderInput,
  output: bestTenderView,
  permission: 'order:write',
  refusals: [...draftRefusals, 'discount_rejected', 'gift_card_not_usable'],
  async run(tx, input, { nowMs, actor }) {
    const forbidden = refuseByHand(input, actor)
    if (forbidden) return forbidden
    const shown = await shownCard(tx, input.membershipCardNumber, input.customerId)
    if (!shown.ok) return shown
    const loaded = await loadBestTender(tx, { ...input, customerId: shown.customerId }, nowMs)
    if (!loaded.ok) return loaded
    const found = findBestTender(loaded.state, input.lines, termsOf(input), nowMs)
    return found.ok ? { ok: true, value: viewOf(found.changes, loaded.state.draft.location) } : found
  },
})

function viewOf({ choice, draft, plan, uses, ownMinor, withoutMinor, complete }: BestTender, location: Location): View {
  const at = (atMs: number | null): string | null => (atMs === null ? null : formatInstant(location.timeZone, atMs))
  return {
    couponIds: [...choice.coupons],
    useBenefits: [...choice.benefits],
    useCards: [...choice.cards],
    tenders: plan.tenders.map(({ tender }) => tender),
    quote: { ...quoteView(draft), pointsTender: null },
    ...{ toPayMinor: plan.toPayMinor, ownMinor, withoutMinor, complete },
    uses: [
      ...uses.map(({ expiresAtMs, ...use }) => ({ ...use, expiresAt: at(expiresAtMs) })),
      ...plan.tenders.map((planned) => {
        const { tender, amountMinor, ownMinor, expiresAtMs } = planned
        return { kind: tender.kind, id: idOfTender(planned), amountMinor, ownMinor, expiresAt: at(expiresAtMs) }
      }),
    ],
  }
}

function idOfTender({ tender }: PlannedTender): string | null {
  if (tender.kind === 'CUSTOMER_CARD') return tender.customerCardId
  return tender.kind === 'GIFT_CARD' ? tender.code : null
}

import { refuse } from '../base/decision.ts'
import { grantTopUp } from '../stored-value/grant-top-up.ts'
import type { DraftOrderState, OrderLineRequest } from './draft-order.ts'
import { type Named, notBooked } from './named-line.ts'

/** A top-up at its amount, with what it gives; `before` are the top-ups on the same bill. */
export function topUpLine(
  { location, customer, topUps }: DraftOrderState,
  { amountMinor, topUpOfferId: asked }: Extract<OrderLineRequest, { kind: 'TOP_UP' }>,
  line: number,
  before: number,
  nowMs: number,
): Named {
  if (!customer) return refuse('customer_required', { line })
  const { id: locationId, currency } = location
  const occasion = { locationId, currency, toppedUpBefore: topUps.toppedUpBefore || before > 0, nowMs }
  const granted = grantTopUp(topUps.offers, amountMinor, asked, occasion)
  if (!granted.ok) return granted
  const { grant } = granted
  const name = topUps.offers.find(({ id }) => id === grant.topUpOfferId)?.name ?? 'Top-up'
  const of = {
    kind: 'TOP_UP',
    topUpOfferId: grant.topUpOfferId,
    cardProductId: null,
    categoryId: null,
    serviceId: null,
    productId: null,
    staffId: null,
  } as const
  const price = { amountMinor, currency }
  return {
    ok: true,
    named: { ...of, ...notBooked, name, quantity: 1, addOns: [], price, forCustomer: true, prepaid: grant },
  }
}

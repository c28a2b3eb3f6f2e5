import { type Call, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { type Probes, path, type Things } from './tenant-probe.ts'

/** What a tenant has of money given back. */
export interface RefundThings {
  readonly paidOrder: string
  readonly refund: string
  readonly refundRequest: string
}

/** Nobody's: of the same form and length. */
export const noRefunds: RefundThings = {
  paidOrder: 'ord_00000000000000000000000001',
  refund: 'rfd_00000000000000000000000000',
  refundRequest: 'rfr_00000000000000000000000000',
}

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })
const one = { lines: [{ line: 0, quantity: 1 }], reason: 'x' }

/** A paid order of which one unit went back, and a request for another. */
export async function openRefunds(call: Call, ids: SalonIds): Promise<RefundThings> {
  const lines = [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 3 }]
  const order = textOf(await call('POST /v1/orders', { locationId: ids.location, lines }), 'id')
  const tenders = [{ kind: 'CASH', tenderedMinor: 1_000_000 }]
  await call(`POST /v1/orders/${order}/pay`, { tenders }, keyed(`pay-${order}`))
  const refund = await call(`POST /v1/orders/${order}/refunds`, one, keyed(`back-${order}`))
  const request = await call('POST /v1/refund-requests', { orderId: order, ...one }, keyed(`ask-${order}`))
  return { paidOrder: order, refund: textOf(refund, 'id'), refundRequest: textOf(request, 'id') }
}

const decide =
  (command: string, body: object = {}): Probes =>
  (theirs) => [
    [`POST /v1/refund-requests/${theirs.refundRequest}/${command}`, body, keyed(`${command}-${theirs.refundRequest}`)],
  ]
const unlinked = ({ location, shampoo }: Pick<Things, 'location' | 'shampoo'>): object => ({
  locationId: location,
  items: [{ kind: 'PRODUCT', itemId: shampoo, unitPriceMinor: 1 }],
  reason: 'x',
})

/** Every operation of refunds, with `theirs` in the place of one id each. */
export const refundProbes: Readonly<Record<string, Probes>> = {
  'orders.refundPreview': (theirs) => [[`POST /v1/orders/${theirs.paidOrder}/refund-preview`, one]],
  'orders.refund': (theirs) => [
    [`POST /v1/orders/${theirs.paidOrder}/refunds`, one, keyed(`probe-${theirs.paidOrder}`)],
  ],
  'orders.reopen': (theirs) => [
    [`POST /v1/orders/${theirs.paidOrder}/reopen`, { reason: 'x' }, keyed(`reopen-${theirs.paidOrder}`)],
  ],
  'refunds.get': path('refund', 'refunds'),
  'refunds.list': (theirs) => [
    [`GET /v1/refunds?orderId=${theirs.paidOrder}`],
    [`GET /v1/refunds?locationId=${theirs.location}`],
    [`GET /v1/refunds?customerId=${theirs.wang}`],
  ],
  'refunds.returnUnlinked': (theirs, ours) => [
    ['POST /v1/refunds/unlinked', unlinked({ ...ours, location: theirs.location }), keyed(`a-${theirs.location}`)],
    ['POST /v1/refunds/unlinked', unlinked({ ...ours, shampoo: theirs.shampoo }), keyed(`b-${theirs.shampoo}`)],
    ['POST /v1/refunds/unlinked', { ...unlinked(ours), customerId: theirs.wang }, keyed(`c-${theirs.wang}`)],
  ],
  'refundRequests.create': (theirs) => [
    ['POST /v1/refund-requests', { orderId: theirs.paidOrder, ...one }, keyed(`request-${theirs.paidOrder}`)],
  ],
  'refundRequests.get': path('refundRequest', 'refund-requests'),
  'refundRequests.list': (theirs) => [
    [`GET /v1/refund-requests?orderId=${theirs.paidOrder}`],
    [`GET /v1/refund-requests?locationId=${theirs.location}`],
    [`GET /v1/refund-requests?customerId=${theirs.wang}`],
  ],
  'refundRequests.approve': decide('approve'),
  'refundRequests.reject': decide('reject', { reason: 'x' }),
  'refundRequests.withdraw': decide('withdraw'),
}

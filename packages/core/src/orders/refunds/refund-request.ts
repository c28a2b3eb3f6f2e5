import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type {
  CustomerId,
  LedgerHoldId,
  LocationId,
  OrderId,
  RefundId,
  RefundRequestId,
  TopUpId,
} from '../../base/ids.ts'
import type { Versioned } from '../../base/record.ts'
import { accountOf } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import { placeHold, type ValueHoldRefusal, voidHold } from '../../ledger/hold-value.ts'
import type { RefundDestination } from './refund.ts'
import { type RefundOrder, type RefundOrderRefusal, type RefundOrderState, refundOrder } from './refund-order.ts'

/** A request waits until it is granted, which refunds at once, rejected with a reason, or withdrawn. */
export const refundRequestStates = ['PENDING', 'REFUNDED', 'REJECTED', 'WITHDRAWN'] as const
export type RefundRequestState = (typeof refundRequestStates)[number]

/** A customer's wish to have money back (退款申请), reviewed in the back office. */
export interface RefundRequest extends Versioned {
  readonly id: RefundRequestId
  readonly locationId: LocationId
  readonly customerId: CustomerId | null
  readonly orderId: OrderId
  readonly state: RefundRequestState
  /** Which units are to go back; all that are left then when null. */
  readonly lines: readonly { readonly line: number; readonly quantity: number }[] | null
  readonly destination: RefundDestination
  readonly reason: string
  /** What would go back, as it was when it was asked for. */
  readonly askedMinor: number
  /** What is kept of the customer's balance meanwhile. */
  readonly holdIds: readonly LedgerHoldId[]
  readonly decidedById: string | null
  readonly decidedAtMs: number | null
  /** Why it was rejected. */
  readonly decisionReason: string | null
  readonly refundId: RefundId | null
}

export interface RequestRefund {
  readonly id: RefundRequestId
  readonly lines: RefundRequest['lines']
  readonly destination: RefundDestination
  readonly reason: string
  /** One for each of the two balances of each top-up. */
  readonly nextHoldId: () => LedgerHoldId
}

export type RequestRefundRefusal =
  | RefusalOf<'refund_requested', { refundRequestId: RefundRequestId }>
  | RefundOrderRefusal

/**
 * Asks for a refund: whatever would refuse it now refuses the request. A top-up that is to go back is held, so that it is
 * still there when the request is granted.
 */
export function requestRefund(
  state: RefundOrderState,
  pending: RefundRequest | undefined,
  command: RequestRefund,
  dryRun: RefundOrder,
  nowMs: number,
): Decision<{ readonly request: RefundRequest; readonly books: Books }, never, RequestRefundRefusal> {
  if (pending) return refuse('refund_requested', { refundRequestId: pending.id })
  const preview = refundOrder(state, dryRun, nowMs)
  if (!preview.ok) return preview
  const { order, topUps } = state
  const holdIds: LedgerHoldId[] = []
  let { books } = state
  for (const { line } of preview.changes.refund.lines) {
    const topUpId = topUps.get(line)
    if (topUpId === undefined) continue
    books = holdTopUp(books, topUpId, command, order.currency, holdIds, nowMs)
  }
  const { id: orderId, locationId, customerId } = order
  const { id, lines, destination, reason } = command
  const request: RefundRequest = {
    ...{ id, orderId, locationId, customerId, lines, destination, reason, holdIds },
    state: 'PENDING',
    askedMinor: preview.changes.refund.totalMinor,
    ...{ decidedById: null, decidedAtMs: null, decisionReason: null, refundId: null },
    ...{ version: 1, createdAtMs: nowMs, updatedAtMs: nowMs },
  }
  return accept({ request, books }, [])
}

function holdTopUp(
  before: Books,
  topUpId: TopUpId,
  { id, nextHoldId }: RequestRefund,
  currency: string,
  holdIds: LedgerHoldId[],
  nowMs: number,
): Books {
  let books = before
  for (const lot of [...before.lots.values()].filter(({ source }) => source.id === topUpId)) {
    const { account: code, subjectId, remainingMinor: amountMinor } = lot
    if (code !== 'STORED_VALUE_PRINCIPAL' && code !== 'STORED_VALUE_BONUS') continue
    const holdId = nextHoldId()
    const held = placeHold(
      books,
      {
        ...{ holdId, amountMinor, expiresAtMs: null, source: { kind: 'ORDER_REFUND', id } },
        account: accountOf(code, currency, subjectId as CustomerId),
        allocations: [{ lotId: lot.id, amountMinor }],
      },
      nowMs,
    )
    if (!held.ok) continue
    holdIds.push(holdId)
    books = held.changes
  }
  return books
}

export type RefundRequestAction = 'APPROVE' | 'REJECT' | 'WITHDRAW'

export type DecideRequestRefusal =
  | RefusalOf<
      'refund_request_state_forbids',
      { refundRequestId: RefundRequestId; state: RefundRequestState; action: RefundRequestAction }
    >
  | ValueHoldRefusal

/** Ends a request that waits: what was held for it is free again, to be refunded at once where it is granted. */
export function endRefundRequest(
  request: RefundRequest,
  books: Books,
  command: {
    readonly action: RefundRequestAction
    readonly byId: string
    readonly reason: string | null
    readonly refundId: RefundId | null
  },
  nowMs: number,
): Decision<{ readonly request: RefundRequest; readonly books: Books }, never, DecideRequestRefusal> {
  const { action, byId, reason, refundId } = command
  const { id, state } = request
  if (state !== 'PENDING') return refuse('refund_request_state_forbids', { refundRequestId: id, state, action })
  let next = books
  for (const holdId of request.holdIds) {
    const freed = voidHold(next, holdId, nowMs)
    if (!freed.ok) return freed
    next = freed.changes
  }
  const ended: RefundRequest = {
    ...request,
    state: endStates[action],
    decidedById: byId,
    decidedAtMs: nowMs,
    decisionReason: reason,
    refundId,
    version: request.version + 1,
    updatedAtMs: nowMs,
  }
  return accept({ request: ended, books: next }, [])
}

const endStates: Readonly<Record<RefundRequestAction, RefundRequestState>> = {
  APPROVE: 'REFUNDED',
  REJECT: 'REJECTED',
  WITHDRAW: 'WITHDRAWN',
}

import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'
import type { Order, OrderState } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'

export const goodsFulfilmentKinds = ['PICKUP', 'DELIVERY'] as const
export type GoodsFulfilmentKind = (typeof goodsFulfilmentKinds)[number]

export const goodsFulfilmentStates = ['PROPOSED', 'PREPARED', 'COMPLETED', 'CANCELLED'] as const
export type GoodsFulfilmentState = (typeof goodsFulfilmentStates)[number]

/** How the goods of a bill come to whom they are for, when they are not handed over at the till. */
export interface GoodsFulfilment {
  readonly kind: GoodsFulfilmentKind
  readonly state: GoodsFulfilmentState
  /** When they are to be picked up or brought; null where nothing was agreed. */
  readonly fromMs: number | null
  readonly toMs: number | null
  /** What is shown to get them; null for a delivery. */
  readonly pickupCode: string | null
  /** Where to; null for a pickup. */
  readonly address: VisitAddress | null
  readonly recipient: string
  readonly phone: string | null
  readonly preparedAtMs: number | null
  readonly completedAtMs: number | null
}

/** What is agreed when the bill is made. */
export type ProposeFulfilment = Omit<GoodsFulfilment, 'state' | 'preparedAtMs' | 'completedAtMs'>

export type ProposeFulfilmentRefusal =
  | RefusalOf<'fulfilment_without_goods', Record<never, never>>
  | RefusalOf<'fulfilment_window_invalid', Record<never, never>>

export type FulfilmentStepRefusal =
  | RefusalOf<'order_not_to_fulfil', { state: OrderState }>
  | RefusalOf<'fulfilment_state_forbids', { state: GoodsFulfilmentState; allowedFrom: readonly GoodsFulfilmentState[] }>
  | RefusalOf<'pickup_code_wrong', Record<never, never>>

/** Whether there is anything on the bill that is picked up or brought. */
function hasGoods({ lines }: Pick<Order, 'lines'>): boolean {
  return lines.some(({ kind }) => kind === 'PRODUCT')
}

/** Agrees how the goods of a bill that is made come to whom they are for. */
export function proposeFulfilment(
  order: Order,
  wish: ProposeFulfilment,
): Decision<{ readonly order: Order }, never, ProposeFulfilmentRefusal> {
  if (!hasGoods(order)) return refuse('fulfilment_without_goods', {})
  const { fromMs, toMs } = wish
  if (fromMs !== null && toMs !== null && fromMs >= toMs) return refuse('fulfilment_window_invalid', {})
  const fulfilment: GoodsFulfilment = { ...wish, state: 'PROPOSED', preparedAtMs: null, completedAtMs: null }
  return accept({ order: { ...order, fulfilment } }, [])
}

/** What stays agreed for a bill that has other lines now: nothing where no goods are left. */
export function fulfilmentOf({ fulfilment }: Order, after: Pick<Order, 'lines'>): GoodsFulfilment | null {
  return hasGoods(after) ? fulfilment : null
}

/** Whether goods on the bill still have to be picked up or brought. */
export function awaitsGoods({ fulfilment }: Pick<Order, 'fulfilment'>): boolean {
  return fulfilment !== null && fulfilment.state !== 'COMPLETED'
}

/** The same when nobody waits for the goods any more. */
export function calledOff(fulfilment: GoodsFulfilment | null): GoodsFulfilment | null {
  return fulfilment === null || fulfilment.state === 'COMPLETED' ? fulfilment : { ...fulfilment, state: 'CANCELLED' }
}

/** The goods of a paid order lie ready, or are on their way. */
export function prepareGoods(
  order: Order,
  nowMs: number,
): Decision<{ readonly order: Order }, OrderEvent, FulfilmentStepRefusal> {
  const { fulfilment } = order
  const forbidden = refuseStep(order, ['PROPOSED'])
  if (forbidden) return forbidden
  const prepared: Order = {
    ...order,
    fulfilment: fulfilment && { ...fulfilment, state: 'PREPARED', preparedAtMs: nowMs },
    version: order.version + 1,
    updatedAtMs: nowMs,
  }
  return accept({ order: prepared }, [orderEvent('order.prepared', prepared, order)])
}

/** The goods were handed over, or brought; the code, where one is shown, must be the order's. */
export function handOverGoods(
  order: Order,
  pickupCode: string | undefined,
  nowMs: number,
): Decision<{ readonly order: Order }, OrderEvent, FulfilmentStepRefusal> {
  const { fulfilment } = order
  const forbidden = refuseStep(order, ['PROPOSED', 'PREPARED'])
  if (forbidden) return forbidden
  if (pickupCode !== undefined && pickupCode !== fulfilment?.pickupCode) return refuse('pickup_code_wrong', {})
  const handed: Order = {
    ...order,
    fulfilment: fulfilment && { ...fulfilment, state: 'COMPLETED', completedAtMs: nowMs },
    version: order.version + 1,
    updatedAtMs: nowMs,
  }
  return accept({ order: handed }, [orderEvent('order.handed_over', handed, order)])
}

function refuseStep(
  { state, fulfilment }: Order,
  allowedFrom: readonly GoodsFulfilmentState[],
): { readonly ok: false; readonly refusal: FulfilmentStepRefusal } | undefined {
  if (state !== 'AWAITING_REDEMPTION' || fulfilment === null) return refuse('order_not_to_fulfil', { state })
  if (allowedFrom.includes(fulfilment.state)) return undefined
  return refuse('fulfilment_state_forbids', { state: fulfilment.state, allowedFrom })
}

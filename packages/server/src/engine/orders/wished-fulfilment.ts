import type { GoodsFulfilment, ProposeFulfilment } from '@mendian/core'
import type { createOrderInput } from '@mendian/core/schemas'
import type { z } from 'zod'
import { toMs } from '../instants.ts'

type FulfilmentInput = NonNullable<z.output<typeof createOrderInput>['fulfilment']>

/** How the goods are to come to whom they are for, as it was asked for; what is picked up has a code. */
export function wishedFulfilment(wish: FulfilmentInput, nextPickupCode: () => string): ProposeFulfilment {
  const { kind, recipient, phone, from, to } = wish
  return {
    ...{ kind, recipient, phone },
    fromMs: from === null ? null : toMs(from),
    toMs: to === null ? null : toMs(to),
    pickupCode: kind === 'PICKUP' ? nextPickupCode() : null,
    address: kind === 'DELIVERY' ? wish.address : null,
  }
}

/** How it would be asked for anew, for a change to be merged into. */
export function askedFulfilment({ kind, recipient, phone, fromMs, toMs, address }: GoodsFulfilment): unknown {
  const from = fromMs === null ? null : new Date(fromMs).toISOString()
  const to = toMs === null ? null : new Date(toMs).toISOString()
  return { kind, recipient, phone, from, to, ...(address && { address }) }
}

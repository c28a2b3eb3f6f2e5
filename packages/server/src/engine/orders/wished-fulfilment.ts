import type { ProposeFulfilment } from '@mendian/core'
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

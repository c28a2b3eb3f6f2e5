import { z } from 'zod'
import { displayName, note, shortText } from '../base/wire.schema.ts'
import { visitAddress } from '../places/visit-address.schema.ts'
import { instant } from '../time/time.schema.ts'
import { goodsFulfilmentKinds, goodsFulfilmentStates } from './goods-fulfilment.ts'

const agreed = {
  recipient: displayName.meta({ description: 'Who gets the goods.' }),
  phone: shortText(32).nullable().default(null),
  from: instant.nullable().default(null).meta({ description: 'The goods are wanted from then on.' }),
  to: instant.nullable().default(null).meta({ description: 'The goods are wanted before then.' }),
}

export const goodsFulfilmentInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('PICKUP'), ...agreed }),
    z.strictObject({ kind: z.literal('DELIVERY'), ...agreed, address: visitAddress }),
  ])
  .meta({
    id: 'GoodsFulfilmentRequest',
    description: 'How the goods of a bill are picked up or brought, instead of handed over when it is paid.',
  })

export const goodsFulfilmentView = z
  .strictObject({
    kind: z.enum(goodsFulfilmentKinds),
    state: z.enum(goodsFulfilmentStates).meta({
      description:
        'PROPOSED, then PREPARED (ready, or on their way), then COMPLETED; CANCELLED where nobody waits for them any more.',
    }),
    recipient: z.string(),
    phone: z.string().nullable(),
    from: instant.nullable(),
    to: instant.nullable(),
    pickupCode: z.string().nullable().meta({ description: 'What is shown to get them; null for a delivery.' }),
    address: z
      .strictObject({
        line: z.string(),
        city: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        note,
      })
      .nullable()
      .meta({ description: 'Where to; null for a pickup.' }),
    preparedAt: instant.nullable(),
    completedAt: instant.nullable(),
  })
  .meta({ id: 'GoodsFulfilment', description: 'How the goods of an order come to whom they are for.' })

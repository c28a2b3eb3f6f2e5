import { z } from 'zod'
import { customerId, displayName } from '../base/wire.schema.ts'

export const guestPassPeriods = ['CARD', 'MONTH', 'YEAR'] as const

export const guestPassRule = z
  .strictObject({
    count: z.int().min(1).max(1000).meta({ description: 'How many uses of guests there are.' }),
    per: z.enum(guestPassPeriods).meta({
      description:
        'CARD: as long as it lasts. MONTH, YEAR: of the card, from the day on which its time began, in the zone where it was sold; what is left of one is gone with it.',
    }),
  })
  .meta({
    id: 'GuestPassRule',
    description:
      'Uses by guests whom a holder of the card brings (携友), and who need not hold it. Each takes visits as any use does.',
  })

export const cardGuest = z
  .strictObject({
    name: displayName,
    customerId: customerId.nullable().default(null).meta({ description: 'Null for nobody the shop knows.' }),
  })
  .meta({ id: 'CardGuest', description: 'Whom a holder of a card brings.' })

import { z } from 'zod'
import { customerId, membershipCardId, tierId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { membershipCardStates } from './membership-card.ts'

export const membershipCardState = z.enum(membershipCardStates).meta({ id: 'MembershipCardState' })

export const membershipCardView = z
  .strictObject({
    id: membershipCardId,
    customerId,
    tierId,
    number: z.string().meta({ description: 'Begins with the rank of the tier.' }),
    state: membershipCardState,
    holder: z
      .strictObject({ name: z.string(), photoUrl: z.string().nullable() })
      .meta({ id: 'CardHolder', description: 'Who it is of, to be compared with who shows it.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'MembershipCard', description: 'Tells who a member is; it holds no balance, its customer does.' })

import { z } from 'zod'
import { bookingChannel } from '../base/channel.schema.ts'
import { customerGroupId, customerId, displayName, note, tierId, webAddress } from '../base/wire.schema.ts'
import { customerServiceOverride } from '../catalog/service-override.schema.ts'
import { maxAmountMinor } from '../money/money.schema.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { verifiedIdentity } from './identity.schema.ts'

export const customerFields = z.strictObject({
  name: displayName,
  phone: z
    .string()
    .regex(/^\+?[0-9]{5,20}$/, 'must be 5–20 digits, with a leading + for a country code')
    .nullable()
    .default(null)
    .meta({ description: 'Unique within the tenant.' }),
  birthday: localDate.nullable().default(null),
  channel: bookingChannel.default('BACKOFFICE').meta({ description: 'Where the customer was registered.' }),
  groupIds: z.array(customerGroupId).max(50).default([]).meta({ description: 'Groups the customer was put into.' }),
  tierId: tierId.nullable().default(null),
  blocked: z.boolean().default(false).meta({ description: 'Takes no bookings: for no-shows and bogus bookings.' }),
  serviceOverrides: z
    .array(customerServiceOverride)
    .max(100)
    .default([])
    .meta({ description: 'Services that take this customer longer, cost them otherwise, or are not for them.' }),
  creditLimitMinor: z.int().min(0).max(maxAmountMinor).nullable().default(null).meta({
    description:
      'How much the customer may owe on account, in minor units of each currency; null where nothing but the permission order:on_account limits it.',
  }),
  photoUrl: webAddress
    .nullable()
    .default(null)
    .meta({ description: 'A picture by which staff know the customer, such as when a lost card is replaced.' }),
  note: note.default(''),
})

/** What commands alone set on a customer. */
export const customerStanding = z.strictObject({
  contactVerifiedAt: instant
    .nullable()
    .meta({ description: 'When the phone number was verified; null again once the number changes.' }),
  identity: verifiedIdentity
    .nullable()
    .meta({ description: 'Null where nobody has seen who they are, or it was taken back.' }),
  mergedIntoId: customerId.nullable().meta({ description: 'The customer that this duplicate became a part of.' }),
})

export type CustomerStanding = z.infer<typeof customerStanding>
export type CustomerFields = z.infer<typeof customerFields>

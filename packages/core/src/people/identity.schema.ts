import { z } from 'zod'
import { instant } from '../time/time.schema.ts'

export const identityDocuments = [
  'IDENTITY_CARD',
  'PASSPORT',
  'RESIDENCE_PERMIT',
  'DRIVING_LICENCE',
  'BUSINESS_LICENCE',
  'OTHER',
] as const

export const identityFields = z.strictObject({
  documentKind: z.enum(identityDocuments).meta({ description: 'Of the document that was seen.' }),
  numberEnding: z
    .string()
    .regex(/^[0-9A-Za-z]{4}$/, 'must be four letters or digits')
    .meta({ description: 'The last four characters of its number; the whole number is kept nowhere here.' }),
})

/** That somebody has seen who a customer is (实名). */
export const verifiedIdentity = identityFields
  .extend({
    verifiedAt: instant,
    verifiedBy: z.strictObject({ kind: z.string(), id: z.string() }).meta({ description: 'Who has seen it.' }),
  })
  .meta({
    id: 'VerifiedIdentity',
    description: 'That a valid document of the customer was seen: which, when, by whom.',
  })

export type IdentityFields = z.infer<typeof identityFields>
export type VerifiedIdentity = z.infer<typeof verifiedIdentity>

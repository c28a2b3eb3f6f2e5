import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { basisPoints, totalAmount } from '../money/money.schema.ts'

const hours = z.int().min(0).max(8760)
const refund = basisPoints.meta({ description: 'What goes back of the price where it was paid.' })
const fee = basisPoints.meta({ description: 'What is owed of the price where it was not paid.' })

const termsShape = {
  windows: z
    .array(z.strictObject({ minHoursBefore: hours, refundBasisPoints: refund, feeBasisPoints: fee.default(0) }))
    .min(1)
    .max(10)
    .meta({
      description:
        'The window with the most hours that the cancellation keeps applies; nothing goes back where it keeps none.',
    }),
  noShow: z
    .strictObject({ refundBasisPoints: refund.default(0), feeBasisPoints: fee.default(0) })
    .prefault({})
    .meta({ description: 'Also for cancelling once the visit should have begun.' }),
  rescheduleMinHours: hours
    .default(0)
    .meta({ description: 'Up to how long before its start a visit can be moved; never after it.' }),
  maxReschedules: z.int().min(0).max(100).nullable().default(null),
}

/** The terms of one policy, as a booking keeps them. */
export const cancellationTerms = z.strictObject(termsShape).meta({ id: 'CancellationTerms' })

export const cancellationPolicyFields = z.strictObject({ name: displayName, ...termsShape })

export type CancellationTermsFields = z.infer<typeof cancellationTerms>
export type CancellationPolicyFields = z.infer<typeof cancellationPolicyFields>

export const settlementView = z
  .strictObject({
    refund: totalAmount.meta({ description: 'What goes back if the visit was paid.' }),
    fee: totalAmount.meta({ description: 'What is owed if it was not.' }),
    waived: z.boolean(),
  })
  .meta({ id: 'Settlement' })

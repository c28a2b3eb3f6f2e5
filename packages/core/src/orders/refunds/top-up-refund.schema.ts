import { z } from 'zod'
import { topUpId } from '../../base/wire.schema.ts'
import { topUpRefundPolicies } from '../../money/top-up-refund-policies.ts'
import { refundFaults, refundStepCodes } from '../../stored-value/top-up-refund-policy.ts'
import { refundDestination, refundReason, refundView } from './refund.schema.ts'

export const topUpRefundInput = z.strictObject({
  id: topUpId,
  fault: z.enum(refundFaults).meta({ description: 'Whose fault it is that the rest is not used.' }),
  destination: refundDestination.default('TENDERS'),
  reason: refundReason,
})

export const topUpRefundView = z
  .strictObject({
    topUpId,
    policy: z.enum(topUpRefundPolicies),
    deductedMinor: z.int().meta({ description: 'What is kept of what was paid.' }),
    refundMinor: z.int().meta({ description: 'What is paid back.' }),
    steps: z
      .array(
        z.strictObject({
          code: z.enum(refundStepCodes),
          value: z
            .int()
            .meta({ description: 'In minor units; of RATIO in basis points, of COOLING_OFF 1 within it and 0 after.' }),
          explanation: z.string(),
        }),
      )
      .meta({ description: 'How it was worked out, in that order.' }),
    refund: refundView,
  })
  .meta({ id: 'TopUpRefund', description: 'A top-up paid back under the policy of its location.' })

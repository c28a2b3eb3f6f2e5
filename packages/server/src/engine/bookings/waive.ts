import { type Actor, allows } from '@mendian/core'
import { cancelReason } from '@mendian/core/schemas'
import { z } from 'zod'
import type { Refusal } from '../refusal.ts'

/** Letting a customer off the terms of a booking, as an input takes it. */
export const waive: z.ZodDefault<z.ZodBoolean> = z
  .boolean()
  .default(false)
  .meta({ description: 'Look past the terms of the booking; needs the permission booking:override.' })

/** Why a booking is cancelled, as an input takes it. */
export const reasonToCancel: z.ZodDefault<typeof cancelReason> = cancelReason.default('CUSTOMER').meta({
  description:
    'STAFF, LOCATION and MISTAKE cost the customer nothing; where another reason would, they need the permission booking:override.',
})

/** Why the caller may not let the customer off, if so. */
export function refuseWaiver(
  input: { readonly waive: boolean },
  actor: Actor,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if (!input.waive || allows(actor, 'booking:override')) return undefined
  return { ok: false, refusal: { code: 'forbidden', details: { permission: 'booking:override' } } }
}

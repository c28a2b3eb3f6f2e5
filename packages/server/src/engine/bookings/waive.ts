import { type Actor, allows } from '@mendian/core'
import { z } from 'zod'
import type { Refusal } from '../refusal.ts'

/** Letting a customer off the terms of a booking, as an input takes it. */
export const waive: z.ZodDefault<z.ZodBoolean> = z
  .boolean()
  .default(false)
  .meta({ description: 'Look past the terms of the booking; needs the permission booking:override.' })

/** Why the caller may not let the customer off, if so. */
export function refuseWaiver(
  input: { readonly waive: boolean },
  actor: Actor,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if (!input.waive || allows(actor, 'booking:override')) return undefined
  return { ok: false, refusal: { code: 'forbidden', details: { permission: 'booking:override' } } }
}

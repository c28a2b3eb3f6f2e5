import {
  type Customer,
  type CustomerId,
  type Location,
  type LocationId,
  type ReadTransaction,
  refuseHold,
  type SlotHold,
  type VisitConfiguration,
  type WantedVisit,
} from '@mendian/core'
import type { Refusal } from '../refusal.ts'
import { hashHoldToken } from '../slot-holds/hold-token.ts'

interface Asking {
  readonly customerId?: CustomerId | undefined
  readonly holdToken?: string | undefined
}

/** For whom availability is asked: the hold of the token, and the customer named or else the holder. */
export async function loadWho(
  tx: ReadTransaction,
  { customerId, holdToken }: Asking,
): Promise<{ readonly hold: SlotHold | undefined; readonly customer: Customer | null | undefined }> {
  const [hold, named] = await Promise.all([
    holdToken === undefined ? undefined : tx.slotHolds.findByTokenHash(hashHoldToken(holdToken)),
    customerId === undefined ? null : tx.customers.find(customerId),
  ])
  if (customerId !== undefined || !hold || hold.customerId === null) return { hold, customer: named }
  return { hold, customer: await tx.customers.find(hold.customerId) }
}

/** The start that the hold keeps, which its holder can book however near it has come meanwhile. */
export function heldStart(
  hold: SlotHold,
  request: WantedVisit & { readonly locationId: LocationId; readonly customerId: CustomerId | null },
  timeZone: string,
  nowMs: number,
): number | undefined {
  const visit = { ...request, timeZone, startsAtMs: hold.startsAtMs }
  return refuseHold(hold, visit, nowMs) ? undefined : hold.startsAtMs
}

/** Nobody in particular is shown what a customer in good standing could book. */
export function forAnybody(configuration: VisitConfiguration): VisitConfiguration {
  return { ...configuration, location: { ...configuration.location, requireVerifiedContact: false } }
}

/** Nothing is booked at an archived location, or for an archived customer. */
export function refuseArchived(
  location: Location,
  customer: Customer | null,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  const records = [['Location', location] as const, ...(customer ? [['Customer', customer] as const] : [])]
  const archived = records.find(([, record]) => record.archivedAtMs !== null)
  if (!archived) return undefined
  const [kind, { id }] = archived
  return { ok: false, refusal: { code: 'reference_archived', details: { kind, id } } }
}

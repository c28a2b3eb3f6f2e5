import { type Location, present, type ReadTransaction, type WaitlistEntry, type WaitlistEntryId } from '@mendian/core'
import { notFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'
import { refuseVersion } from '../version.ts'

type Loaded =
  | { readonly ok: true; readonly entry: WaitlistEntry; readonly location: Location }
  | { readonly ok: false; readonly refusal: Refusal }

/** The waitlist entry at the version the caller has seen, with its location. */
export async function loadEntry(
  tx: ReadTransaction,
  id: WaitlistEntryId,
  expectedVersion: number | undefined,
): Promise<Loaded> {
  const entry = await tx.waitlistEntries.find(id)
  if (!entry) return notFound('WaitlistEntry', id)
  const conflict = refuseVersion(entry, expectedVersion)
  if (conflict) return conflict
  const location = present(await tx.locations.find(entry.locationId), 'an entry names a location that exists')
  return { ok: true, entry, location }
}

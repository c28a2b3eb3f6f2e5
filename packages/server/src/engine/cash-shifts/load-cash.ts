import {
  businessDate,
  type CashFlow,
  type CashShift,
  type CashShiftId,
  cashFlowOf,
  type LocalDate,
  type Location,
  type LocationId,
  type LockKey,
  noFlow,
  present,
  type ReadTransaction,
  type StaffId,
  shiftForCash,
} from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { WriteRun } from '../operation.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'

/** Why cash cannot be taken or given now. */
export const cashRefusals: readonly RefusalCode[] = ['cash_shift_required', 'cash_shift_overdue']

/** What moves in a location's drawer is decided one after another. */
export function drawerLock(locationId: LocationId): LockKey {
  return { kind: 'CASH_DRAWER', id: locationId }
}

/** What the books say moved in that shift; nothing where there is none. */
export async function loadFlow(tx: ReadTransaction, shift: CashShift | undefined): Promise<CashFlow> {
  return shift ? cashFlowOf(shift.id, await tx.cashShifts.drawerTotals([shift.id])) : noFlow
}

/** A shift with its place, under the lock of the drawer; undefined where there is no such shift. */
export async function loadShift(
  tx: ReadTransaction,
  id: CashShiftId,
  run: WriteRun,
): Promise<
  | {
      readonly shift: CashShift
      readonly flow: CashFlow
      readonly location: Location
      readonly businessDate: LocalDate
    }
  | undefined
> {
  const shift = await tx.cashShifts.find(id)
  if (!shift) return undefined
  run.requireLocks([drawerLock(shift.locationId)])
  const [found, flow] = await Promise.all([tx.locations.find(shift.locationId), loadFlow(tx, shift)])
  const location = present(found, 'a shift names a location that exists')
  return { shift, flow, location, businessDate: businessDate(location, run.nowMs) }
}

/** Why these people cannot be named, if so. */
export async function refuseStaff(
  tx: ReadTransaction,
  ids: readonly StaffId[],
): Promise<{ readonly ok: false; readonly refusal: Refusal } | undefined> {
  const found = await tx.staff.findMany([...new Set(ids)])
  for (const id of ids) {
    const person = found.find((row) => row.id === id)
    if (!person) return referenceNotFound('Staff', id)
    if (person.archivedAtMs !== null) {
      return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Staff', id } } }
    }
  }
  return undefined
}

/**
 * The open shift that cash goes into or comes out of at that location now; null where it does without. Takes the
 * drawer's lock, so that nobody counts meanwhile.
 */
export async function loadShiftForCash(
  tx: ReadTransaction,
  location: Location,
  run: WriteRun,
): Promise<ReturnType<typeof shiftForCash>> {
  if (location.cashShifts.use === 'OFF') return shiftForCash(location, undefined, '')
  run.requireLocks([drawerLock(location.id)])
  return shiftForCash(location, await tx.cashShifts.latest(location.id), businessDate(location, run.nowMs))
}

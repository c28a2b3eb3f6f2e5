import {
  addDays,
  DAY_MS,
  type LocationId,
  type Occupancy,
  type ReadTransaction,
  type Shift,
  type StaffId,
  toLocal,
} from '@mendian/core'

/** Shifts of the day before may still run, and those of two days may pass midnight. */
const shiftReachDays = 2

/** When these people work and what they are booked for around a time, transitions of a day included. */
export async function loadStaffTime(
  tx: ReadTransaction,
  staffIds: readonly StaffId[],
  time: { readonly fromMs: number; readonly toMs: number; readonly timeZone: string; readonly locationId?: LocationId },
  nowMs: number,
): Promise<{ readonly shifts: readonly Shift[]; readonly busy: readonly Occupancy[] }> {
  const [shifts, busy] = await Promise.all([
    tx.shifts.ofStaff({
      staffIds,
      fromDate: addDays(toLocal(time.timeZone, time.fromMs).date, -shiftReachDays),
      toDate: addDays(toLocal(time.timeZone, time.toMs).date, 1),
      ...(time.locationId === undefined ? {} : { locationId: time.locationId }),
    }),
    tx.occupancy.busy({ unitIds: staffIds, fromMs: time.fromMs - DAY_MS, toMs: time.toMs + DAY_MS, nowMs }),
  ])
  return { shifts, busy }
}

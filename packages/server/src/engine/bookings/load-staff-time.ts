import {
  addDays,
  DAY_MS,
  dayBounds,
  type LocationId,
  type Occupancy,
  type ReadTransaction,
  type Shift,
  type StaffId,
  toLocal,
} from '@mendian/core'

/** Shifts of the day before may still run, and those of two days may pass midnight. */
const shiftReachDays = 2

/** When these people work and what takes their time around a time: transitions of a day, and whole dates, included. */
export async function loadStaffTime(
  tx: ReadTransaction,
  staffIds: readonly StaffId[],
  time: { readonly fromMs: number; readonly toMs: number; readonly timeZone: string; readonly locationId?: LocationId },
  nowMs: number,
): Promise<{ readonly shifts: readonly Shift[]; readonly busy: readonly Occupancy[] }> {
  const { timeZone } = time
  const reach = {
    fromMs: Math.min(time.fromMs - DAY_MS, dayBounds(timeZone, toLocal(timeZone, time.fromMs).date).startMs),
    toMs: Math.max(time.toMs + DAY_MS, dayBounds(timeZone, toLocal(timeZone, time.toMs).date).endMs),
  }
  const [shifts, busy] = await Promise.all([
    tx.shifts.ofStaff({
      staffIds,
      fromDate: addDays(toLocal(timeZone, time.fromMs).date, -shiftReachDays),
      toDate: addDays(toLocal(timeZone, time.toMs).date, 1),
      ...(time.locationId === undefined ? {} : { locationId: time.locationId }),
    }),
    tx.occupancy.busy({ unitIds: staffIds, ...reach, nowMs }),
  ])
  return { shifts, busy }
}

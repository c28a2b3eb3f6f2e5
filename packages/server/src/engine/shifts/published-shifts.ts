import {
  addDays,
  type LocalDate,
  type ReadTransaction,
  type Shift,
  type ShiftState,
  type StaffId,
  shiftInterval,
} from '@mendian/core'
import { timeZonesOf } from '../places/time-zones.ts'

/** How far shifts of two dates may reach each other: a shift may end on the next day, and zones differ by up to a day. */
const reachDays = 3

/** Those people's shifts at all locations that could overlap shifts of these dates, each with its zone. */
export async function shiftsAround(
  tx: ReadTransaction,
  staffIds: readonly StaffId[],
  fromDate: LocalDate,
  toDate: LocalDate,
): Promise<readonly (Shift & { readonly timeZone: string })[]> {
  const published = await tx.shifts.ofStaff({
    staffIds,
    fromDate: addDays(fromDate, -reachDays),
    toDate: addDays(toDate, reachDays),
  })
  const zones = await timeZonesOf(
    tx,
    published.map((shift) => shift.locationId),
  )
  return published.map((shift) => ({ ...shift, timeZone: zones.of(shift.locationId) }))
}

/** A published shift with the person's other shifts and with what takes their time meanwhile. */
export async function loadShiftState(
  tx: ReadTransaction,
  shift: Shift,
  timeZone: string,
  nowMs: number,
): Promise<ShiftState> {
  const { startMs, endMs } = shiftInterval(shift, timeZone)
  const [around, busy] = await Promise.all([
    shiftsAround(tx, [shift.staffId], shift.date, shift.date),
    tx.occupancy.busy({ unitIds: [shift.staffId], fromMs: startMs, toMs: endMs, nowMs }),
  ])
  return { shift, timeZone, others: around.filter((other) => other.id !== shift.id), busy }
}

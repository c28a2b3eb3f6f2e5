import type { StaffId } from '../base/ids.ts'
import type { ImportedTime } from '../scheduling/import-busy-times.ts'

/** A time in which somebody is busy elsewhere. */
export interface BusyTime extends ImportedTime {
  /** For people; it is not imported. */
  readonly title?: string
}

/** Another calendar that tells when people are busy. It is asked outside transactions, and may be slow or fail. */
export interface BusyTimeSource {
  /** Names it among all sources: what it says replaces what the source of that name said before. */
  readonly name: string
  /**
   * All times of the person that overlap `[fromMs, toMs)`, whole, by start; none for somebody it does not know. The same
   * entry has the same `externalId` (at most 300 characters) each time. At most 500, each of at most 366 days.
   *
   * @throws when it cannot tell: an empty answer would free what is taken.
   */
  busyTimes(staffId: StaffId, fromMs: number, toMs: number): Promise<readonly BusyTime[]>
}

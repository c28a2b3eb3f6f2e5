import { present } from '../base/assert.ts'
import { addDays, type LocalDate, parseLocalTime } from '../time/local-time.ts'
import { toLocal } from '../time/zone.ts'
import type { Location } from './location.ts'

/** The business day an instant belongs to: sales before the location's cutover count towards the day before. */
export function businessDate(
  location: Pick<Location, 'timeZone' | 'businessDayCutover'>,
  instantMs: number,
): LocalDate {
  const local = toLocal(location.timeZone, instantMs)
  const cutoverMinute = present(parseLocalTime(location.businessDayCutover), 'the cutover is a local time')
  return local.minuteOfDay < cutoverMinute ? addDays(local.date, -1) : local.date
}

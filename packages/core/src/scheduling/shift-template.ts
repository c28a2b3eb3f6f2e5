import { present } from '../base/assert.ts'
import type { ShiftTemplateId, StaffId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import { type EmptyRange, emptyRange } from '../time/empty-range.ts'
import { addDays, isoWeekday, type LocalDate, parseLocalTime } from '../time/local-time.ts'
import { refuseShiftTimes, type ShiftTimes, type ShiftTimesRefusal } from './shift.ts'
import type { ShiftTemplateFields } from './shift-template.schema.ts'

/** A person's usual shift on a day of the week (班次模板): work only once shifts are published from it. */
export type ShiftTemplate = ConfigurationRecord<ShiftTemplateId, ShiftTemplateFields>

/** A shift that a template asks for on a date. */
export interface TemplateDate extends ShiftTimes {
  readonly templateId: ShiftTemplateId
  readonly staffId: StaffId
  readonly date: LocalDate
}

/** The times of a template in minutes. */
export function templateTimes(fields: Pick<ShiftTemplateFields, 'startTime' | 'endTime' | 'breaks'>): ShiftTimes {
  const minuteOf = (time: string): number => present(parseLocalTime(time), 'templates hold local times')
  return {
    startMinute: minuteOf(fields.startTime),
    endMinute: minuteOf(fields.endTime),
    breaks: fields.breaks.map((pause) => ({
      startMinute: minuteOf(pause.startTime),
      endMinute: minuteOf(pause.endTime),
    })),
  }
}

export type ShiftTemplateRefusal = ShiftTimesRefusal | { readonly code: 'range_empty'; readonly details: EmptyRange }

/** A template whose times make no shift, or that is valid never. */
export function refuseShiftTemplate(fields: ShiftTemplateFields): ShiftTemplateRefusal | undefined {
  const { validFrom, validTo } = fields
  if (validTo !== null && validTo < validFrom) {
    const fields = { from: '/validFrom', to: '/validTo', withLast: true }
    return { code: 'range_empty', details: emptyRange({ from: validFrom, to: validTo }, fields) }
  }
  return refuseShiftTimes(templateTimes(fields), 0)
}

/** What the templates ask for from `fromDate` to `toDate`, both included, by date and in the order of the templates. */
export function templateDates(
  templates: readonly ShiftTemplate[],
  fromDate: LocalDate,
  toDate: LocalDate,
): readonly TemplateDate[] {
  const wanted: TemplateDate[] = []
  for (let date = fromDate; date <= toDate; date = addDays(date, 1)) {
    const weekday = isoWeekday(date)
    for (const template of templates) {
      if (template.weekday !== weekday || date < template.validFrom) continue
      if (template.validTo !== null && date > template.validTo) continue
      wanted.push({ templateId: template.id, staffId: template.staffId, date, ...templateTimes(template) })
    }
  }
  return wanted
}

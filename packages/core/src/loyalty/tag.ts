import type { TagId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import { DAY_MS, dateOfEpochDay, isoWeekdayOfEpochDay, type LocalDate } from '../time/local-time.ts'
import type { TagFields } from './tag.schema.ts'

/** A label that customers have by what they do (标签). */
export type Tag = ConfigurationRecord<TagId, TagFields>

type RuleOf<K extends TagFields['rule']['kind']> = Omit<Extract<TagFields['rule'], { kind: K }>, 'days'>

/** Who has a tag at a moment, as storage is asked. */
export type TagAudience = { readonly fromMs: number } & (
  | Readonly<RuleOf<'SERVICE_COUNT'>>
  | Readonly<RuleOf<'SPENT'>>
  | (Readonly<RuleOf<'WEEKEND_SHARE'>> & { readonly weekendDates: readonly LocalDate[] })
)

/** Whoever has the tag at that moment. */
export function tagAudience({ rule }: Pick<Tag, 'rule'>, nowMs: number): TagAudience {
  const { days, ...asked } = rule
  const fromMs = nowMs - days * DAY_MS
  return asked.kind === 'WEEKEND_SHARE'
    ? { ...asked, fromMs, weekendDates: weekends(fromMs, nowMs) }
    : { ...asked, fromMs }
}

/** Saturdays and Sundays from then to then in any zone. */
function weekends(fromMs: number, toMs: number): readonly LocalDate[] {
  const first = Math.floor(fromMs / DAY_MS) - 1
  const last = Math.floor(toMs / DAY_MS) + 1
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return days.filter((day) => isoWeekdayOfEpochDay(day) >= 6).map(dateOfEpochDay)
}

import { MINUTE_MS, type Recurrence } from '@mendian/core'
import type { timeBlockInput } from '@mendian/core/schemas'
import type { z } from 'zod'
import { toMs } from '../instants.ts'
import type { InputFault } from '../refusal.ts'

type Given = z.output<typeof timeBlockInput>
type Repetition = NonNullable<Given['repeat']>

/** The field that is at fault when a repetition contradicts itself. */
export function repetitionFault({ repeat, startsAt, endsAt }: Given): InputFault | undefined {
  if (repeat === undefined) return undefined
  const fault = (pointer: string, message: string): InputFault => ({ pointer, code: 'custom', message })
  if ((repeat.until === undefined) === (repeat.count === undefined)) {
    return fault('/repeat/until', 'name either until or a count')
  }
  if (repeat.unit === 'DAYS' && repeat.weekdays !== undefined) return fault('/repeat/weekdays', 'weekdays are of WEEKS')
  if (toMs(startsAt) % MINUTE_MS !== 0) return fault('/startsAt', 'must be a whole minute where it repeats')
  return toMs(endsAt) % MINUTE_MS === 0 ? undefined : fault('/endsAt', 'must be a whole minute where it repeats')
}

/** A sound repetition as the rule that makes its dates. */
export function recurrenceOf({ every, unit, weekdays = [], until, count = 1 }: Repetition): Recurrence {
  return { every, unit, weekdays, end: until === undefined ? { count } : { until } }
}

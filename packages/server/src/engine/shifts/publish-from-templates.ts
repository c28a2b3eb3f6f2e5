import {
  dateRangeFields,
  daysBetween,
  emptyRange,
  type PublishTemplatesChanges,
  publishTemplates,
  type ReadTransaction,
  type ShiftTemplate,
  type StaffId,
  skipReasons,
  templateDates,
} from '@mendian/core'
import {
  dateOfInstants,
  idSchema,
  localDate,
  locationId,
  shiftId,
  shiftView as shiftSchema,
  staffId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { locationLock } from '../bookings/book-locks.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { shiftsAround } from './published-shifts.ts'
import { shiftView } from './shift-view.ts'

/** The longest range, and the most shifts, that one call publishes. */
const maxDays = 62
const maxShifts = 2000

const input = z.strictObject({
  locationId,
  staffIds: z
    .array(staffId)
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Only these people; everybody with a template when absent.' }),
  fromDate: dateOfInstants,
  toDate: dateOfInstants.meta({ description: 'The last date, this one included; at most 62 days in all.' }),
})
const skippedDate = z
  .strictObject({
    templateId: idSchema('ShiftTemplate'),
    staffId,
    date: localDate,
    reason: z.enum(skipReasons),
    shiftId: shiftId.nullable().meta({ description: 'The shift that is there already or in the way.' }),
  })
  .meta({ id: 'SkippedDate', description: 'A date that a template asks for and that got no shift.' })
const output = z
  .strictObject({ data: z.array(shiftSchema), skipped: z.array(skippedDate) })
  .meta({ id: 'ShiftsOfTemplates' })

/** Publishes the weekly shifts of a range of dates; what is there already is left alone, so it can be repeated. */
export const publishFromTemplates: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'shifts.publishFromTemplates',
  summary: 'Publish the shifts that templates ask for',
  http: ['POST', '/v1/shifts/publish-from-templates'],
  status: 201,
  input,
  output,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['reference_not_found', 'reference_archived', 'range_empty', 'range_too_long', 'answer_too_large'],
  locks: (given) => [
    locationLock(given.locationId),
    ...(given.staffIds ?? []).map((id) => ({ kind: 'STAFF', id }) as const),
  ],
  lockHint: (given) => `templates ${given.locationId}`,
  async run(tx, given, run) {
    const { fromDate, toDate } = given
    if (toDate < fromDate)
      return {
        ok: false,
        refusal: { code: 'range_empty', details: emptyRange({ from: fromDate, to: toDate }, dateRangeFields) },
      }
    if (daysBetween(fromDate, toDate) >= maxDays) {
      return { ok: false, refusal: { code: 'range_too_long', details: { maxDays } } }
    }
    const [location, templates] = await Promise.all([
      tx.locations.find(given.locationId),
      tx.shiftTemplates.ofLocation(given.locationId),
    ])
    if (!location) return referenceNotFound('Location', given.locationId)
    if (location.archivedAtMs !== null) {
      return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Location', id: location.id } } }
    }
    const only = given.staffIds && new Set<string>(given.staffIds)
    const dates = templateDates(
      templates.filter((template) => !only || only.has(template.staffId)),
      fromDate,
      toDate,
    )
    if (dates.length > maxShifts) {
      return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed: maxShifts } } }
    }
    const staffIds = given.staffIds ?? peopleOf(templates)
    run.requireLocks(staffIds.map((id) => ({ kind: 'STAFF', id }) as const))
    const people = await loadPeople(tx, staffIds, fromDate, toDate)
    const missing = staffIds.find((id) => !people.staff.has(id))
    if (missing !== undefined) return referenceNotFound('Staff', missing)
    const wanted = dates.map((date) => ({ ...date, id: run.ids.next('Shift') }))
    const decision = publishTemplates({ location, ...people }, { wanted }, run.nowMs)
    if (!decision.ok) return decision
    await tx.shifts.insertMany(decision.changes.shifts)
    return { ok: true, value: present(decision.changes, location.timeZone), subjectId: location.id }
  },
})

function peopleOf(templates: readonly ShiftTemplate[]): readonly StaffId[] {
  return [...new Set(templates.map((template) => template.staffId))]
}

async function loadPeople(tx: ReadTransaction, staffIds: readonly StaffId[], fromDate: string, toDate: string) {
  const [people, published] = await Promise.all([
    tx.staff.findMany(staffIds),
    shiftsAround(tx, staffIds, fromDate, toDate),
  ])
  return { staff: new Map(people.map((person) => [person.id, person])), published }
}

function present({ shifts, skipped }: PublishTemplatesChanges, timeZone: string): z.output<typeof output> {
  return { data: shifts.map((shift) => shiftView(shift, timeZone)), skipped: [...skipped] }
}

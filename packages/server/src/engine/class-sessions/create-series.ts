import { changesOf, createClassSeries, formatInstant, recurrenceStarts } from '@mendian/core'
import { classSeriesInput, classSeriesResult } from '@mendian/core/schemas'
import { visitHint } from '../bookings/book-locks.ts'
import { takeTime } from '../bookings/take-time.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { announceClassSession } from './class-session-view.ts'
import { loadClassState } from './load-class-state.ts'
import { refusePolicy } from './refuse-policy.ts'

/** Plans a class again and again in one transaction; each is a class of its own from then on. */
export const createSeries: WriteOperation<typeof classSeriesInput, typeof classSeriesResult> = defineWrite({
  name: 'classSessions.createSeries',
  summary: 'Plan a class that repeats',
  http: ['POST', '/v1/class-sessions/series'],
  status: 201,
  input: classSeriesInput,
  output: classSeriesResult,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: [
    'recurrence_invalid',
    'series_conflict',
    'reference_not_found',
    'reference_archived',
    'service_too_long',
    'currency_mismatch',
    'staff_not_qualified',
    'resource_not_at_location',
  ],
  locks: () => [],
  lockHint: (input) => visitHint(input.locationId, [input]),
  async run(tx, input, run) {
    const { startsAt, name, rule, mode, ...rest } = input
    const location = await tx.locations.find(input.locationId)
    if (!location) return referenceNotFound('Location', input.locationId)
    const { timeZone } = location
    const starts = recurrenceStarts(rule, timeZone, toMs(startsAt))
    if (!starts.ok) return starts
    const policyId = rest.cancellationPolicyId ?? null
    const unknown = await refusePolicy(tx, policyId)
    if (unknown) return unknown
    const wish = {
      ...rest,
      durationMinutes: rest.durationMinutes ?? null,
      price: rest.price ?? null,
      cancellationPolicyId: policyId,
      resourceRequirements: rest.resourceRequirements ?? null,
    }
    const span = { fromMs: Math.min(...starts.startsAtMs), toMs: Math.max(...starts.startsAtMs) }
    const state = await loadClassState(tx, wish, span, run)
    if (!state) return referenceNotFound('Location', input.locationId)
    const seriesId = run.ids.next('ClassSeries')
    const classes = starts.startsAtMs.map((startsAtMs, index) => ({
      occurrence: index + 1,
      startsAtMs,
      classSessionId: run.ids.next('ClassSession'),
    }))
    const decision = createClassSeries(state, { ...wish, name: name ?? null, seriesId, mode, classes }, run.nowMs)
    if (!decision.ok) return decision
    const planned = changesOf(decision.changes)
    await tx.classSessions.insertMany(planned.map(({ session }) => session))
    const rows = {
      occupancy: planned.flatMap((each) => each.occupancy),
      claims: planned.flatMap((each) => each.claims),
    }
    await takeTime(tx, rows, run.nowMs)
    const occurrences = decision.changes.map(({ occurrence: { occurrence, startsAtMs }, changes, refusal }) => ({
      occurrence,
      startsAt: formatInstant(timeZone, startsAtMs),
      refusal: refusal && { code: refusal.code, details: { ...refusal.details } },
      classSessionId: changes?.session.id ?? null,
    }))
    return {
      ok: true,
      value: { seriesId, occurrences },
      subjectId: seriesId,
      announcements: decision.events.map((event) => announceClassSession(event, timeZone)),
    }
  },
})

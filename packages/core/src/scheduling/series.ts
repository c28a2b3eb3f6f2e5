import { accept, type Decision, type RefusalOf } from '../base/decision.ts'
import { formatInstant, type TimeZoneId } from '../time/zone.ts'

/** Whether one conflict refuses a whole series, or is passed over. */
export const seriesModes = ['ALL_OR_NOTHING', 'SKIP_CONFLICTS'] as const

export type SeriesMode = (typeof seriesModes)[number]

/** One of a series, counted from 1. */
export interface Occurrence {
  readonly occurrence: number
  readonly startsAtMs: number
}

/** What an occurrence came to: the changes, or why there are none. */
export interface OccurrenceOutcome<O extends Occurrence, Changes> {
  readonly occurrence: O
  readonly changes: Changes | null
  readonly refusal: RefusalOf<string, object> | null
}

/** Why nothing of a series is done: what stands in the way of each occurrence that something does. */
export type SeriesConflict = RefusalOf<
  'series_conflict',
  { conflicts: readonly { occurrence: number; startsAt: string; code: string; details: object }[] }
>

/** Refusals that each occurrence would meet alike: they are of the request, and told as they are. */
const ofTheRequest: ReadonlySet<string> = new Set([
  'reference_not_found',
  'reference_archived',
  'customer_blocked',
  'contact_not_verified',
  'address_required',
  'address_not_expected',
  'not_offered_at_location',
  'location_type_not_offered',
  'add_on_not_offered',
  'add_on_group_incomplete',
  'add_on_limit_exceeded',
  'service_too_long',
  'currency_mismatch',
  'staff_not_qualified',
  'staff_not_bookable',
  'no_qualified_staff',
  'resource_not_at_location',
])

/**
 * Decides about one occurrence after another, each seeing the changes of those before it. Refuses what refuses every
 * occurrence; then, where all or nothing is wanted, any conflict; and otherwise a series of which nothing can be done.
 */
export function decideSeries<O extends Occurrence, Changes, Event, Refusal extends RefusalOf<string, object>>(
  occurrences: readonly O[],
  { mode, timeZone }: { readonly mode: SeriesMode; readonly timeZone: TimeZoneId },
  decide: (occurrence: O, earlier: readonly Changes[]) => Decision<Changes, Event, Refusal>,
): Decision<readonly OccurrenceOutcome<O, Changes>[], Event, Refusal | SeriesConflict> {
  const outcomes: OccurrenceOutcome<O, Changes>[] = []
  const earlier: Changes[] = []
  const events: Event[] = []
  for (const occurrence of occurrences) {
    const decision = decide(occurrence, earlier)
    if (decision.ok) {
      earlier.push(decision.changes)
      events.push(...decision.events)
      outcomes.push({ occurrence, changes: decision.changes, refusal: null })
    } else if (ofTheRequest.has(decision.refusal.code)) return decision
    else outcomes.push({ occurrence, changes: null, refusal: decision.refusal })
  }
  const isRefused = mode === 'ALL_OR_NOTHING' ? earlier.length < outcomes.length : earlier.length === 0
  if (!isRefused) return accept(outcomes, events)
  const conflicts = outcomes.flatMap(({ occurrence: { occurrence, startsAtMs }, refusal }) =>
    refusal ? [{ occurrence, startsAt: formatInstant(timeZone, startsAtMs), ...refusal }] : [],
  )
  return { ok: false, refusal: { code: 'series_conflict', details: { conflicts } } }
}

/** What the occurrences changed, in their order. */
export function changesOf<Changes>(outcomes: readonly OccurrenceOutcome<Occurrence, Changes>[]): readonly Changes[] {
  return outcomes.map(({ changes }) => changes).filter((changes) => changes !== null)
}

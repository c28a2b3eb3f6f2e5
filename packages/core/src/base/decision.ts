/**
 * What a command comes to: the changes to store and the events to announce, or the reason for refusing.
 * A refusal is a value: the caller asked for something the rules do not allow, and nothing has changed.
 */
export type Decision<Changes, Event, Refusal> =
  | { readonly ok: true; readonly changes: Changes; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** A command refused: a stable code, and details that say what stood in the way. */
export interface RefusalOf<Code extends string, Details extends object = Record<never, never>> {
  readonly code: Code
  readonly details: Details
}

/** The accepted decision. */
export function accept<Changes, Event>(
  changes: Changes,
  events: readonly Event[],
): { readonly ok: true; readonly changes: Changes; readonly events: readonly Event[] } {
  return { ok: true, changes, events }
}

/** The refused decision. */
export function refuse<const Code extends string, const Details extends object>(
  code: Code,
  details: Details,
): { readonly ok: false; readonly refusal: RefusalOf<Code, Details> } {
  return { ok: false, refusal: { code, details } }
}

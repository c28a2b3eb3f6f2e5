import { assert } from '@mendian/core'

/** What a list by start and id goes on after: `<startsAtMs>:<id>` of the last row seen. */
export function parseStartAndId(after: string): { readonly startsAtMs: number; readonly id: string } {
  const colon = after.indexOf(':')
  const startsAtMs = Number(after.slice(0, colon))
  assert(colon > 0 && Number.isSafeInteger(startsAtMs), 'a page by start goes on after <startsAtMs>:<id>')
  return { startsAtMs, id: after.slice(colon + 1) }
}

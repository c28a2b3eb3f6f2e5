import type { Ids } from '@mendian/core'

export interface RepeatableIds extends Ids {
  /** From here on the ids come again that came before, in the same order, and new ones after them. */
  rewind(): void
}

/**
 * Ids for work that is started again: what its first attempt made and then asked to lock by its id, the next attempt
 * makes with the same id, and holds the lock.
 */
export function repeatableIds(ids: Ids): RepeatableIds {
  const made = new Map<string, string[]>()
  const used = new Map<string, number>()
  function again(kind: string, make: () => string): string {
    const known = made.get(kind) ?? []
    const position = used.get(kind) ?? 0
    const id = known[position] ?? make()
    if (position === known.length) made.set(kind, [...known, id])
    used.set(kind, position + 1)
    return id
  }
  return {
    next: (kind) => again(kind, () => ids.next(kind)) as ReturnType<typeof ids.next<typeof kind>>,
    redemptionCode: () => again('redemptionCode', () => ids.redemptionCode()),
    rewind: () => used.clear(),
  }
}

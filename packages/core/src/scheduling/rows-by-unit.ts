interface UnitRow {
  readonly ownerId: string
  readonly startMs: number
}

/** Rows by their unit, each unit's by start. Storage gives them in that order, in which they are only cut apart. */
export function rowsByUnit<T extends UnitRow>(
  rows: readonly T[],
  unitOf: (row: T) => string,
  exceptOwnerId?: string,
): ReadonlyMap<string, readonly T[]> {
  const wanted = exceptOwnerId === undefined ? rows : rows.filter((row) => row.ownerId !== exceptOwnerId)
  const units = new Map<string, T[]>()
  const unsorted = new Set<string>()
  for (let from = 0; from < wanted.length; ) {
    const first = wanted[from] as T
    const unit = unitOf(first)
    let lastMs = first.startMs
    let to = from + 1
    for (; to < wanted.length; to += 1) {
      const row = wanted[to] as T
      if (unitOf(row) !== unit) break
      if (row.startMs < lastMs) unsorted.add(unit)
      lastMs = row.startMs
    }
    const known = units.get(unit)
    if (known) {
      unsorted.add(unit)
      for (let index = from; index < to; index += 1) known.push(wanted[index] as T)
    } else {
      units.set(unit, wanted.slice(from, to))
    }
    from = to
  }
  for (const unit of unsorted) units.get(unit)?.sort((a, b) => a.startMs - b.startMs)
  return units
}

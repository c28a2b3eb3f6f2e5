/** Half-open: `startMs` belongs to it, `endMs` does not. Empty when `endMs <= startMs`; an empty one overlaps nothing. */
export interface Interval {
  readonly startMs: number
  readonly endMs: number
}

/** Whether some instant belongs to both. Touching intervals don't overlap. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Math.max(a.startMs, b.startMs) < Math.min(a.endMs, b.endMs)
}

/** Whether every instant of `inner` belongs to `outer`. An empty `inner` lies in anything. */
export function contains(outer: Interval, inner: Interval): boolean {
  if (inner.endMs <= inner.startMs) return true
  return outer.startMs <= inner.startMs && inner.endMs <= outer.endMs
}

/** The same instants as a normal list: sorted, no empty intervals, touching and overlapping ones merged. */
export function normalize(list: readonly Interval[]): Interval[] {
  if (isNormal(list)) return list.slice()
  const sorted = list.filter((item) => item.startMs < item.endMs).sort((a, b) => a.startMs - b.startMs)
  const merged: Interval[] = []
  let last: Interval | undefined
  for (const item of sorted) {
    if (last !== undefined && item.startMs <= last.endMs) {
      last = { startMs: last.startMs, endMs: Math.max(last.endMs, item.endMs) }
      merged[merged.length - 1] = last
    } else {
      last = { startMs: item.startMs, endMs: item.endMs }
      merged.push(last)
    }
  }
  return merged
}

function isNormal(list: readonly Interval[]): boolean {
  let pastMs = Number.NEGATIVE_INFINITY
  for (const { startMs, endMs } of list) {
    if (startMs <= pastMs || endMs <= startMs) return false
    pastMs = endMs
  }
  return true
}

/** The instants of either list, as a normal list. */
export function union(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return normalize([...a, ...b])
}

/** The instants of both lists, as a normal list. The lists may be in any order. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const left = normalize(a)
  const right = normalize(b)
  const common: Interval[] = []
  let i = 0
  let j = 0
  for (;;) {
    const x = left[i]
    const y = right[j]
    if (x === undefined || y === undefined) return common
    const startMs = Math.max(x.startMs, y.startMs)
    const endMs = Math.min(x.endMs, y.endMs)
    if (startMs < endMs) common.push({ startMs, endMs })
    if (x.endMs < y.endMs) i += 1
    else j += 1
  }
}

/** The instants of `list` that are not in `busy`, as a normal list. The lists may be in any order. */
export function subtract(list: readonly Interval[], busy: readonly Interval[]): Interval[] {
  const blocks = normalize(busy)
  const free: Interval[] = []
  let next = 0
  for (const item of normalize(list)) {
    let cursorMs = item.startMs
    for (;;) {
      const block = blocks[next]
      if (block === undefined || block.startMs >= item.endMs) break
      if (block.startMs > cursorMs) free.push({ startMs: cursorMs, endMs: block.startMs })
      cursorMs = Math.max(cursorMs, block.endMs)
      // A block that reaches past this item may also cut the next one.
      if (block.endMs > item.endMs) break
      next += 1
    }
    if (cursorMs < item.endMs) free.push({ startMs: cursorMs, endMs: item.endMs })
  }
  return free
}

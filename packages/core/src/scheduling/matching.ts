/**
 * Whether every item can have one of its options while no option is had by more items than its capacity. Options are
 * numbers of any kind; `capacityOf` says how many may share one. Exact: augmenting paths.
 */
export function canMatch(
  items: readonly (readonly number[])[],
  capacityOf: (option: number) => number = () => 1,
): boolean {
  const holders = new Map<number, number[]>()
  return items.every((_, item) => finds(item, items, holders, capacityOf, new Set()))
}

function finds(
  item: number,
  items: readonly (readonly number[])[],
  holders: Map<number, number[]>,
  capacityOf: (option: number) => number,
  tried: Set<number>,
): boolean {
  for (const option of items[item] ?? []) {
    if (tried.has(option)) continue
    tried.add(option)
    let held = holders.get(option)
    if (held === undefined) {
      held = []
      holders.set(option, held)
    }
    if (held.length < capacityOf(option)) {
      held.push(item)
      return true
    }
    const leaving = held.findIndex((holder) => finds(holder, items, holders, capacityOf, tried))
    if (leaving < 0) continue
    held[leaving] = item
    return true
  }
  return false
}

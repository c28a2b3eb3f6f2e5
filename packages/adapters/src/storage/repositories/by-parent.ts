/** Children by the parent they name, in their order, each without that name: how lists of lists are put together. */
export function byParent<C extends object, K extends keyof C>(
  children: readonly C[],
  key: K,
): (parent: string) => readonly Omit<C, K>[] {
  const byKey = new Map<unknown, Omit<C, K>[]>()
  for (const { [key]: parent, ...child } of children) {
    const siblings = byKey.get(parent)
    if (siblings) siblings.push(child)
    else byKey.set(parent, [child])
  }
  return (parent) => byKey.get(parent) ?? []
}

/** These rows, those that took their place, and so on. */
export async function follow<R extends { readonly id: string }>(
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<readonly R[]>,
  nextOf: (row: R) => string | null,
): Promise<ReadonlyMap<string, R>> {
  const found = new Map<string, R>()
  let wanted = [...new Set(ids)]
  while (wanted.length > 0) {
    const rows = await find(wanted)
    for (const row of rows) found.set(row.id, row)
    wanted = [...new Set(rows.flatMap((row) => nextOf(row) ?? []))].filter((id) => !found.has(id))
  }
  return found
}

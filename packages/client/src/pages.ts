import type { Input } from './request.ts'

interface Page {
  readonly data: readonly unknown[]
  readonly nextCursor: string | null
}

/** Everything a list holds, page by page as it is asked for. */
export async function* itemsOf(
  list: (input: Input) => Promise<unknown>,
  input: Input,
): AsyncGenerator<unknown, void, undefined> {
  let next = input
  for (;;) {
    const { data, nextCursor } = (await list(next)) as Page
    yield* data
    if (nextCursor === null) return
    next = { ...input, cursor: nextCursor }
  }
}

import { z } from 'zod'
import type { Result } from './operation.ts'
import type { InputFault } from './refusal.ts'

/** What a list takes. */
export interface PageInput {
  /** 1–200; 50 when absent. */
  readonly limit?: number
  readonly cursor?: string
}

/** What a list answers. */
export interface Page<T> {
  readonly data: readonly T[]
  readonly nextCursor: string | null
}

/** The schema of a page of `item`s. */
export function pageOf<T extends z.ZodType>(
  name: string,
  item: T,
): z.ZodObject<{ data: z.ZodArray<T>; nextCursor: z.ZodNullable<z.ZodString> }> {
  return z
    .strictObject({
      data: z.array(item),
      nextCursor: z
        .string()
        .nullable()
        .meta({ description: 'Give it as `cursor` for the next page; null at the end.' }),
    })
    .meta({ id: `${name}Page` })
}

/** Reads a page by keyset: one row more than asked for tells whether another page follows. */
export async function readPage<R, V>(
  input: { readonly limit: number; readonly cursor?: string | undefined },
  rows: (page: { limit: number; after?: string }) => Promise<readonly R[]>,
  keyOf: (row: R) => string,
  view: (row: R) => V,
  form: CursorForm = 'ID',
): Promise<Result<{ data: V[]; nextCursor: string | null }>> {
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, form)
  if (input.cursor !== undefined && after === undefined) {
    const fault: InputFault = {
      pointer: '/cursor',
      code: 'invalid_cursor',
      message: 'must be a nextCursor of this list',
    }
    return { ok: false, refusal: { code: 'invalid_request', details: { errors: [fault] } } }
  }
  const found = await rows({ limit: input.limit + 1, ...(after === undefined ? {} : { after }) })
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  const nextCursor = found.length > input.limit && last !== undefined ? encodeCursor(keyOf(last)) : null
  return { ok: true, value: { data: page.map(view), nextCursor } }
}

function encodeCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url')
}

/** What a list goes on after: an id, a start and an id, an id and a number or a unit within it, or an account. */
type CursorForm = 'ID' | 'START_AND_ID' | 'ID_AND_NUMBER' | 'ID_AND_UNIT' | 'ACCOUNT'

const keyForms: Readonly<Record<CursorForm, RegExp>> = {
  ID: /^[a-z]{3}_[0-9a-z]{1,40}$/,
  START_AND_ID: /^-?\d{1,15}:[a-z]{3}_[0-9a-z]{1,40}$/,
  ID_AND_NUMBER: /^[a-z]{3}_[0-9a-z]{1,40}:\d{1,6}$/,
  ID_AND_UNIT: /^[a-z]{3}_[0-9a-z]{1,40}:[A-Z]{3,5}$/,
  ACCOUNT: /^[a-z]{3}_[0-9a-z]{1,40}:[A-Z_]{1,40}:[A-Z]{3,5}$/,
}

/** Only keys of the list's own form are let through to a query. */
function decodeCursor(cursor: string, form: CursorForm): string | undefined {
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(cursor)) return undefined
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  return keyForms[form].test(key) ? key : undefined
}

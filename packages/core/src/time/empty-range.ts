/** A range whose end comes too early, and the field that is to be mended. */
export interface EmptyRange {
  readonly from: string
  readonly to: string
  /** The end of the range, as the request names it. */
  readonly errors: readonly [{ readonly pointer: string; readonly code: 'range_empty'; readonly message: string }]
}

/** That a range is empty: from and to by their pointers in the request; a range of days has its last day in it. */
export function emptyRange(
  { from, to }: { readonly from: string; readonly to: string },
  fields: { readonly from: string; readonly to: string; readonly withLast?: boolean },
): EmptyRange {
  const message = `must ${fields.withLast ? 'not be before' : 'be after'} ${fields.from.split('/').at(-1)}`
  return { from, to, errors: [{ pointer: fields.to, code: 'range_empty', message }] }
}

/** Of days, the last one included. */
export const dateRangeFields = { from: '/fromDate', to: '/toDate', withLast: true } as const

/** Of instants, the end not included. */
export const instantRangeFields = { from: '/from', to: '/to' } as const

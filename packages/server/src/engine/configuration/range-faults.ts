import { parseInstant, present } from '@mendian/core'
import type { InputFault } from '../refusal.ts'

type Fields = Readonly<Record<string, unknown>>

/** The ranges that records and what is within them have: from, to, and what is wrong where the end is too early. */
const ranges: readonly {
  readonly from: string
  readonly to: string
  readonly isInOrder: (from: string, to: string) => boolean
  readonly message: string
}[] = [
  {
    from: 'validFrom',
    to: 'validUntil',
    isInOrder: (from, to) => instantOf(from) < instantOf(to),
    message: 'must be after validFrom',
  },
  { from: 'fromDate', to: 'toDate', isInOrder: (from, to) => from <= to, message: 'must not be before fromDate' },
]

function instantOf(text: string): number {
  return present(parseInstant(text), 'the schema lets only instants pass')
}

/**
 * The ends that come before their beginnings, however deep they are. Asked of whole records: a change may name one end
 * alone.
 */
export function rangeFaults(value: unknown, pointer = ''): readonly InputFault[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : faultsOf(value as Fields, pointer)
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => rangeFaults(inner, `${pointer}/${name}`))]
}

function faultsOf(fields: Fields, pointer: string): readonly InputFault[] {
  return ranges.flatMap(({ from, to, isInOrder, message }) => {
    const [begin, end] = [fields[from], fields[to]]
    if (typeof begin !== 'string' || typeof end !== 'string' || isInOrder(begin, end)) return []
    return [{ pointer: `${pointer}/${to}`, code: 'invalid_range', message }]
  })
}

import type { z } from 'zod'
import type { InputFault } from './refusal.ts'

/** The input as its schema gives it, or its faults with pointers. */
export function parseInput<I extends z.ZodType>(
  schema: I,
  input: unknown,
): { readonly ok: true; readonly input: z.output<I> } | { readonly ok: false; readonly errors: readonly InputFault[] } {
  const parsed = schema.safeParse(input)
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, errors: inputFaults(parsed.error.issues) }
}

/** At most this many faults are told at once. */
const maxFaults = 20

/** Schema issues as faults, each with an RFC 6901 pointer; an unknown key is pointed at itself. */
export function inputFaults(issues: readonly z.core.$ZodIssue[]): readonly InputFault[] {
  const faults: InputFault[] = []
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        faults.push({
          pointer: pointerOf([...issue.path, key]),
          code: 'unrecognized_key',
          message: 'is not a field here',
        })
      }
    } else {
      faults.push({ pointer: pointerOf(issue.path), code: issue.code, message: faultMessage(issue) })
    }
  }
  return faults.slice(0, maxFaults)
}

/** What to do about it, in words that do not ask to know the schema library's. */
function faultMessage(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message
  if (issue.message.endsWith('received undefined')) return 'is required'
  if (issue.expected === 'int') return 'must be a whole number'
  return `must be ${issue.expected === 'array' || issue.expected === 'object' ? 'an' : 'a'} ${issue.expected}`
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 100)}`).join('')
}

import type { z } from 'zod'
import type { InputFault } from './refusal.ts'

type Issue = z.core.$ZodIssue
type UnionIssue = Extract<Issue, { readonly code: 'invalid_union' }>
type Path = readonly PropertyKey[]

/** At most this many faults are told at once. */
const maxFaults = 20

/**
 * Schema issues as faults, each with an RFC 6901 pointer; an unknown key is pointed at itself, and of what may have
 * several forms the faults are those of the form it comes nearest to.
 *
 * @param input what the issues were found in
 */
export function inputFaults(issues: readonly Issue[], input: unknown): readonly InputFault[] {
  return issues.flatMap((issue) => faultsOf(issue, [], input)).slice(0, maxFaults)
}

function faultsOf(issue: Issue, above: Path, input: unknown): readonly InputFault[] {
  const path = [...above, ...issue.path]
  const pointer = pointerOf(path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...path, key]),
      code: 'unrecognized_key',
      message: 'is not a field here',
    }))
  }
  if (isAbsent(input, path)) return [{ pointer, code: 'invalid_type', message: 'is required' }]
  if (issue.code === 'invalid_union') return unionFaults(issue, path, input)
  return [{ pointer, code: issue.code, message: messageOf(issue) }]
}

/** Whether nothing stands at the path of something that does. */
function isAbsent(input: unknown, path: Path): boolean {
  let value = input
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return false
    value = (value as Readonly<Record<PropertyKey, unknown>>)[part]
  }
  return path.length > 0 && value === undefined
}

/** What to do about it, in words that do not ask to know the schema library's. */
function messageOf(issue: Issue): string {
  if (issue.code === 'invalid_value') return `must be ${oneOf(issue.values)}`
  if (issue.code !== 'invalid_type') return issue.message
  if (issue.expected === 'int') return 'must be a whole number'
  return `must be ${issue.expected === 'array' || issue.expected === 'object' ? 'an' : 'a'} ${issue.expected}`
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.map((value) => JSON.stringify(value))
  return shown.length === 1 ? shown.join() : `one of ${shown.join(', ')}`
}

/** The faults of what fits none of the forms it may have. */
function unionFaults(issue: UnionIssue, path: Path, input: unknown): readonly InputFault[] {
  const pointer = pointerOf(path)
  const fault = (message: string): InputFault => ({ pointer, code: 'invalid_union', message })
  // Told apart by a field, none of whose values it has.
  if ('options' in issue && issue.options) return [fault(`must be ${oneOf(issue.options)}`)]
  const forms = issue.errors.filter((form) => form.length > 0)
  const ofItsType = forms.filter((form) => !form.some(isOfWhole))
  if (ofItsType.length === 0) {
    return [fault(issue.message === 'Invalid input' ? `must be ${formsOf(forms)}` : issue.message)]
  }
  const ofItsKind = ofItsType.filter((form) => !form.some(isOfKind))
  if (ofItsKind.length === 0) return [kindFault(ofItsType, path, input)]
  const told = ofItsKind.map((form) => form.flatMap((inner) => faultsOf(inner, path, input)))
  const fewest = Math.min(...told.map((faults) => faults.length))
  const nearest = told.filter((faults) => faults.length === fewest)
  const [only] = nearest
  if (only && nearest.length === 1) return only
  const inside = (one: InputFault): string => `${one.pointer.slice(pointer.length)} ${one.message}`
  return [fault(nearest.map((faults) => faults.map(inside).join(', ')).join('; or '))]
}

/** Whether the fault is of the whole, which is then of another type. */
function isOfWhole(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code !== 'unrecognized_keys'
}

/** Whether the fault is of a field by which forms are told apart. */
function isOfKind(issue: Issue): boolean {
  return issue.path.length === 1 && issue.code === 'invalid_value'
}

function formsOf(forms: readonly (readonly Issue[])[]): string {
  const told = forms.map((form) => form.filter(isOfWhole).map((issue) => messageOf(issue).replace(/^must be /, '')))
  return [...new Set(told.map((messages) => messages.join(' and ')))].join('; or ')
}

/** Its kind is that of no form: the kinds there are. */
function kindFault(forms: readonly (readonly Issue[])[], path: Path, input: unknown): InputFault {
  const kinds = forms.flatMap((form) => form.filter(isOfKind))
  const [first] = kinds
  const field = [...path, ...(first?.path ?? [])]
  const pointer = pointerOf(field)
  if (isAbsent(input, field)) return { pointer, code: 'invalid_type', message: 'is required' }
  const values = kinds.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : []))
  return { pointer, code: 'invalid_union', message: `must be ${oneOf([...new Set(values)])}` }
}

function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 100)}`).join('')
}

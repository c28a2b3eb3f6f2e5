import { mergePatch } from '@mendian/core/schemas'
import type { z } from 'zod'
import { parseInput } from './input.ts'
import type { Result } from './operation.ts'

/** The fields with a patch merged in, checked as though they were new; the faults are of the whole. */
export function patched<F extends z.ZodObject>(
  fields: F,
  current: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): Result<z.output<F>> {
  const parsed = parseInput(fields, mergePatch(fields, current, patch))
  if (parsed.ok) return { ok: true, value: parsed.input }
  return { ok: false, refusal: { code: 'invalid_request', details: { errors: parsed.errors } } }
}

import type { z } from 'zod'
import { inputFaults } from './input-faults.ts'
import type { InputFault } from './refusal.ts'

/** The input as its schema gives it, or its faults with pointers. */
export function parseInput<I extends z.ZodType>(
  schema: I,
  input: unknown,
): { readonly ok: true; readonly input: z.output<I> } | { readonly ok: false; readonly errors: readonly InputFault[] } {
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, errors: inputFaults(parsed.error.issues, input) }
}

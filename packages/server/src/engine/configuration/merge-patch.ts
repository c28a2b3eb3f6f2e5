import { z } from 'zod'

/**
 * The schema of a merge patch (RFC 7396) of these fields: every field optional, no defaults filled in; null clears a
 * field that may be absent or null.
 */
export function patchSchema<F extends z.ZodObject>(fields: F): z.ZodObject {
  const shape: Record<string, z.ZodType> = {}
  for (const [name, schema] of Object.entries(fields.shape)) {
    shape[name] = patchField(schema as z.ZodType)
  }
  return z.strictObject(shape)
}

function patchField(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault) return patchField(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodOptional) return (schema.unwrap() as z.ZodType).nullable().optional()
  return schema.optional()
}

/** `current` with the patch merged in: given fields replace, null removes a field that may be absent. */
export function mergePatch<F extends z.ZodObject>(
  fields: F,
  current: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(fields.shape)) {
    const value = patch[name] === undefined ? current[name] : patch[name]
    const removed = value === null && schema instanceof z.ZodOptional
    if (value !== undefined && !removed) merged[name] = value
  }
  return merged
}

import { z } from 'zod'
import type { Operation } from '../engine/operation.ts'

/** The parts of a request that an operation's input is made from. */
export interface RequestParts {
  readonly params: z.ZodObject | undefined
  readonly query: z.ZodObject | undefined
  readonly body: z.ZodObject | undefined
}

/** The names in braces of a path such as `/v1/bookings/{id}`. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

/** Splits an operation's input: what the path names, and the rest from the query or the body. */
export function requestParts(operation: Operation): RequestParts {
  const [method, path] = operation.http
  const named = new Set(pathParameters(path))
  const shape = Object.entries(operation.input.shape)
  const params = named.size === 0 ? undefined : objectOf(shape.filter(([name]) => named.has(name)))
  // Whole, so that the rules between its fields hold too.
  const rest = named.size === 0 ? operation.input : objectOf(shape.filter(([name]) => !named.has(name)))
  if (method === 'GET' || method === 'DELETE') return { params, query: rest, body: undefined }
  return { params, query: undefined, body: rest }
}

function objectOf(entries: readonly (readonly [string, z.core.$ZodType])[]): z.ZodObject {
  return z.strictObject(Object.fromEntries(entries))
}

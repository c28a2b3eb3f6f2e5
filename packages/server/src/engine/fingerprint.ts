import { createHash } from 'node:crypto'
import type { Actor } from '@mendian/core'

/** Fields of few digits, which could be found out by trying them all against the hash. */
const guessable: ReadonlySet<string> = new Set(['pin'])

/** SHA-256 of what a write is: the operation, who asks, and the input in canonical form, PINs left out. */
export function fingerprint(operation: string, actor: Pick<Actor, 'kind' | 'id'>, input: unknown): string {
  const text = `${operation}\n${actor.kind}:${actor.id}\n${canonicalJson(input, guessable)}`
  return createHash('sha256').update(text).digest('hex')
}

/** JSON with the keys of every object in order, so that equal values have equal text. */
export function canonicalJson(value: unknown, without: ReadonlySet<string> = new Set()): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (without.has(key)) return undefined
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    const entries = Object.entries(part)
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return Object.fromEntries(entries)
  })
}

import { isDeepStrictEqual } from 'node:util'
import { assert } from '@mendian/core'
import { z } from 'zod'

/** A JSON Schema, or a piece of a document that holds some. */
export type JsonObject = { readonly [key: string]: unknown }

/** Which side of an operation a schema describes: what callers send, or what they get. */
export type Direction = 'input' | 'output'

/** Gathers the schemas of a document by name while it is put together. */
export interface SchemaCollection {
  /** The schema in one direction. It names what it refers to by direction until `resolve` settles the names. */
  add(schema: z.ZodType, direction: Direction): JsonObject
  /** The named schemas: `X`, and `XInput` beside it where what is sent differs from what is answered. */
  components(): JsonObject
  /** The document with every reference pointing into the components. */
  resolve<T extends JsonObject>(document: T): T
}

const local = '#/$defs/'
const component = '#/components/schemas/'

export function createSchemaCollection(): SchemaCollection {
  const named = { input: new Map<string, JsonObject>(), output: new Map<string, JsonObject>() }

  const nameOf = (reference: string, differing: ReadonlySet<string>): string => {
    const [direction, name = ''] = reference.slice('mendian:'.length).split('/')
    return direction === 'input' && differing.has(name) ? `${name}Input` : name
  }
  const settle = (value: unknown): unknown => {
    const differing = differingNames(named)
    return mapReferences(value, (to) => (to.startsWith('mendian:') ? `${component}${nameOf(to, differing)}` : to))
  }

  return {
    add(schema, direction) {
      // Inside another object a named schema is always a reference, at the root it would not be.
      const whole = z.toJSONSchema(z.object({ root: schema }), { io: direction }) as JsonObject
      const { $defs = {}, properties } = whole as {
        readonly $defs?: JsonObject
        readonly properties: { root: JsonObject }
      }
      for (const [name, definition] of Object.entries($defs)) {
        const given = directed(definition, direction)
        const known = named[direction].get(name)
        assert(!known || isDeepStrictEqual(known, given), `two different schemas are named ${name}`)
        named[direction].set(name, given)
      }
      return directed(properties.root, direction)
    },
    components() {
      const differing = differingNames(named)
      const entries: [string, unknown][] = [
        ...named.output,
        ...[...named.input].filter(([name]) => !named.output.has(name)),
      ]
      for (const name of differing) {
        assert(!named.input.has(`${name}Input`) && !named.output.has(`${name}Input`), `${name}Input is taken`)
        entries.push([`${name}Input`, named.input.get(name)])
      }
      const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
      return settle(Object.fromEntries(sorted)) as JsonObject
    },
    resolve: <T extends JsonObject>(document: T) => settle(document) as T,
  }
}

/** The names whose shapes differ by direction, those included that only refer to such a one. */
function differingNames(named: Readonly<Record<Direction, ReadonlyMap<string, JsonObject>>>): ReadonlySet<string> {
  const both = [...named.input.keys()].filter((name) => named.output.has(name))
  const bare = (definition: unknown): unknown => mapReferences(definition, (to) => to.replace(/^mendian:\w+\//, ''))
  const differing = new Set(
    both.filter((name) => !isDeepStrictEqual(bare(named.input.get(name)), bare(named.output.get(name)))),
  )
  for (let size = -1; size !== differing.size; ) {
    size = differing.size
    for (const name of both) {
      mapReferences(named.input.get(name), (to) => {
        if (differing.has(to.replace(/^mendian:\w+\//, ''))) differing.add(name)
        return to
      })
    }
  }
  return differing
}

/** A schema as zod writes it, with directed references; answers stay open for fields to come. */
function directed(schema: unknown, direction: Direction): JsonObject {
  const renamed = mapReferences(schema, (to) => to.replace(local, `mendian:${direction}/`))
  return (direction === 'output' ? opened(renamed) : renamed) as JsonObject
}

/** The same without closed objects and without the bounds that every integer of JavaScript has. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(
    ([key, entry]) =>
      !(key === 'additionalProperties' && entry === false) &&
      !(key === 'minimum' && entry === Number.MIN_SAFE_INTEGER) &&
      !(key === 'maximum' && entry === Number.MAX_SAFE_INTEGER),
  )
  return Object.fromEntries(kept.map(([key, entry]) => [key, opened(entry)]))
}

function mapReferences(value: unknown, map: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((entry) => mapReferences(entry, map))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === '$ref' && typeof entry === 'string' ? map(entry) : mapReferences(entry, map),
    ]),
  )
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null
}

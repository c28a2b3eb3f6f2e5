import { z } from 'zod'

/**
 * What a merge patch of a value may be: of an object any of its members, each patched likewise. Lists and plain values
 * are replaced.
 */
export type PatchOf<T> = unknown extends T
  ? T
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? T extends string
        ? T
        : { readonly [N in keyof T]?: PatchOf<T[N]> | undefined }
      : T

type Shape = Readonly<Record<string, z.ZodType>>

/** One instance each, since the name of a schema may stand for one schema only. */
const derived = new WeakMap<z.ZodType, z.ZodType>()

/**
 * The schema of a merge patch (RFC 7396) of what the schema describes: each member of an object is optional, however
 * deep, and none has a default. Of objects told apart by their kind it takes the members of all kinds. It says what a
 * patch may hold, not what may come of it: check what `mergePatch` gives with the schema itself.
 *
 * One convention departs from the RFC: null is a value where the schema allows it, and removes a member only where that
 * may be absent but not null.
 */
export function patchOf<S extends z.ZodType>(schema: S): z.ZodType<PatchOf<z.output<S>>, PatchOf<z.input<S>>> {
  return patchSchema(schema) as z.ZodType<PatchOf<z.output<S>>, PatchOf<z.input<S>>>
}

/** The same of the fields of a record, to be put beside others in the input of an operation. */
export function patchShape(fields: z.ZodObject): Shape {
  return Object.fromEntries(
    Object.entries(fields.shape as Shape).map(([name, member]) => [name, patchSchema(member).optional()]),
  )
}

function patchSchema(schema: z.ZodType): z.ZodType {
  const known = derived.get(schema)
  if (known) return known
  const patch = derive(schema)
  derived.set(schema, patch)
  return patch
}

function derive(schema: z.ZodType): z.ZodType {
  // What has a name, a description or a further check is a copy of what it was made from.
  const original = schema._zod.parent as z.ZodType | undefined
  if (original) {
    const patch = patchSchema(original)
    return patch === original ? schema : describedAs(schema, patch)
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return describedAs(schema, patchSchema(schema.unwrap() as z.ZodType))
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    const patch = patchSchema(schema.unwrap() as z.ZodType)
    return describedAs(schema, patch instanceof z.ZodNullable ? patch : patch.nullable())
  }
  if (schema instanceof z.ZodObject) return z.strictObject(patchShape(schema))
  const kinds = kindsOf(schema)
  return kinds ? membersOfAll(kinds) : schema
}

/** The objects that a union is one of; none where it is not a union of objects. */
function kindsOf(schema: z.ZodType): readonly z.ZodObject[] | undefined {
  if (!(schema instanceof z.ZodUnion)) return undefined
  const options = schema.options as readonly z.ZodType[]
  return options.every((option) => option instanceof z.ZodObject) ? options : undefined
}

function membersOfAll(kinds: readonly z.ZodObject[]): z.ZodObject {
  const names = new Set(kinds.flatMap((kind) => Object.keys(kind.shape)))
  const shape = [...names].map((name) => {
    const members = kinds.flatMap((kind): readonly z.ZodType[] =>
      name in kind.shape ? [kind.shape[name] as z.ZodType] : [],
    )
    return [name, anyOf([...new Set(members)]).optional()]
  })
  return z.strictObject(Object.fromEntries(shape))
}

function anyOf(members: readonly z.ZodType[]): z.ZodType {
  const literals = members.filter((member) => member instanceof z.ZodLiteral)
  if (literals.length === members.length) {
    return z.literal([...new Set(literals.flatMap((literal) => [...literal.values]))] as string[])
  }
  const patches = members.map(patchSchema)
  return patches.length === 1 ? (patches[0] as z.ZodType) : z.union(patches)
}

/** The patch with the words that the schema is described with, and a name after its own. */
function describedAs(schema: z.ZodType, patch: z.ZodType): z.ZodType {
  const words = z.globalRegistry.get(schema)
  if (!words) return patch
  return patch.meta(words.id === undefined ? words : { ...words, id: `${words.id}Patch` })
}

/**
 * What is stored with the patch merged in, still to be checked with the schema. Objects are merged member by member;
 * lists and plain values replace what was there, and so does an object of another kind than the one stored.
 */
export function mergePatch(schema: z.ZodType, stored: unknown, patch: unknown): unknown {
  if (patch === undefined) return stored
  if (!isObject(patch)) return patch
  const shape = shapeToMerge(schema, stored, patch)
  if (!shape) return patch
  const before = isObject(stored) ? stored : {}
  const merged: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(shape)) {
    const value = mergePatch(member, before[name], patch[name])
    if (value !== undefined && !(value === null && isRemovedByNull(member))) merged[name] = value
  }
  return merged
}

function isRemovedByNull(member: z.ZodType): boolean {
  return member instanceof z.ZodOptional && !(member.unwrap() as z.ZodType).safeParse(null).success
}

/** The members to merge one by one; none where the patch takes the place of what is stored. */
function shapeToMerge(schema: z.ZodType, stored: unknown, patch: Readonly<Record<string, unknown>>): Shape | undefined {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  ) {
    return shapeToMerge(schema.unwrap() as z.ZodType, stored, patch)
  }
  if (schema instanceof z.ZodObject) return schema.shape as Shape
  const kind = isObject(stored) ? kindsOf(schema)?.find(({ shape }) => belongs(shape, stored)) : undefined
  return kind && belongs(kind.shape, patch) ? (kind.shape as Shape) : undefined
}

/** Whether it has no members but those of this kind, and none that says that it is of another. */
function belongs(shape: Shape, value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).every(([name, given]) => {
    const member = Object.hasOwn(shape, name) ? shape[name] : undefined
    return member !== undefined && !(member instanceof z.ZodLiteral && !member.values.has(given as string))
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

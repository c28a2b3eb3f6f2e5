import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allOperations } from '../engine/operations.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import type { Answer } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'
import { type PatchSample, patchSamples, patchThings } from '../testing/patch-samples.ts'

const ids = salonIds()
const samples = patchSamples(ids)
const updates = allOperations.filter(({ http: [method] }) => method === 'PATCH')

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function unwrapped(schema: z.ZodType): z.ZodType {
  const isWrapper =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  return isWrapper ? unwrapped(schema.unwrap() as z.ZodType) : schema
}

/** The objects that a value of the schema can be. */
function objectsOf(schema: z.ZodType): readonly z.ZodObject[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodUnion) return (inner.options as readonly z.ZodType[]).flatMap(objectsOf)
  return inner instanceof z.ZodObject ? [inner] : []
}

/** Where the sample is silent or as it would be by default, within objects. */
function plainPlaces(schema: z.ZodType, sample: unknown, place: string, isNested: boolean): readonly string[] {
  const objects = objectsOf(schema)
  if (objects.length > 0 && !isObject(sample)) return [place]
  const object = objects.find((option) => option.safeParse(sample).success)
  if (object && isObject(sample)) {
    return Object.entries(object.shape).flatMap(([name, member]) =>
      plainPlaces(member as z.ZodType, sample[name], `${place}/${name}`, true),
    )
  }
  const usual = schema.safeParse(undefined)
  const isPlain = sample === undefined || (usual.success && isDeepStrictEqual(usual.data, sample))
  return isNested && isPlain ? [place] : []
}

/** What else might be in its place: the first that is taken is tried. */
function others(value: unknown, schema: z.ZodType): readonly unknown[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodLiteral) return []
  if (inner instanceof z.ZodEnum) return (inner.options as readonly unknown[]).filter((option) => option !== value)
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1, value - 1]
  return [null, []]
}

/** Every member of every object in it, with what might be there instead; what it is comes last. */
function patchesOf(
  schema: z.ZodType,
  current: unknown,
): readonly { readonly path: readonly string[]; readonly to: readonly unknown[] }[] {
  if (!isObject(current)) return []
  const members = objectsOf(schema).flatMap(({ shape }) => Object.entries(shape as Record<string, z.ZodType>))
  return Object.entries(current).flatMap(([name, value]) => {
    const member = members.find(([known]) => known === name)?.[1]
    if (!member) return []
    const inner = patchesOf(member, value).map(({ path, to }) => ({ path: [name, ...path], to }))
    return inner.length > 0 ? inner : [{ path: [name], to: [...others(value, member), value] }]
  })
}

function bodyOf(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, name) => ({ [name]: inner }), value)
}

function replaced(fields: Fields, [name = '', ...deeper]: readonly string[], to: unknown): Fields {
  return { ...fields, [name]: deeper.length === 0 ? to : replaced(fields[name] as Fields, deeper, to) }
}

/** What a change can be about, as it is shown; a bill shows what was asked of it apart from what came of that. */
function settingsOf(operation: string, { version: _version, updatedAt: _at, ...shown }: Fields): Fields {
  if (operation !== 'orders.update') return shown
  const { manualDiscount } = shown.request as Fields
  const { kind, recipient, phone, from, to, address } = shown.fulfilment as Fields
  const agreed = { kind, recipient, phone, from, to, ...(kind === 'DELIVERY' ? { address } : {}) }
  return { manualDiscount, fulfilment: agreed }
}

describe.each(databases)('patches on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await salon.call('POST /v1/customer-groups', { id: patchThings.group, name: 'Regulars' })
    await salon.call('POST /v1/categories', { id: patchThings.category, name: 'Hair' })
  })
  afterAll(() => database.close())

  const make = async ({ make, body }: PatchSample): Promise<Fields> => {
    const made = await salon.call(make, body)
    expect(made, made.text).toMatchObject({ status: 201 })
    return made.body
  }
  const patch = ({ make, body: _ }: PatchSample, { id, version }: Fields, body: unknown): Promise<Answer> =>
    salon.call(`${make.replace('POST', 'PATCH')}/${id}`, body, { headers: { 'if-match': `"${version}"` } })

  test('there are samples of all that is updated', () => {
    expect(Object.keys(samples).sort()).toEqual(updates.map(({ name }) => name).sort())
  })

  test.each(updates.map((operation) => [operation.name, operation] as const))(
    '%s changes what it names, however deep, and nothing else',
    async (name, operation) => {
      for (const sample of samples[name] ?? []) {
        let current = await make(sample)
        const nested = patchesOf(operation.input, settingsOf(name, current)).filter(({ path }) => path.length > 1)
        for (const { path, to } of nested) {
          const before = settingsOf(name, current)
          const answers: Answer[] = []
          for (const value of to) {
            if (answers.at(-1)?.status !== 200) answers.push(await patch(sample, current, bodyOf(path, value)))
          }
          const answer = answers.at(-1)
          const given = to[answers.length - 1]
          expect([path, answer?.status], answer?.text).toEqual([path, 200])
          current = answer?.body ?? {}
          expect(JSON.stringify(settingsOf(name, current))).toBe(JSON.stringify(replaced(before, path, given)))
        }
      }
    },
  )

  test.each(updates.map((operation) => [operation.name, operation] as const))(
    '%s has a sample in which nothing nested is as by default',
    (name, operation) => {
      const creation = allOperations.find((other) => other.name === name.replace('.update', '.create'))
      const plain = (samples[name] ?? []).map(({ body }) =>
        Object.entries(creation?.input.shape ?? {}).flatMap(([field, schema]) =>
          field in operation.input.shape ? plainPlaces(schema as z.ZodType, body[field], field, false) : [],
        ),
      )
      const [first = [], ...rest] = plain
      expect(first.filter((place) => rest.every((places) => places.includes(place)))).toEqual([])
    },
  )
})

import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { mergePatch, type PatchOf, patchOf, patchShape } from './merge-patch.schema.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)

const fee = z
  .strictObject({
    share: z.int().min(0).meta({ description: 'Of the bill.' }),
    tax: z.int().default(6).meta({ description: 'The tax.' }),
    memo: z.string().optional(),
    until: z.string().nullable().optional(),
  })
  .meta({ id: 'MergeFee', description: 'A fee.' })
const amountOff = z.strictObject({ kind: z.literal('AMOUNT'), amount: z.int(), most: z.int().nullable().default(null) })
const shareOff = z.strictObject({
  kind: z.literal('SHARE'),
  share: z.int(),
  of: z.enum(['ALL', 'REST']).default('ALL'),
})
const effect = z.discriminatedUnion('kind', [amountOff, shareOff]).meta({ id: 'MergeEffect' })
const deposit = z.union([
  z.strictObject({ kind: z.literal('NONE') }),
  z.strictObject({ kind: z.literal('PART'), share: z.int() }),
  z.strictObject({ kind: z.literal('PART'), amount: z.int() }),
])
const row = z.strictObject({ at: z.int(), note: z.string().default('') })
const fields = z.strictObject({
  name: z.string(),
  fee: fee.default({ share: 0, tax: 6 }).meta({ description: 'What is owed.' }),
  extra: fee.nullable().default(null),
  nested: z.strictObject({ inner: fee, size: z.int().default(1) }).prefault({ inner: { share: 1 } }),
  effect,
  deposit: deposit.default({ kind: 'NONE' }),
  rows: z.array(row).default([]),
})

const stored = fields.parse({
  name: 'A',
  fee: { share: 1, tax: 2, memo: 'x', until: '2027' },
  extra: { share: 3, tax: 4 },
  nested: { inner: { share: 5, tax: 7 }, size: 8 },
  effect: { kind: 'SHARE', share: 9, of: 'REST' },
  deposit: { kind: 'PART', amount: 10 },
  rows: [{ at: 1, note: 'n' }],
})

const patch = z.strictObject(patchShape(fields))

/** What is then stored, or the first fault with its place. */
function after(given: object): unknown {
  const asked = patch.safeParse(given)
  if (!asked.success) return `asked: ${asked.error.issues[0]?.path.join('/')}`
  const whole = fields.safeParse(mergePatch(fields, stored, asked.data))
  return whole.success ? whole.data : `whole: ${whole.error.issues[0]?.path.join('/')}`
}

describe('a merge patch', () => {
  test.each<[what: string, given: object, then: object]>([
    ['of nothing', {}, {}],
    ['of a plain member', { name: 'B' }, { name: 'B' }],
    ['of no member of an object', { fee: {}, extra: {}, nested: {}, effect: {}, deposit: {} }, {}],
    ['of a member of an object', { fee: { tax: 9 } }, { fee: { ...stored.fee, tax: 9 } }],
    ['of one that may be null', { extra: { share: 0 } }, { extra: { share: 0, tax: 4 } }],
    ['further in', { nested: { inner: { share: 6 } } }, { nested: { inner: { share: 6, tax: 7 }, size: 8 } }],
    ['null for an object', { extra: null }, { extra: null }],
    ['null for what may be null', { fee: { until: null } }, { fee: { ...stored.fee, until: null } }],
    ['null for what may be absent only', { fee: { memo: null } }, { fee: { share: 1, tax: 2, until: '2027' } }],
    ['of a list, whole and with its defaults', { rows: [{ at: 2 }] }, { rows: [{ at: 2, note: '' }] }],
    ['of one kind', { effect: { share: 8 } }, { effect: { kind: 'SHARE', share: 8, of: 'REST' } }],
    [
      'that says the kind',
      { effect: { kind: 'SHARE', share: 8 } },
      { effect: { kind: 'SHARE', share: 8, of: 'REST' } },
    ],
    [
      'to another kind, whole',
      { effect: { kind: 'AMOUNT', amount: 1 } },
      { effect: { kind: 'AMOUNT', amount: 1, most: null } },
    ],
    ['of the other way in one kind', { deposit: { kind: 'PART', share: 3 } }, { deposit: { kind: 'PART', share: 3 } }],
    ['to a kind with nothing else', { deposit: { kind: 'NONE' } }, { deposit: { kind: 'NONE' } }],
  ])('%s', (_, given, then) => {
    expect(JSON.stringify(after(given))).toBe(JSON.stringify(fields.parse({ ...stored, ...then })))
  })

  test.each<[what: string, given: object, fault: string]>([
    ['that names what there is not', { fee: { nothing: 1 } }, 'asked: fee'],
    ['that gives what cannot be', { fee: { share: -1 } }, 'asked: fee/share'],
    ['null for what must be', { fee: { share: null } }, 'asked: fee/share'],
    ['null for an object that must be', { nested: null }, 'asked: nested'],
    ['of another kind in part', { effect: { kind: 'AMOUNT' } }, 'whole: effect/amount'],
    ['of another kind that is not said', { effect: { amount: 1 } }, 'whole: effect/kind'],
    ['of two kinds', { effect: { kind: 'SHARE', amount: 1 } }, 'whole: effect/share'],
    ['of a kind there is not', { effect: { kind: 'X' } }, 'asked: effect/kind'],
  ])('%s is refused at its place', (_, given, fault) => {
    expect(after(given)).toBe(fault)
  })

  test('of nothing is made something of by the schema, which then says what is missing', () => {
    const bare = { ...stored, extra: null }
    const merged = fields.safeParse(mergePatch(fields, bare, { extra: { tax: 1, memo: null } }))
    expect(merged.error?.issues).toMatchObject([{ path: ['extra', 'share'] }])
  })

  test('keeps what it does not name, and has what it names', () => {
    const numbers = { share: fc.nat(), tax: fc.nat() }
    const whole = fc.record({ inner: fc.record(numbers), size: fc.nat() })
    const some = fc.record({ inner: fc.record(numbers, { requiredKeys: [] }), size: fc.nat() }, { requiredKeys: [] })
    fc.assert(
      fc.property(whole, some, (before, given) => {
        const merged = mergePatch(fields.shape.nested, before, given)
        expect(merged).toEqual({
          inner: { ...before.inner, ...given.inner },
          size: given.size ?? before.size,
        })
        expect(mergePatch(fields.shape.nested, merged, given)).toEqual(merged)
      }),
      { numRuns: RUNS },
    )
  })
})

const integer = { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }

describe('the schema of a merge patch', () => {
  const written = z.toJSONSchema(z.object({ patch }), { io: 'input' })

  test('has each member optional and without a default, but in lists', () => {
    expect(written).toMatchObject({
      properties: {
        patch: {
          properties: {
            fee: { $ref: '#/$defs/MergeFeePatch', description: 'What is owed.' },
            nested: { properties: { inner: { $ref: '#/$defs/MergeFeePatch' }, size: { type: 'integer' } } },
            effect: { $ref: '#/$defs/MergeEffectPatch' },
            rows: { items: { properties: { note: { default: '' } }, required: ['at'] } },
          },
        },
      },
    })
    expect(written.$defs?.MergeFeePatch).toEqual({
      ...{ type: 'object', additionalProperties: false, description: 'A fee.' },
      properties: {
        share: expect.objectContaining({ type: 'integer', description: 'Of the bill.' }),
        tax: { ...integer, description: 'The tax.' },
        memo: { type: ['string', 'null'] },
        until: { type: ['string', 'null'] },
      },
    })
    const { rows: _rows, ...others } = (written as never as { properties: { patch: { properties: object } } })
      .properties.patch.properties as Record<string, unknown>
    expect(JSON.stringify([others, written.$defs])).not.toMatch(/"default"|"required"/)
  })

  test('has the members of all kinds', () => {
    expect(written.$defs?.MergeEffectPatch).toEqual({
      ...{ type: 'object', additionalProperties: false },
      properties: {
        kind: { type: 'string', enum: ['AMOUNT', 'SHARE'] },
        amount: integer,
        most: { anyOf: [integer, { type: 'null' }] },
        share: integer,
        of: { type: 'string', enum: ['ALL', 'REST'] },
      },
    })
  })

  test('is one of each, and leaves alone what has no members', () => {
    expect(patchOf(fee)).toBe(patchOf(fee))
    expect(patchOf(fields.shape.name)).toBe(fields.shape.name)
    expectTypeOf<PatchOf<{ a: { b: number; c: string[] } | null }>>().toEqualTypeOf<{
      readonly a?: { readonly b?: number | undefined; readonly c?: string[] | undefined } | null | undefined
    }>()
  })
})

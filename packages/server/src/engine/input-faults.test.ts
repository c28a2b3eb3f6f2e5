import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput } from './input.ts'
import { allOperations } from './operations.ts'

function faultsOf(schema: z.ZodType, input: unknown): readonly string[] {
  const parsed = parseInput(schema, input)
  return parsed.ok ? [] : parsed.errors.map(({ pointer, code, message }) => `${pointer} ${code}: ${message}`)
}

function inputOf(name: string): z.ZodObject {
  const found = allOperations.find((operation) => operation.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found.input
}

describe('of what may have several forms', () => {
  const service = { name: 'Cut', durationMinutes: 30, price: { amountMinor: 1, currency: 'CNY' } }
  const bill = { locationId: 'loc_1', lines: [{ kind: 'PRODUCT', productId: 'prd_1' }] }
  const item = 'svc_ and 1–40 of 0–9 and a–z, the id of a Service; or prd_ and 1–40 of 0–9 and a–z, the id of a Product'
  const cards = 'must be "AUTO" or an array of ids of CustomerCards'

  test.each<[string, string, object, string[]]>([
    ['a word for a list', 'orders.create', { ...bill, useCards: 'auto' }, [`/useCards invalid_union: ${cards}`]],
    ['a flag for a list', 'orders.create', { ...bill, useCards: true }, [`/useCards invalid_union: ${cards}`]],
    [
      'a bare id for a list',
      'orders.update',
      { id: 'ord_1', useCards: 'crd_1' },
      [`/useCards invalid_union: ${cards}`],
    ],
    [
      'a list with a wrong id',
      'orders.create',
      { ...bill, useCards: ['x'] },
      ['/useCards/0 invalid_format: must be crd_ and 1–40 of 0–9 and a–z, the id of a CustomerCard'],
    ],
    [
      'a kind that lacks one of two fields',
      'services.create',
      { ...service, prepayment: { kind: 'DEPOSIT' } },
      ['/prepayment invalid_union: /percentBasisPoints is required; or /amountMinor is required'],
    ],
    [
      'a part of a basis point',
      'services.create',
      { ...service, prepayment: { kind: 'DEPOSIT', percentBasisPoints: 0.5 } },
      ['/prepayment/percentBasisPoints invalid_type: must be a whole number'],
    ],
    [
      'an unknown kind',
      'services.create',
      { ...service, prepayment: { kind: 'PERCENT' } },
      ['/prepayment/kind invalid_union: must be one of "NONE", "DEPOSIT", "FULL"'],
    ],
    ['no kind', 'services.create', { ...service, prepayment: {} }, ['/prepayment/kind invalid_type: is required']],
    [
      'an id of none of the kinds',
      'promotions.create',
      { name: 'x', level: 'ITEM', effect: { kind: 'FREE_UNITS', units: 1 }, scope: { itemIds: ['面部'] } },
      [`/scope/itemIds/0 invalid_union: must be ${item}; or cdp_ and 1–40 of 0–9 and a–z, the id of a CardProduct`],
    ],
    [
      'a line of an unknown kind, one of none and one that is none',
      'orders.create',
      { ...bill, lines: [{ kind: 'VOUCHER' }, {}, 7] },
      [
        '/lines/0/kind invalid_union: must be one of "SERVICE", "BOOKING_SEGMENT", "PRODUCT", "CARD", "GIFT_CARD", "TOP_UP"',
        '/lines/1/kind invalid_type: is required',
        '/lines/2 invalid_type: must be an object',
      ],
    ],
  ])('%s', (_name, operation, input, faults) => {
    expect(faultsOf(inputOf(operation), input)).toEqual(faults)
  })

  test('the nearest one within another', () => {
    const inner = z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string(), c: z.string() })])
    const schema = z.strictObject({ x: z.union([z.string(), z.strictObject({ inner })]) })
    expect(faultsOf(schema, { x: { inner: { a: 1 } } })).toEqual(['/x/inner/a invalid_type: must be a string'])
    expect(faultsOf(schema, { x: 7 })).toEqual(['/x invalid_union: must be a string; or an object'])
  })
})

describe('of a single form', () => {
  test.each<[string, z.ZodType, unknown, string[]]>([
    ['a missing text', z.strictObject({ a: z.string() }), {}, ['/a invalid_type: is required']],
    ['a missing choice', z.strictObject({ a: z.enum(['X', 'Y']) }), {}, ['/a invalid_type: is required']],
    [
      'a wrong choice',
      z.strictObject({ a: z.enum(['X', 'Y']) }),
      { a: 'Z' },
      ['/a invalid_value: must be one of "X", "Y"'],
    ],
    ['no choice at all', z.strictObject({ a: z.literal('X') }), { a: null }, ['/a invalid_value: must be "X"']],
    ['an unknown field', z.strictObject({}), { 'a/b': 1 }, ['/a~1b unrecognized_key: is not a field here']],
    ['nothing', z.strictObject({}), undefined, [' invalid_type: must be an object']],
  ])('%s', (_name, schema, input, faults) => {
    expect(faultsOf(schema, input)).toEqual(faults)
  })
})

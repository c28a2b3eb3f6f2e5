import { AssertionError } from '@mendian/core'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type ColumnsOf, type RowOf, snakeCase, table } from './columns.ts'

interface Sample {
  readonly id: string
  readonly phone: string | null
  readonly address?: string | undefined
  readonly startsAtMs: number
  readonly endedAtMs: number | null
  readonly bookable: boolean
  readonly price: { readonly amountMinor: number; readonly currency: string }
  readonly tags: readonly string[]
}

const kinds: ColumnsOf<Sample> = {
  id: 'text',
  phone: 'nullableText',
  address: 'optionalText',
  startsAtMs: 'integer',
  endedAtMs: 'nullableInteger',
  bookable: 'flag',
  price: 'money',
  tags: 'json',
}

const full: Sample = {
  id: 'a',
  phone: '1',
  address: 'x',
  startsAtMs: 5,
  endedAtMs: 6,
  bookable: true,
  price: { amountMinor: 100, currency: 'CNY' },
  tags: ['é', '"'],
}
const { address: _address, ...bare } = { ...full, phone: null, endedAtMs: null, bookable: false, tags: [] }
const samples = table<Sample>(kinds)

describe('table', () => {
  it('keeps a record in columns named after its fields', () => {
    expect(samples.columns).toEqual([
      'id',
      'phone',
      'address',
      'starts_at_ms',
      'ended_at_ms',
      'bookable',
      'price_amount_minor',
      'price_currency',
      'tags',
    ])
    expect(samples.toRow(full)).toEqual({
      id: 'a',
      phone: '1',
      address: 'x',
      starts_at_ms: 5,
      ended_at_ms: 6,
      bookable: 1,
      price_amount_minor: 100,
      price_currency: 'CNY',
      tags: '["é","\\""]',
    })
  })

  it('gives every record back as it was', () => {
    expect(samples.fromRow(samples.toRow(full))).toStrictEqual(full)
    expect(samples.fromRow(samples.toRow(bare))).toStrictEqual(bare)
  })

  it('refuses numbers that are not exact integers, going in and coming out', () => {
    for (const startsAtMs of [0.5, 2 ** 53, Number.NaN]) {
      expect(() => samples.toRow({ ...full, startsAtMs })).toThrow(AssertionError)
      expect(() => samples.fromRow({ ...samples.toRow(full), starts_at_ms: startsAtMs })).toThrow(AssertionError)
    }
  })

  it('types rows by their columns, and wants a column of the right kind for every field', () => {
    expectTypeOf<RowOf<Sample>>().toMatchObjectType<{ starts_at_ms: number; phone: string | null; bookable: number }>()
    expectTypeOf<RowOf<Sample>['price_currency']>().toEqualTypeOf<string>()
    const { id: _id, ...short } = kinds
    // @ts-expect-error a field without its column
    table<Sample>(short)
    // @ts-expect-error a column of the wrong kind
    table<Sample>({ ...kinds, bookable: 'integer' })
  })
})

describe('snakeCase', () => {
  it('separates words by underscores', () => {
    expect(snakeCase('startsAtMs')).toBe('starts_at_ms')
    expect(snakeCase('id')).toBe('id')
  })
})

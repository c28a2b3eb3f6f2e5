import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { basisPoints, currency, displayName, instant, localDate, localTime, money, note, price } from './schemas.ts'

const cny = (amountMinor: unknown): unknown => ({ amountMinor, currency: 'CNY' })

/** What each schema takes and what it does not. */
const rules: readonly (readonly [name: string, z.ZodType, good: readonly unknown[], bad: readonly unknown[]])[] = [
  [
    'an instant',
    instant,
    [
      '2026-11-21T10:00:00+08:00',
      '2026-11-21T10:00:00Z',
      '1970-01-01T00:00:00Z',
      '2199-12-31T23:59:59.999Z',
      '1969-12-31T19:00:00-05:00',
      '2200-01-01T07:59:59+08:00',
    ],
    [
      '2026-11-21T10:00:00',
      '2026-11-21',
      '2026-02-30T10:00:00Z',
      '2026-11-21T24:00:00Z',
      '1969-12-31T23:59:59Z',
      '2200-01-01T00:00:00Z',
      '1970-01-01T00:00:00+08:00',
      '2199-12-31T23:00:00-12:00',
      '',
      0,
      null,
      '2026-11-21T10:00:00+08:00[Asia/Shanghai]',
      ' 2026-11-21T10:00:00Z',
      '٢٠٢٦-11-21T10:00:00Z',
    ],
  ],
  [
    'a date',
    localDate,
    ['2026-11-21', '2028-02-29', '1900-01-01', '2199-12-31'],
    ['2026-02-29', '2026-13-01', '1899-12-31', '2200-01-01', '26-11-21', '2026-11-21T00:00:00Z', '', null],
  ],
  [
    'a time',
    localTime,
    ['00:00', '23:59', '24:00', '47:59', '48:00'],
    ['48:01', '24:60', '9:00', '1:1', '', 600, '25:30:00', '-1:00'],
  ],
  ['price', price, [cny(0), cny(10_000_000_000)], [cny(-1), cny(10_000_000_001), 5]],
  [
    'money',
    money,
    [cny(0), cny(1), cny(1_000_000_000_000)],
    [
      cny(-1),
      cny(0.5),
      cny(1e308),
      cny(1_000_000_000_001),
      cny('1'),
      cny(Number.NaN),
      cny(null),
      { amountMinor: 1 },
      { amountMinor: 1, currency: 'cny' },
      { ...(cny(1) as object), extra: 1 },
      1,
      '1.00',
    ],
  ],
  ['a currency', currency, ['CNY'], ['cny', 'CNYX', 'CN', '￥', '']],
  ['basis points', basisPoints, [0, 10_000], [-1, 10_001, 0.5, '5']],
  [
    'a name',
    displayName,
    ['a', '王芳', 'x'.repeat(120), '🙂', "O'Brien; drop table --", '%_\\'],
    ['', '   ', 'x'.repeat(121), 'a\u0000b', 'a\nb', 'a\u007fb', '\ud800', 'a\udc00', null, 1],
  ],
  ['a note', note, ['', 'two\nlines', 'x'.repeat(500)], ['x'.repeat(501), 'a\u0000b', '\ud800', null]],
]

describe('what comes in over the wire', () => {
  test.each(rules.flatMap(([name, , good], rule) => good.map((value) => [name, value, rule] as const)))(
    '%s may be %j',
    (_, value, rule) => {
      expect(rules[rule]?.[1].safeParse(value).success).toBe(true)
    },
  )

  test.each(rules.flatMap(([name, , , bad], rule) => bad.map((value) => [name, value, rule] as const)))(
    '%s may not be %j',
    (_, value, rule) => {
      expect(rules[rule]?.[1].safeParse(value).success).toBe(false)
    },
  )

  test('a name is kept without the space around it', () => {
    expect(displayName.parse('  Lin \t')).toBe('Lin')
  })
})

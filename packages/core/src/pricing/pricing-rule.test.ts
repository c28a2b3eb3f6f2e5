import { describe, expect, test } from 'vitest'
import { parseCalendarRule } from '../time/calendar-rule.ts'
import { allDay, bill, clock, line, off, rule } from './bill.fixture.ts'
import { anyLine, isInScope } from './line-scope.ts'
import { compareRules, isAskedFor, ruleSources, stepOf } from './pricing-rule.ts'
import { quoteBill } from './quote-bill.ts'

/** Of every other month from September on. */
const lastTuesdays = {
  fromDate: '2026-09-01',
  recurrence: parseCalendarRule('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU') ?? null,
}

describe('a rule is about', () => {
  const cut = line(100, 1, { itemId: 'svc_cut', categoryIds: ['hair', 'men'] })

  test.each([
    ['any line', {}, true],
    ['lines of its kinds', { kinds: ['PRODUCT', 'SERVICE'] }, true],
    ['no lines of other kinds', { kinds: ['PRODUCT'] }, false],
    ['its items', { itemIds: ['svc_dye', 'svc_cut'] }, true],
    ['no other items', { itemIds: ['svc_dye'] }, false],
    ['no item at all', { itemIds: [] }, false],
    ['lines in one of its categories', { categoryIds: ['nails', 'men'] }, true],
    ['no lines in other categories', { categoryIds: ['nails'] }, false],
    ['no item that is excluded', { excludedItemIds: ['svc_cut'] }, false],
    ['items besides the excluded', { excludedItemIds: ['svc_dye'] }, true],
    ['no excluded item even if it is named', { itemIds: ['svc_cut'], excludedItemIds: ['svc_cut'] }, false],
    ['what all its lists name', { kinds: ['SERVICE'], itemIds: ['svc_cut'], categoryIds: ['hair'] }, true],
  ] as const)('%s', (_, scope, expected) => {
    expect(isInScope({ ...anyLine, ...scope }, cut)).toBe(expected)
    expect(isInScope({ ...anyLine, ...scope }, { ...cut, discountable: false })).toBe(false)
  })

  test.each([
    ['a window', [allDay], true],
    ['no window', [], false],
    [
      'one of several windows',
      [
        { ...allDay, isoWeekdays: [6] },
        { ...allDay, isoWeekdays: [2] },
      ],
      true,
    ],
    ['a weekday that is another', [{ ...allDay, isoWeekdays: [6] }], false],
    ['a day of the month', [{ ...allDay, monthDays: [8, 24] }], true],
    ['another day of the month', [{ ...allDay, monthDays: [8, 4, 2] }], false],
    ['days from this on', [{ ...allDay, fromDate: '2026-11-24' }], true],
    ['days from the next on', [{ ...allDay, fromDate: '2026-11-25' }], false],
    ['days until this', [{ ...allDay, toDate: '2026-11-24' }], true],
    ['days until the last', [{ ...allDay, toDate: '2026-11-23' }], false],
    ['a date of a rule', [{ ...allDay, ...lastTuesdays }], true],
    ['a date between those of a rule', [{ ...allDay, ...lastTuesdays, fromDate: '2026-10-01' }], false],
    ['the minute it begins', [{ ...allDay, startMinute: 600 }], true],
    ['the minute after', [{ ...allDay, startMinute: 601 }], false],
    ['the minute it ends', [{ ...allDay, endMinute: 600 }], false],
    ['the minute before', [{ ...allDay, endMinute: 601 }], true],
  ])('%s, on Tuesday the 24th at 10:00', (_, windows, expected) => {
    const free = rule('free', off(10_000), { windows })
    const quote = quoteBill(bill([line(100, 1, { startsAt: clock(24, '10:00') })], [free]))
    expect(quote.totalMinor).toBe(expected ? 0 : 100)
  })
})

describe('rules act', () => {
  const amount = { kind: 'AMOUNT_OFF', amountOffMinor: 1 } as const

  test('in the steps that are published', () => {
    expect(ruleSources.map((source) => stepOf(rule('a', off(1), { source })))).toEqual([1, 2, 2, 3, 3, 5, 5, 5])
    for (const source of ruleSources) expect(stepOf(rule('a', off(1), { source, level: 'ORDER' }))).toBe(6)
  })

  test.each([
    ['by step', rule('b', off(1), { source: 'BENEFIT', priority: 9 }), rule('a', off(1))],
    ['percentages before amounts', rule('b', off(1), { priority: 9 }), rule('a', amount)],
    ['by priority', rule('b', amount, { priority: 1 }), rule('a', amount, { priority: 2 })],
    ['by id', rule('a', amount), rule('b', amount)],
  ])('%s', (_, first, second) => {
    expect(compareRules(first, second)).toBeLessThan(0)
    expect(compareRules(second, first)).toBeGreaterThan(0)
    expect(compareRules(first, first)).toBe(0)
  })

  test('unasked, but for coupons, benefits and what staff take off', () => {
    const asked = ruleSources.filter((source) => isAskedFor(rule('a', off(1), { source })))
    expect(asked).toEqual(['BENEFIT', 'COUPON', 'MANUAL'])
  })
})

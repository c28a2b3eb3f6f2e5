import { describe, expect, test } from 'vitest'
import { isOnCalendarRule, parseCalendarRule } from './calendar-rule.ts'
import { addDays } from './local-time.ts'

/** The dates of the rule from the first one on, over so many days. */
function datesOf(text: string, first: string, days: number): readonly string[] {
  const rule = parseCalendarRule(text)
  if (rule === undefined) throw new Error(`${text} is no rule`)
  const all = Array.from({ length: days }, (_, n) => addDays(first, n))
  return all.filter((date) => isOnCalendarRule(rule, first, date))
}

const years = 365

describe('dates of a rule, as RFC 5545 has them', () => {
  test.each([
    ['every day until', 'FREQ=DAILY;UNTIL=19970905', '1997-09-02', 30, ['09-02', '09-03', '09-04', '09-05']],
    ['every ten days', 'FREQ=DAILY;INTERVAL=10', '1997-09-02', 41, ['09-02', '09-12', '09-22', '10-02', '10-12']],
    ['days of one month', 'FREQ=DAILY;BYMONTH=10;BYDAY=MO', '1997-09-29', 21, ['10-06', '10-13']],
    ['every week, as begun', 'FREQ=WEEKLY', '1997-09-02', 22, ['09-02', '09-09', '09-16', '09-23']],
    [
      'two days of every other week',
      'FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,TH',
      '1997-09-02',
      30,
      ['09-02', '09-04', '09-16', '09-18', '09-30'],
    ],
    [
      'weeks that begin on Monday',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      24,
      ['08-05', '08-10', '08-19', '08-24'],
    ],
    ['the first Friday', 'FREQ=MONTHLY;BYDAY=1FR', '1997-09-05', 100, ['09-05', '10-03', '11-07', '12-05']],
    ['the last Friday', 'FREQ=MONTHLY;BYDAY=-1FR', '1997-09-01', 95, ['09-26', '10-31', '11-28']],
    [
      'first and last Sunday of every other month',
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU',
      '1997-09-07',
      90,
      ['09-07', '09-28', '11-02', '11-30'],
    ],
    ['the second to last Monday', 'FREQ=MONTHLY;BYDAY=-2MO', '1997-09-22', 60, ['09-22', '10-20', '11-17']],
    [
      'the third day before the end',
      'FREQ=MONTHLY;BYMONTHDAY=-3',
      '1997-09-28',
      95,
      ['09-28', '10-29', '11-28', '12-29'],
    ],
    ['first and last day', 'FREQ=MONTHLY;BYMONTHDAY=1,-1', '1997-09-30', 33, ['09-30', '10-01', '10-31', '11-01']],
    ['the 31st, where there is one', 'FREQ=MONTHLY', '1997-10-31', 160, ['10-31', '12-31', '01-31', '03-31']],
    [
      'the first Saturday after the first Sunday',
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      '1997-09-13',
      62,
      ['09-13', '10-11', '11-08'],
    ],
    ['a fifth Monday', 'FREQ=MONTHLY;BYDAY=5MO', '1997-09-01', 130, ['09-29', '12-29']],
  ])('%s', (_, text, first, days, dates) => {
    expect(datesOf(text, first, days).map((date) => date.slice(5))).toEqual(dates)
  })

  test.each([
    ['every year, as begun', 'FREQ=YEARLY', '1997-06-10', 3, ['1997-06-10', '1998-06-10', '1999-06-10']],
    ['a leap day', 'FREQ=YEARLY', '1996-02-29', 8, ['1996-02-29', '2000-02-29']],
    [
      'June and July',
      'FREQ=YEARLY;BYMONTH=6,7',
      '1997-06-10',
      2,
      ['1997-06-10', '1997-07-10', '1998-06-10', '1998-07-10'],
    ],
    [
      'every other January',
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=1',
      '1997-01-10',
      5,
      ['1997-01-10', '1999-01-10', '2001-01-10'],
    ],
    [
      'every Friday the 13th',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
      '1997-09-02',
      3,
      ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13'],
    ],
    [
      'election day',
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05',
      9,
      ['1996-11-05', '2000-11-07', '2004-11-02'],
    ],
    [
      'the last Sunday in March',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      '1997-03-01',
      3,
      ['1997-03-30', '1998-03-29', '1999-03-28'],
    ],
    ['the 24th of each month', 'FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12', '1997-01-01', 2, ['1997-12-24', '1998-12-24']],
  ])('%s', (_, text, first, ofYears, dates) => {
    expect(datesOf(text, first, ofYears * years)).toEqual(dates)
  })

  test.each([
    'FREQ=HOURLY',
    'INTERVAL=2',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=3',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=YEARLY;BYDAY=1MO',
    'FREQ=MONTHLY;BYDAY=6MO',
    'FREQ=MONTHLY;BYDAY=MO,',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=DAILY;UNTIL=20260231',
    'FREQ=DAILY;UNTIL=2026-11-30',
    'FREQ=WEEKLY;WKST=SU',
    'FREQ=DAILY;',
    'freq=daily',
    '',
  ])('%s is no rule, or says what is not taken', (text) => {
    expect(parseCalendarRule(text)).toBeUndefined()
  })
})

import { toInstant, toLocal } from '@mendian/core'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { CalendarEvent } from './calendar-event.ts'
import { writeCalendar } from './write-calendar.ts'

const noonMs = Date.parse('2026-11-21T04:00:00Z')
const event = (fields: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'bkg_1@mendian',
  sequence: 3,
  status: 'CONFIRMED',
  startMs: noonMs,
  endMs: noonMs + 3_600_000,
  summary: 'Cut',
  description: '',
  place: '',
  createdAtMs: noonMs - 7_200_000,
  updatedAtMs: noonMs - 3_600_000,
  ...fields,
})

/** What another program reads of it. */
function parsed(text: string): { readonly name: unknown; readonly events: readonly ICAL.Event[] } {
  const component = new ICAL.Component(ICAL.parse(text))
  const events = component.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  // The parser leaves names that are none of its own as they are written.
  const name = String(component.getFirstPropertyValue('x-wr-calname'))
  return { name: name.replaceAll('\\n', '\n').replace(/\\(.)/g, '$1'), events }
}

const hostile = [
  'Cut; colour, "dry" \\ blow: done',
  'one\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:two',
  'BEGIN:VCALENDAR',
  '理发与护理'.repeat(60),
  '👩🏽‍🦰'.repeat(60),
  'a\u0001b\u007fc\u0085d',
  ' ; ',
]

describe('writeCalendar', () => {
  it('writes what other programs read', () => {
    const text = writeCalendar('Bund', [event({ description: 'Cut: Lin', place: 'Bund, 1 Road' })])
    const { name, events } = parsed(text)
    expect(name).toBe('Bund')
    expect(events).toHaveLength(1)
    const [only] = events
    expect(only).toMatchObject({ uid: 'bkg_1@mendian', sequence: 3, summary: 'Cut', description: 'Cut: Lin' })
    expect(only?.location).toBe('Bund, 1 Road')
    expect(only?.startDate.toString()).toBe('2026-11-21T04:00:00Z')
    expect(only?.endDate.toString()).toBe('2026-11-21T05:00:00Z')
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining(['METHOD:PUBLISH', 'DTSTAMP:20261121T030000Z', 'STATUS:CONFIRMED', 'TRANSP:OPAQUE']),
    )
  })

  it.each([
    ['CONFIRMED', 'OPAQUE', 'BUSY'],
    ['TENTATIVE', 'OPAQUE', 'TENTATIVE'],
    ['CANCELLED', 'TRANSPARENT', 'FREE'],
  ] as const)('what is %s is %s to others', (status, transparency, busy) => {
    const lines = writeCalendar('Bund', [event({ status })]).split('\r\n')
    expect(lines).toContain(`STATUS:${status}`)
    expect(lines).toContain(`TRANSP:${transparency}`)
    expect(lines).toContain(`X-MICROSOFT-CDO-BUSYSTATUS:${busy}`)
  })

  it.each(hostile)('keeps %j to where it belongs', (words) => {
    const { name, events } = parsed(writeCalendar(words, [event({ summary: words, description: words, place: words })]))
    const readable = words.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n]/gu, ' ')
    expect(events).toHaveLength(1)
    expect(name).toBe(readable)
    expect(events[0]).toMatchObject({ summary: readable, description: readable, location: readable })
  })

  it('keeps any words to where they belong, in lines of 75 octets', () => {
    const words = fc
      .string({
        unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom(...',;:\\"\n\r')),
      })
      .filter((text) => text.trim() !== '' && !/\p{Cs}/u.test(text))
    fc.assert(
      fc.property(words, (text) => {
        const written = writeCalendar(text, [event({ summary: text }), event({ uid: 'other', description: text })])
        expect(parsed(written).events.map(({ uid }) => uid)).toEqual(['bkg_1@mendian', 'other'])
        for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      }),
    )
  })

  it('is the same text whenever it is written', () => {
    expect(writeCalendar('Bund', [event()])).toBe(writeCalendar('Bund', [event()]))
  })

  /** Days on which clocks change, with the day before, and wall-clock times that exist once on each. */
  it.each([
    ['Europe/Berlin', '2026-03-28', '2026-03-29'],
    ['Europe/Berlin', '2026-10-24', '2026-10-25'],
    ['America/New_York', '2026-03-07', '2026-03-08'],
    ['America/New_York', '2026-10-31', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-10-03', '2026-10-04'],
    ['Asia/Shanghai', '2026-03-29', '2026-10-25'],
  ])('is read at the right time in %s from %s to %s', (zone, ...dates) => {
    for (const date of dates) {
      for (const minute of [30, 10 * 60, 18 * 60 + 45]) {
        const startMs = toInstant(zone, date, minute, 'EARLIER')
        const [read] = parsed(writeCalendar('B', [event({ startMs, endMs: startMs + 3_600_000 })])).events
        const readMs = read?.startDate.toJSDate().getTime() ?? 0
        expect(readMs).toBe(startMs)
        expect(read?.endDate.toJSDate().getTime()).toBe(startMs + 3_600_000)
        expect(toLocal(zone, readMs)).toMatchObject({ date, minuteOfDay: minute })
      }
    }
  })
})

import { idOf } from '@mendian/core'
import { describe, expect, it } from 'vitest'
import { busyTimeSourceContract } from './contract/index.ts'
import { icsBusySource } from './ics-busy-source.ts'

const lin = idOf('Staff', 'lin')
const utc = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.000/g, '')
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...parts, 'END:VCALENDAR', ''].join('\r\n')

busyTimeSourceContract({
  name: 'iCalendar',
  framework: { describe, it },
  open: async (given) => {
    if (given === 'UNREADABLE') return icsBusySource({ name: 'x', timeZone: 'UTC', fetchText: async () => '<html>' })
    const events = given.times.map(({ externalId, startMs, endMs }) =>
      event(`UID:${externalId}`, `DTSTART:${utc(startMs)}`, `DTEND:${utc(endMs)}`),
    )
    const fetchText = async (staffId: string) => (staffId === given.staffId ? calendar(...events) : undefined)
    return icsBusySource({ name: 'x', timeZone: 'UTC', fetchText })
  },
})

async function read(text: string, from: string, to: string, timeZone = 'Europe/Berlin'): Promise<readonly string[]> {
  const source = icsBusySource({ name: 'x', timeZone, fetchText: async () => text })
  const times = await source.busyTimes(lin, Date.parse(from), Date.parse(to))
  return times.map(({ startMs, endMs }) => `${utc(startMs).slice(4, 13)}-${utc(endMs).slice(4, 13)}`)
}

describe('an iCalendar text', () => {
  const october = ['2026-10-20T00:00:00Z', '2026-10-30T00:00:00Z'] as const

  it('repeats on the wall clock of its zone, with exceptions, moves and what is taken out', async () => {
    const weekly = event(
      ...['UID:a', 'DTSTART;TZID=Europe/Berlin:20251005T100000', 'DTEND;TZID=Europe/Berlin:20251005T110000'],
      ...['RRULE:FREQ=DAILY', 'EXDATE;TZID=Europe/Berlin:20261027T100000'],
    )
    const moved = event(
      ...['UID:a', 'RECURRENCE-ID;TZID=Europe/Berlin:20261024T100000'],
      ...['DTSTART;TZID=Europe/Berlin:20261024T150000', 'DTEND;TZID=Europe/Berlin:20261024T160000'],
    )
    const off = event(
      ...['UID:a', 'RECURRENCE-ID;TZID=Europe/Berlin:20261026T100000', 'STATUS:CANCELLED'],
      ...['DTSTART;TZID=Europe/Berlin:20261026T100000', 'DTEND;TZID=Europe/Berlin:20261026T110000'],
    )
    expect(await read(calendar(weekly, moved, off), '2026-10-24T00:00:00Z', '2026-10-29T00:00:00Z')).toEqual([
      ...['1024T1300-1024T1400', '1025T0900-1025T1000', '1028T0900-1028T1000'],
    ])
  })

  it('finds what an exception has moved into the window from after it', async () => {
    const master = event('UID:a', 'DTSTART:20261001T100000Z', 'DTEND:20261001T110000Z', 'RRULE:FREQ=MONTHLY;COUNT=3')
    const moved = event(
      ...['UID:a', 'RECURRENCE-ID:20261101T100000Z', 'DTSTART:20261025T100000Z', 'DTEND:20261025T110000Z'],
    )
    expect(await read(calendar(master, moved), ...october)).toEqual(['1025T1000-1025T1100'])
  })

  it('has whole days on the clock of the given zone, 25 hours long where that is so', async () => {
    const text = calendar(event('UID:a', 'DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'))
    expect(await read(text, ...october)).toEqual(['1024T2200-1025T2300'])
    expect(await read(text, ...october, 'Asia/Shanghai')).toEqual(['1024T1600-1025T1600'])
  })

  it('leaves out what is free, cancelled, or no time at all', async () => {
    const times = ['DTSTART:20261022T100000Z', 'DTEND:20261022T110000Z']
    const text = calendar(
      event('UID:a', ...times, 'TRANSP:TRANSPARENT'),
      event('UID:b', ...times, 'STATUS:CANCELLED'),
      event('UID:c', 'DTSTART:20261022T100000Z', 'DTEND:20261022T100000Z'),
    )
    expect(await read(text, ...october)).toEqual([])
  })

  it('is refused where it holds more than can be told, instead of being told in part', async () => {
    const often = ['UID:a', 'DTSTART:20200101T000000Z', 'DURATION:PT1M']
    await expect(read(calendar(event(...often, 'RRULE:FREQ=SECONDLY')), ...october)).rejects.toThrow(
      'repeats too often',
    )
    const many = calendar(event('UID:a', 'DTSTART:20261020T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY'))
    await expect(read(many, ...october)).rejects.toThrow('more than 500')
  })

  it('needs a zone that there is', () => {
    expect(() => icsBusySource({ name: 'x', timeZone: 'Mars/Base', fetchText: async () => '' })).toThrow(TypeError)
  })
})

import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CalendarEvent } from './calendar-event.ts'

/** How often programs are asked to look again. */
const refreshSeconds = 15 * 60

/**
 * The events as an iCalendar text (RFC 5545). Times are written in UTC, which every program shows on its reader's own
 * clock, instead of with a description of each zone's rules, which programs read differently and which grow old.
 */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const calendar = ical({
    name: escaped(readable(name)),
    prodId: { company: 'Mendian', product: 'Calendars', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  })
  for (const event of events) {
    const isOff = event.status === 'CANCELLED'
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      status: ICalEventStatus[event.status],
      transparency: isOff ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      busystatus: busyStatus(event.status),
      start: new Date(event.startMs),
      end: new Date(event.endMs),
      summary: readable(event.summary),
      ...(event.description === '' ? {} : { description: readable(event.description) }),
      ...(event.place === '' ? {} : { location: readable(event.place) }),
      created: new Date(event.createdAtMs),
      lastModified: new Date(event.updatedAtMs),
      // Not the time of writing, so that the same calendar is the same text.
      stamp: new Date(event.updatedAtMs),
    })
  }
  return calendar.toString()
}

function busyStatus(status: CalendarEvent['status']): ICalEventBusyStatus {
  switch (status) {
    case 'CONFIRMED':
      return ICalEventBusyStatus.BUSY
    case 'TENTATIVE':
      return ICalEventBusyStatus.TENTATIVE
    case 'CANCELLED':
      return ICalEventBusyStatus.FREE
  }
}

/** Without the control characters that the format has no place for; the library escapes all else in events. */
function readable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ' ')
}

/** The library writes a calendar's own name as it is given. */
function escaped(name: string): string {
  return name.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

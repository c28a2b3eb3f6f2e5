import { type ClassSession, type ClassSessionEvent, formatInstant } from '@mendian/core'
import type { classSessionView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { Announcement } from '../operation.ts'

export type ClassSessionView = z.output<typeof schema>

/** A class as callers see it, its times on the location's wall clock. */
export function classSessionView(session: ClassSession, timeZone: string): ClassSessionView {
  const { startsAtMs, endsAtMs, createdAtMs, updatedAtMs, resources, price, ...rest } = session
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    ...rest,
    price: { ...price },
    resources: [...resources],
    seatsLeft: session.state === 'CANCELLED' ? 0 : session.capacity - session.seatsTaken,
    startsAt: at(startsAtMs),
    endsAt: at(endsAtMs),
    createdAt: at(createdAtMs),
    updatedAt: at(updatedAtMs),
  }
}

/** Events of a class as they are announced. */
export function announceClassSession(event: ClassSessionEvent, timeZone: string): Announcement {
  const { type, subject, previous } = event
  return {
    type,
    locationId: subject.locationId,
    subject: { kind: 'CLASS_SESSION', id: subject.id, version: subject.version },
    data: {
      classSession: classSessionView(subject, timeZone),
      ...(previous ? { previous: classSessionView(previous, timeZone) } : {}),
    },
  }
}

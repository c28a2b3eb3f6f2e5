import {
  type CashFlow,
  type CashMovement,
  type CashShift,
  type CashShiftEvent,
  expectedCash,
  formatInstant,
} from '@mendian/core'
import type { cashMovementView as movementSchema, cashShiftView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { Announcement } from '../operation.ts'

export type CashShiftView = z.output<typeof schema>

/** A shift as callers see it, with what moved in it; of an open one, what should be there by now. */
export function cashShiftView(shift: CashShift, flow: CashFlow, timeZone: string): CashShiftView {
  const { openedAtMs, endedAtMs, closedAtMs, createdAtMs, updatedAtMs, carriedOrderIds, expectedMinor, ...rest } = shift
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    ...rest,
    flow,
    expectedMinor: expectedMinor ?? expectedCash(shift, flow),
    carriedOrderIds: [...carriedOrderIds],
    openedAt: at(openedAtMs),
    endedAt: endedAtMs === null ? null : at(endedAtMs),
    closedAt: closedAtMs === null ? null : at(closedAtMs),
    createdAt: at(createdAtMs),
    updatedAt: at(updatedAtMs),
  }
}

/** A movement as callers see it. */
export function cashMovementView(movement: CashMovement, timeZone: string): z.output<typeof movementSchema> {
  const { occurredAtMs, transactionId: _transaction, ...rest } = movement
  return { ...rest, occurredAt: formatInstant(timeZone, occurredAtMs) }
}

/** The event of a shift as it is announced. */
export function announceCashShift(event: CashShiftEvent, flow: CashFlow, timeZone: string): Announcement {
  const { type, subject, previous } = event
  return {
    type,
    locationId: subject.locationId,
    subject: { kind: 'CASH_SHIFT', id: subject.id, version: subject.version },
    data: {
      cashShift: cashShiftView(subject, flow, timeZone),
      ...(previous ? { previous: cashShiftView(previous, flow, timeZone) } : {}),
    },
  }
}

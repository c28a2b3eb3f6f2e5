import type { CallOptions } from './call.ts'
import type { CardThings } from './card-probes.ts'
import type { CashThings } from './cash-probes.ts'
import type { LoyaltyThings } from './loyalty-probes.ts'
import type { OfferThings } from './offer-probes.ts'
import type { SalonIds } from './open-salon.ts'
import type { ReceivableThings } from './receivable-probes.ts'
import type { RefundThings } from './refund-probes.ts'
import type { WaitingThings } from './waiting-probes.ts'

/** Everything of a tenant that has an id. */
export interface Things
  extends SalonIds,
    WaitingThings,
    OfferThings,
    LoyaltyThings,
    CardThings,
    CashThings,
    RefundThings,
    ReceivableThings {
  readonly booking: string
  readonly hold: string
  readonly holdToken: string
  readonly policy: string
  readonly care: string
  readonly order: string
  readonly series: string
  readonly classSession: string
  readonly enrollment: string
  readonly shift: string
  readonly shiftTemplate: string
  readonly timeBlock: string
  readonly period: string
  readonly calendarFeed: string
  readonly apiKey: string
  readonly tenant: string
  readonly redemptionCode: string
}

export type Probe = readonly [target: string, body?: unknown, options?: CallOptions | undefined]

/** Calls of an operation with `theirs` in the place of one id each, and `ours` in all others. */
export type Probes = (theirs: Things, ours: Things) => readonly Probe[]

export const none: Probes = () => []
export const anyVersion: CallOptions = { headers: { 'if-match': '"1"' } }
export const startsAt = '2026-11-21T16:00:00+08:00'
export const one =
  (target: (theirs: Things) => string, body?: unknown, options?: CallOptions): Probes =>
  (theirs) => [[target(theirs), body, options]]
export const path = (id: keyof Things, of: string, command = ''): Probes =>
  one((theirs) => `${command === '' ? 'GET' : 'POST'} /v1/${of}/${theirs[id]}${command}`)

export function records(
  room: string,
  folder: string,
  id: keyof Things,
  create: Probes,
): Readonly<Record<string, Probes>> {
  return {
    [`${room}.create`]: create,
    [`${room}.get`]: path(id, folder),
    [`${room}.list`]: none,
    [`${room}.update`]: one((theirs) => `PATCH /v1/${folder}/${theirs[id]}`, { name: 'Mine now' }, anyVersion),
    [`${room}.archive`]: path(id, folder, '/archive'),
  }
}

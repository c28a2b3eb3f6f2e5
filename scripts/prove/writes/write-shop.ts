import type { Mendian } from '../../../packages/server/src/create-mendian.ts'
import { type Answer, rowsOf, textOf } from '../../../packages/server/src/testing/call.ts'
import {
  type Desk,
  furnish,
  nineMs,
  type OpenSalon,
  publishDay,
  type SalonIds,
} from '../../../packages/server/src/testing/open-salon.ts'

export type Body = Readonly<Record<string, unknown>>

/** One request of a write, as it is sent each time. */
export interface Wanted {
  /** `POST /v1/bookings` and the like. */
  readonly target: string
  readonly body?: Body
  readonly ifMatch?: string
}

/** Brings a shop to where the write can be done, and gives the request. */
export type WriteCase = (shop: WriteShop) => Promise<Wanted> | Wanted

export type WriteCases = Readonly<Record<string, WriteCase>>

/** A tenant that has just opened, on the salon's Saturday, with nothing but its furniture and four days of shifts. */
export interface WriteShop {
  readonly desk: Desk
  readonly ids: SalonIds
  /** Sends a write that must be accepted, under a key of its own. */
  must(target: string, body?: Body, ifMatch?: string): Promise<Answer>
  /** The id of what a write has made. */
  made(target: string, body?: Body): Promise<string>
  rows(target: string): Promise<readonly Body[]>
  /** Sets the time of the Saturday. */
  clock(time: string): void
}

export const instantOf = (time: string): string => `2026-11-21T${time}:00+08:00`

const shifts = ['2026-11-22', '2026-11-23', '2026-11-24'].map((date) => ({
  ...{ date, startTime: '10:00', endTime: '20:00' },
}))

/** Opens a tenant of that name at nine, an hour before the shop does. */
export async function openWriteShop(salon: OpenSalon, mendian: Mendian, name: string): Promise<WriteShop> {
  salon.clock.set(nineMs)
  const desk = await salon.openTenant(name)
  const ids = await furnish(mendian, desk)
  await publishDay(mendian, desk, ids)
  let keys = 0
  const must: WriteShop['must'] = async (target, body, ifMatch) => {
    keys += 1
    const match: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch }
    const answer = await desk.call(target, body, { headers: { 'idempotency-key': `before-${keys}`, ...match } })
    if (answer.status >= 300) throw new Error(`${target}: ${answer.text}`)
    return answer
  }
  for (const staffId of [ids.lin, ids.chen])
    await must('POST /v1/shifts', { locationId: ids.location, staffId, shifts })
  return {
    ...{ desk, ids, must },
    made: async (target, body) => textOf(await must(target, body), 'id'),
    rows: async (target) => rowsOf(await desk.call(target)),
    clock: (time) => salon.clock.set(Date.parse(instantOf(time))),
  }
}

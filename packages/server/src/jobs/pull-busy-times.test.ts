import type { BusyTime, BusyTimeSource } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openSqlite } from '../main/testing/databases.ts'
import { rowsOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'
import type { BusyTimeSubscription } from './pull-busy-times.ts'

const hourMs = 3_600_000
const none = { pulledCalendars: 0, failedCalendars: 0 }

describe('other calendars', () => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let asked: number[][]
  let subscriptions: readonly BusyTimeSubscription[]

  beforeAll(async () => {
    database = await openSqlite()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    subscriptions = []
    asked = []
    const busyTimes = { subscriptions: () => subscriptions, daysAhead: 7, timeoutMs: 20 }
    salon = await openSalon(database.storage, { busyTimes })
    ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })

  const source = (name: string, answer: () => Promise<readonly BusyTime[]>): BusyTimeSource => ({
    name,
    busyTimes: (_staffId, fromMs, toMs) => {
      asked.push([(fromMs - nineMs) / hourMs, (toMs - fromMs) / hourMs])
      return answer()
    },
  })
  const subscribe = (...sources: readonly BusyTimeSource[]): void => {
    subscriptions = sources.map((each) => ({ tenantId: salon.tenantId, staffId: ids.lin, source: each }))
  }
  const blocked = async (): Promise<readonly unknown[]> =>
    rowsOf(await salon.call(`GET /v1/time-blocks?staffId=${ids.lin}`)).map((block) => [block.source, block.externalId])
  const noon = { externalId: 'a', startMs: nineMs + 3 * hourMs, endMs: nineMs + 4 * hourMs }

  test('are asked for what is ahead, each quarter of an hour, and block the time', async () => {
    subscribe(source('home', async () => [noon]))
    expect(await salon.mendian.jobs.run()).toMatchObject({ pulledCalendars: 1, failedCalendars: 0 })
    expect(asked).toEqual([[0, 168]])
    expect(await blocked()).toEqual([['home', 'a']])
    expect(await salon.mendian.jobs.run()).toMatchObject(none)
    salon.clock.set(nineMs + hourMs / 4)
    expect(await salon.mendian.jobs.run()).toMatchObject({ pulledCalendars: 1 })
    expect(asked).toHaveLength(2)
  })

  test('that fail, are late or say nonsense keep what they had, and hold no others back', async () => {
    let answer: () => Promise<readonly BusyTime[]> = async () => [noon]
    subscribe(
      source('home', () => answer()),
      source('work', async () => [{ ...noon, externalId: 'b' }]),
    )
    await salon.mendian.jobs.run()
    const bad: readonly (typeof answer)[] = [
      () => Promise.reject(new Error('down')),
      () => new Promise(() => {}),
      async () => [{ ...noon, endMs: noon.startMs }],
      async () => [{ ...noon, startMs: Number.NaN }],
    ]
    for (const [round, next] of bad.entries()) {
      answer = next
      salon.clock.set(nineMs + ((round + 1) * hourMs) / 4)
      expect(await salon.mendian.jobs.run()).toMatchObject({ pulledCalendars: 1, failedCalendars: 1 })
    }
    expect(await blocked()).toEqual([
      ['home', 'a'],
      ['work', 'b'],
    ])
  })

  test('are asked by the clock once the jobs are started, and hold back no event meanwhile', async () => {
    let answered: (times: readonly BusyTime[]) => void = () => {}
    subscribe(source('home', () => new Promise((resolve) => (answered = resolve))))
    salon.mendian.jobs.start(5)
    await expect.poll(() => asked.length).toBe(1)
    await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.wang, startsAt: '2026-11-21T15:00:00+08:00' },
      segments: [{ serviceId: ids.cut, staffId: ids.lin }],
    })
    await expect.poll(() => salon.events.length).toBe(1)
    answered([])
    await salon.mendian.jobs.stop()
    expect(asked).toHaveLength(1)
  })
})

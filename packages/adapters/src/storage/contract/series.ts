import { deepEqual, equal } from 'node:assert/strict'
import { idOf } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { booking, bookingSeries, classSession, hourMs, nineMs, segment } from './fixtures.ts'

const series = bookingSeries('1')

/** Visits and classes that repeat. */
export const seriesPart: ContractPart = {
  name: 'series',
  declare: ({ storage, tenant, write, test }) => {
    test('a series comes back whole', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.bookingSeries.insert(series))
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.bookingSeries.find(series.id), series)
        equal(await tx.bookingSeries.find(idOf('BookingSeries', 'none')), undefined)
      })
    })

    test('its bookings say which occurrence they are, each once, and are listed by their start', async () => {
      const tenantId = await tenant()
      const of = (body: string, occurrence: number, hour: number) => {
        const times = { startsAtMs: nineMs + hour * hourMs, endsAtMs: nineMs + (hour + 1) * hourMs }
        return booking(body, { seriesId: series.id, occurrence, ...times, segments: [segment(times)] })
      }
      await write(tenantId, async (tx) => {
        for (const each of [of('a', 2, 5), of('b', 1, 0), booking('c')]) await tx.bookings.insert(each)
      })
      const listed = await storage().read({ tenantId }, (tx) =>
        tx.bookings.list({ seriesId: series.id, fromMs: nineMs }, { limit: 9 }),
      )
      deepEqual(listed, [of('b', 1, 0), of('a', 2, 5)])
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.bookings.insert(of('d', 2, 9))),
      )
    })

    test('so do classes', async () => {
      const tenantId = await tenant()
      const seriesId = idOf('ClassSeries', '1')
      const first = classSession('b', { seriesId, occurrence: 1 })
      await write(tenantId, (tx) => tx.classSessions.insertMany([first, classSession('a')]))
      const listed = await storage().read({ tenantId }, (tx) => tx.classSessions.list({ seriesId }, { limit: 9 }))
      deepEqual(listed, [first])
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.classSessions.insertMany([classSession('c', { seriesId, occurrence: 1 })])),
      )
    })
  },
}

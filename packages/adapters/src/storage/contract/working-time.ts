import { deepEqual, equal } from 'node:assert/strict'
import { idOf, type TimeBlockFilter } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { claim, hourMs, ids, location, nineMs, shiftTemplate, timeBlock } from './fixtures.ts'

const dayMs = 24 * hourMs
const byBooking = (body: string) => ({ ownerId: ids.booking(body) })

/** Places of a location, weekly templates and blocked time. */
export const workingTimePart: ContractPart = {
  name: 'working time',
  declare: ({ storage, tenant, write, test }) => {
    test('a location is a pool of places as soon as it has a limit, for what was claimed before as well', async () => {
      const tenantId = await tenant()
      const insert = (fromHour: number, toHour: number, body: string) =>
        write(tenantId, (tx) =>
          tx.capacity.insertMany([
            claim({
              ...byBooking(body),
              resourceId: ids.location,
              startMs: nineMs + fromHour * hourMs,
              endMs: nineMs + toHour * hourMs,
            }),
          ]),
        )
      const limitTo = (maxConcurrentCustomers: number | null, version: number) =>
        write(tenantId, (tx) =>
          tx.locations.replace({ ...location, maxConcurrentCustomers, version: version + 1 }, version),
        )
      for (const body of ['1', '2', '3']) await insert(0, 1, body)
      await limitTo(3, 1)
      await refuses('CONFLICT', insert(0, 1, '4'))
      await refuses('CONFLICT', insert(0.5, 2, '4'))
      await insert(1, 2, '4')
      await write(tenantId, (tx) => tx.capacity.removeOfOwner(ids.booking('1')))
      await insert(0, 1, '5')
      await limitTo(null, 2)
      await insert(0, 1, '6')
      const lost = claim({ ...byBooking('7'), resourceId: idOf('Location', 'none') })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.capacity.insertMany([lost])),
      )
    })

    test('templates are found by their location while they are in use', async () => {
      const tenantId = await tenant()
      const other = { ...shiftTemplate, id: idOf('ShiftTemplate', '2'), validTo: '2026-12-31', breaks: [] }
      await write(tenantId, async (tx) => {
        await tx.shiftTemplates.insert(other)
        await tx.shiftTemplates.insert(shiftTemplate)
      })
      const found = () => write(tenantId, (tx) => tx.shiftTemplates.ofLocation(ids.location))
      deepEqual(await found(), [shiftTemplate, other])
      deepEqual(await write(tenantId, (tx) => tx.shiftTemplates.ofLocation(idOf('Location', 'none'))), [])
      await write(tenantId, (tx) => tx.shiftTemplates.replace({ ...other, version: 2, archivedAtMs: 1 }, 1))
      deepEqual(await found(), [shiftTemplate])
    })

    test('time blocks are found by id, by whose they are and by time', async () => {
      const tenantId = await tenant()
      const later = { startsAtMs: nineMs + 5 * hourMs, endsAtMs: nineMs + 40 * dayMs }
      const ofPool = {
        staffId: null,
        resourceId: ids.resource,
        units: 2,
        type: 'MAINTENANCE',
        countsAsWork: true,
      } as const
      const blocks = [
        timeBlock('1'),
        timeBlock('2', later),
        timeBlock('3', ofPool),
        timeBlock('4', { staffId: ids.otherStaff, seriesId: idOf('TimeBlock', '4'), source: 'x', externalId: 'e' }),
      ]
      await write(tenantId, async (tx) => {
        await tx.timeBlocks.insertMany([...blocks].reverse())
      })
      const list = (filter: TimeBlockFilter, limit = 9, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.timeBlocks.list(filter, after ? { limit, after } : { limit }))
            .map(({ id }) => id.slice(4))
            .join(''),
        )
      deepEqual(await storage().read({ tenantId }, (tx) => tx.timeBlocks.list({}, { limit: 9 })), blocks)
      equal(await list({}, 2), '12')
      equal(await list({}, 2, 'tmb_2'), '34')
      equal(await list({ staffId: ids.staff }), '12')
      equal(await list({ resourceId: ids.resource }), '3')
      equal(await list({ seriesId: idOf('TimeBlock', '4') }), '4')
      equal(await list({ source: 'x', staffId: ids.otherStaff }), '4')
      equal(await list({ source: 'x', staffId: ids.staff }), '')
      equal(await list({ staffId: ids.staff, fromMs: nineMs + hourMs }), '2')
      equal(await list({ fromMs: nineMs + hourMs - 1, toMs: nineMs + hourMs }), '134')
      equal(await list({ fromMs: nineMs + 39 * dayMs, toMs: nineMs + 39 * dayMs + 1 }), '2')
      await write(tenantId, (tx) => tx.timeBlocks.removeMany([idOf('TimeBlock', '2')]))
      equal(await write(tenantId, (tx) => tx.timeBlocks.find(idOf('TimeBlock', '2'))), undefined)
      deepEqual(await write(tenantId, (tx) => tx.timeBlocks.find(idOf('TimeBlock', '3'))), blocks[2])
    })
  },
}

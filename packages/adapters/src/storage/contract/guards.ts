import { deepEqual, rejects } from 'node:assert/strict'
import type { CapacityClaim } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import {
  booking,
  claim,
  classSession,
  customerCard,
  enrollment,
  hourMs,
  ids,
  nineMs,
  occupancy,
  order,
  payment,
  prepaidPolicy,
  service,
} from './fixtures.ts'

/** What the database refuses by itself, whoever writes: plain SQL past the storage. */
export const guardsPart: ContractPart = {
  name: 'guards of the database',
  declare: ({ database, tenant, write, test }) => {
    const literal = (value: unknown) => (typeof value === 'number' ? String(value) : `'${String(value)}'`)
    const insert = (table: string, row: Readonly<Record<string, unknown>>) => {
      const { raw } = database()
      const values = Object.values(row).map(literal).join(', ')
      return raw.run(`insert into ${raw.table(table)} (${Object.keys(row).join(', ')}) values (${values})`)
    }
    const block = (tenantId: string, startMs: number, endMs: number, owner: string) => ({
      tenant_id: tenantId,
      unit_kind: 'STAFF',
      unit_id: ids.staff,
      start_ms: startMs,
      end_ms: endMs,
      transition_end_ms: endMs,
      owner_kind: 'BOOKING',
      owner_id: owner,
    })

    test('overlapping blocks of one unit', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.occupancy.insertMany([occupancy()]))
      const taken = /is taken|occupancy_no_overlap/
      await rejects(insert('occupancy', block(tenantId, nineMs + 1, nineMs + 2, 'x')), taken)
      await rejects(insert('occupancy', block(tenantId, nineMs, nineMs + hourMs, 'x')), taken)
      await rejects(insert('occupancy', block(tenantId, nineMs - 1, nineMs + 9 * hourMs, 'x')), taken)
      await insert('occupancy', block(tenantId, nineMs + hourMs, nineMs + 2 * hourMs, 'x'))
      const { raw } = database()
      const table = raw.table('occupancy')
      await rejects(
        raw.run(`update ${table} set start_ms = ${nineMs} where tenant_id = '${tenantId}' and owner_id = 'x'`),
        taken,
      )
      await raw.run(`update ${table} set owner_id = 'y' where tenant_id = '${tenantId}' and owner_id = 'x'`)
      await raw.run(`update ${table} set end_ms = end_ms - 5 where tenant_id = '${tenantId}' and owner_id = 'y'`)
    })

    test('more of a pool than there is', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.capacity.insertMany([claim()]))
      const row = (units: number, owner: string) => ({
        tenant_id: tenantId,
        resource_id: ids.resource,
        start_ms: nineMs,
        end_ms: nineMs + hourMs,
        units,
        owner_kind: 'BOOKING',
        owner_id: owner,
      })
      await rejects(insert('capacity_claim', row(2, 'x')), /pool is full/)
      await insert('capacity_claim', row(1, 'x'))
      const { raw } = database()
      const mine = `tenant_id = '${tenantId}' and owner_id = 'x'`
      await rejects(raw.run(`update ${raw.table('capacity_claim')} set units = 2 where ${mine}`), /pool is full/)
      await raw.run(`update ${raw.table('capacity_claim')} set owner_id = 'z' where ${mine}`)
    })

    test('more customers of a service at a location than it takes', async () => {
      const tenantId = await tenant()
      const pool = `${ids.location}/${ids.service}` as const
      const limited = (limit: number | null, version: number) =>
        write(tenantId, (tx) => tx.services.replace({ ...service, maxConcurrentBookings: limit, version }, version - 1))
      const take = (owner: string, more: Partial<CapacityClaim> = {}) =>
        write(tenantId, (tx) =>
          tx.capacity.insertMany([claim({ resourceId: pool, ownerId: ids.booking(owner), ...more })]),
        )
      await limited(1, 2)
      await take('1')
      await refuses('CONFLICT', take('2'))
      await take('2', { startMs: nineMs + hourMs, endMs: nineMs + 2 * hourMs })
      await rejects(take('3', { resourceId: `${ids.location}/svc_none` as typeof pool }))
      await limited(null, 3)
      await take('3')
    })

    test('more seats of a class than there are, by any statement', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.classSessions.insertMany([classSession('1')])
        await tx.enrollments.insert(enrollment('1'))
      })
      const { raw } = database()
      const mine = `where tenant_id = '${tenantId}'`
      await rejects(raw.run(`update ${raw.table('enrollment')} set seats = 5 ${mine}`), /class is full/)
      await rejects(raw.run(`update ${raw.table('class_session')} set capacity = 1 ${mine}`))
      await rejects(raw.run(`update ${raw.table('class_session')} set seats_taken = 5 ${mine}`))
      await raw.run(`update ${raw.table('enrollment')} set seats = 4 ${mine}`)
      const seats = () =>
        raw.run(`select cast(seats_taken as integer) as seats from ${raw.table('class_session')} ${mine}`)
      deepEqual(
        (await seats()).map(({ seats: taken }) => Number(taken)),
        [4],
      )
      await raw.run(`delete from ${raw.table('enrollment_spot')} ${mine}`)
      await raw.run(`delete from ${raw.table('enrollment')} ${mine}`)
      deepEqual(
        (await seats()).map(({ seats: taken }) => Number(taken)),
        [0],
      )
    })

    test('rows that do not add up', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.bookings.insert(booking('1'))
        await tx.orders.insert(order('1', { payments: [payment('1')] }))
      })
      const { raw } = database()
      const updates = [
        ['order_', 'total_minor = 1'],
        ['order_line', 'discount_minor = 0'],
        ['order_line', 'quantity = 0'],
        ['payment', 'change_minor = 1'],
        ['booking', "state = 'LOST'"],
        ['booking', 'ends_at_ms = starts_at_ms'],
        ['booking', 'version = 0'],
      ]
      const accepted: unknown[] = []
      for (const [table = '', change] of updates) {
        await raw.run(`update ${raw.table(table)} set ${change} where tenant_id = '${tenantId}'`).then(
          () => accepted.push(change),
          () => {},
        )
      }
      deepEqual(accepted, [])
      await rejects(insert('occupancy', block(tenantId, nineMs, nineMs + 25 * hourMs, 'x')))
      await rejects(insert('occupancy', block(tenantId, nineMs, nineMs, 'x')))
    })

    test('thresholds below one, and guests that a card cannot have had', async () => {
      const tenantId = await tenant()
      const { terms } = customerCard('1')
      const plain = { terms: { ...terms, guestPasses: null }, guestUses: null }
      await write(tenantId, (tx) => tx.customerCards.insertMany([customerCard('1'), customerCard('2', plain)]))
      const { raw } = database()
      const change = (table: string, id: string, column: string, value: string) =>
        raw.run(`update ${raw.table(table)} set ${column} = ${value} where tenant_id = '${tenantId}' and id = '${id}'`)
      for (const column of ['named_identity_from_minor', 'unnamed_identity_from_minor']) {
        for (const value of ['null', '1']) await change('prepaid_policy', prepaidPolicy.id, column, value)
        for (const value of ['0', '-5']) {
          await rejects(change('prepaid_policy', prepaidPolicy.id, column, value), /check constraint/i)
        }
      }
      const used = (body: string, value: string) => change('customer_card', `crd_${body}`, 'guest_uses', `'${value}'`)
      const from = (uses: unknown, day: unknown = '2026-11-23') => JSON.stringify({ from: day, uses })
      for (const value of ['null', from(0), from(2)]) await used('1', value)
      await used('2', 'null')
      const wrong = [from(-1), from(3), from(0.5), from('1'), from(null), from(1, '2026-11'), from(1, 20261123)]
      for (const value of [...wrong, from(undefined), from(1, null), '{}', '[]', '1']) {
        await rejects(used('1', value), /check constraint/i, value)
      }
      for (const value of [from(0), from(1)]) await rejects(used('2', value), /check constraint/i, value)
      await rejects(used('1', '{'))
    })
  },
}

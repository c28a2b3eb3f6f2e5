import { type CashShiftFilter, cashFlowOf, type DrawerTotal, present } from '@mendian/core'
import {
  cashShiftId,
  cashShiftView as cashShiftSchema,
  cashShiftState,
  localDate,
  locationId,
  cashMovementView as movementSchema,
  pageInput,
  staffId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { cashMovementView, cashShiftView } from './cash-shift-view.ts'
import { loadFlow } from './load-cash.ts'

const getInput = z.strictObject({ id: cashShiftId })

export const get: ReadOperation<typeof getInput, typeof cashShiftSchema> = defineRead({
  name: 'cashShifts.get',
  summary: 'Get a cash shift with what should be in its drawer',
  http: ['GET', '/v1/cash-shifts/{id}'],
  input: getInput,
  output: cashShiftSchema,
  permission: 'cash:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const shift = await tx.cashShifts.find(id)
    if (!shift) return notFound('CashShift', id)
    const [flow, zones] = await Promise.all([loadFlow(tx, shift), timeZonesOf(tx, [shift.locationId])])
    return { ok: true, value: cashShiftView(shift, flow, zones.of(shift.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  locationId: locationId.optional(),
  state: cashShiftState.optional(),
  openedById: staffId.optional().meta({ description: 'Who is in charge of it.' }),
  fromDate: localDate.optional().meta({ description: 'Opened on this business day or later.' }),
  toDate: localDate.optional().meta({ description: 'Opened on this business day or before.' }),
})
const shiftPage = pageOf('CashShift', cashShiftSchema)

export const list: ReadOperation<typeof listInput, typeof shiftPage> = defineRead({
  name: 'cashShifts.list',
  summary: 'List cash shifts, oldest first',
  http: ['GET', '/v1/cash-shifts'],
  input: listInput,
  output: shiftPage,
  permission: 'cash:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined)
    const filter = Object.fromEntries(given) as CashShiftFilter
    let zones = await timeZonesOf(tx, [])
    let totals: readonly DrawerTotal[] = []
    return readPage(
      { limit, cursor },
      async (page) => {
        const rows = await tx.cashShifts.list(filter, page)
        const places = rows.map((row) => row.locationId)
        const [found, moved] = await Promise.all([
          timeZonesOf(tx, places),
          tx.cashShifts.drawerTotals(rows.map((row) => row.id)),
        ])
        zones = found
        totals = moved
        return rows
      },
      (row) => row.id,
      (row) => cashShiftView(row, cashFlowOf(row.id, totals), zones.of(row.locationId)),
    )
  },
})

const movementsInput = z.strictObject({ ...pageInput, id: cashShiftId })
const movementPage = pageOf('CashMovement', movementSchema)

export const movements: ReadOperation<typeof movementsInput, typeof movementPage> = defineRead({
  name: 'cashShifts.movements',
  summary: 'List what was paid into and out of the drawer of a cash shift',
  http: ['GET', '/v1/cash-shifts/{id}/movements'],
  input: movementsInput,
  output: movementPage,
  permission: 'cash:read',
  refusals: ['not_found'],
  async run(tx, { id, ...page }) {
    const shift = await tx.cashShifts.find(id)
    if (!shift) return notFound('CashShift', id)
    const location = present(await tx.locations.find(shift.locationId), 'a shift names a location that exists')
    return readPage(
      page,
      (keys) => tx.cashShifts.listMovements({ cashShiftId: id }, keys),
      (row) => row.id,
      (row) => cashMovementView(row, location.timeZone),
    )
  },
})

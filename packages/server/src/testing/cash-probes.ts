import { type Call, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { type Probes, path, type Things } from './tenant-probe.ts'

/** What a tenant has of drawers. */
export interface CashThings {
  readonly cashShift: string
  readonly expense: string
}

/** Nobody's: of the same form and length. */
export const noCash: CashThings = {
  cashShift: 'csh_00000000000000000000000000',
  expense: 'exp_00000000000000000000000000',
}

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })
const spent = { category: 'tea', amountMinor: 1, paidFrom: 'BANK' }

/** Opens a shift, in which cash is optional, and records an expense. */
export async function openCash(call: Call, ids: SalonIds): Promise<CashThings> {
  const { headers } = await call(`GET /v1/locations/${ids.location}`)
  const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
  await call(`PATCH /v1/locations/${ids.location}`, { cashShifts: { use: 'OPTIONAL' } }, match)
  const opening = { locationId: ids.location, staffId: ids.lin, openingFloatMinor: 50_000 }
  const shift = await call('POST /v1/cash-shifts', opening, keyed(`open-${ids.location}`))
  const expense = await call('POST /v1/expenses', { ...spent, locationId: ids.location }, keyed(`tea-${ids.location}`))
  return { cashShift: textOf(shift, 'id'), expense: textOf(expense, 'id') }
}

/** A command of a shift by somebody, both named from either side. */
function byStaff(command: string, body: object): Probes {
  const given = (ids: Things) => ({ staffId: ids.lin, ...body })
  return (theirs, ours) => [
    [`POST /v1/cash-shifts/${theirs.cashShift}/${command}`, given(ours), keyed(`${command}-1`)],
    [`POST /v1/cash-shifts/${ours.cashShift}/${command}`, { ...given(ours), staffId: theirs.lin }, keyed(theirs.lin)],
  ]
}

const counted = { countedMinor: 1 }
const moved = { amountMinor: 1, reason: 'x' }

/** Every operation of drawers, with `theirs` in the place of one id each. */
export const cashProbes: Readonly<Record<string, Probes>> = {
  'cashShifts.open': (theirs, ours) => {
    const opening = { locationId: ours.location, staffId: ours.lin, openingFloatMinor: 1 }
    return [
      ['POST /v1/cash-shifts', { ...opening, locationId: theirs.location }, keyed(`open-${theirs.location}`)],
      ['POST /v1/cash-shifts', { ...opening, staffId: theirs.lin }, keyed(`open-${theirs.lin}`)],
    ]
  },
  'cashShifts.get': path('cashShift', 'cash-shifts'),
  'cashShifts.list': (theirs) => [
    [`GET /v1/cash-shifts?locationId=${theirs.location}`],
    [`GET /v1/cash-shifts?openedById=${theirs.lin}`],
  ],
  'cashShifts.movements': (theirs) => [[`GET /v1/cash-shifts/${theirs.cashShift}/movements`]],
  'cashShifts.payIn': byStaff('pay-in', moved),
  'cashShifts.payOut': byStaff('pay-out', moved),
  'cashShifts.end': byStaff('end', {}),
  'cashShifts.close': byStaff('close', counted),
  'cashShifts.handOver': (theirs, ours) => {
    const body = { ...counted, staffId: ours.lin, toStaffId: ours.chen }
    return [
      [`POST /v1/cash-shifts/${theirs.cashShift}/hand-over`, body, keyed('hand-over-1')],
      [`POST /v1/cash-shifts/${ours.cashShift}/hand-over`, { ...body, toStaffId: theirs.chen }, keyed(theirs.chen)],
    ]
  },
  'cashMovements.create': (theirs, ours) => {
    const body = { ...moved, kind: 'PAID_IN', locationId: ours.location, staffId: ours.lin }
    return [
      ['POST /v1/cash-movements', { ...body, locationId: theirs.location }, keyed(`move-${theirs.location}`)],
      ['POST /v1/cash-movements', { ...body, staffId: theirs.lin }, keyed(`move-${theirs.lin}`)],
    ]
  },
  'cashMovements.list': (theirs) => [
    [`GET /v1/cash-movements?locationId=${theirs.location}`],
    [`GET /v1/cash-movements?cashShiftId=${theirs.cashShift}`],
  ],
  'expenses.create': (theirs, ours) => [
    ['POST /v1/expenses', { ...spent, locationId: theirs.location }, keyed(`spent-${theirs.location}`)],
    ['POST /v1/expenses', { ...spent, locationId: ours.location, staffId: theirs.lin }, keyed(`spent-${theirs.lin}`)],
  ],
  'expenses.get': path('expense', 'expenses'),
  'expenses.list': (theirs) => [[`GET /v1/expenses?locationId=${theirs.location}`]],
  'expenses.void': (theirs) => [
    [`POST /v1/expenses/${theirs.expense}/void`, { reason: 'x' }, keyed(`void-${theirs.expense}`)],
  ],
}

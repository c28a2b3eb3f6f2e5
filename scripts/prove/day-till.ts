import type { FaultList } from './proof.ts'
import type { Random } from './random.ts'

type Body = Readonly<Record<string, unknown>>

/** A movement of cash that was accepted. */
export interface Moved {
  readonly cashShiftId: string
  readonly amountMinor: number
}

interface Paid {
  readonly kind: string
  readonly amountMinor: number
  readonly businessDate?: string
  readonly parts: readonly {
    readonly account: string
    readonly subjectId: string | null
    readonly amountMinor: number
  }[]
}

interface Shift {
  /** Absent until its opening was answered, which may be after the answer of the first sale in it. */
  floatMinor?: number
  readonly flow: Record<keyof typeof noFlow, number>
  /** What the count was told should be there. */
  expectedMinor?: number
}

const noFlow = { receivedMinor: 0, refundedMinor: 0, paidInMinor: 0, paidOutMinor: 0, expensesMinor: 0 }

/** What a shop's answers come to, by shift and by day, kept apart from the database. */
export interface Till extends Pick<FaultList, 'check'> {
  open(shiftId: string, floatMinor: number): void
  isCounted(shiftId: string): boolean
  count(shift: Body): void
  sold(order: Body): void
  gaveBack(refund: Body): void
  moved(movement: Moved, kind: 'payIn' | 'payOut'): void
  spent(expense: Body): void
  /** The books of that day were closed. */
  finish(date: string): void
  someBill(random: Random): string | undefined
  shifts(): readonly string[]
  compareShift(shift: Body): void
  dates(): readonly string[]
  compareDay(totals: Body): void
}

/** By date, then by whether in or out and the kind of money: how often, and how much. */
type Takings = Map<string, Map<string, readonly [times: number, minor: number]>>

interface Sheets {
  readonly shifts: ReadonlyMap<string, Shift>
  readonly takings: Takings
  readonly finished: Set<string>
  shiftOf(id: string | null, what: string): Shift
  book(date: string, name: string, amountMinor: number): void
  /** The shift whose drawer the cash went through, all of it; undefined for what is no cash. */
  throughDrawer(payment: Paid, what: string): Shift | undefined
}

function emptySheets(check: FaultList['check']): Sheets {
  const shifts = new Map<string, Shift>()
  const takings: Takings = new Map()
  const finished = new Set<string>()
  const shiftOf = (id: string | null, what: string): Shift => {
    check(id !== null, `${what} went into no drawer`)
    const shift = shifts.get(String(id)) ?? { flow: { ...noFlow } }
    shifts.set(String(id), shift)
    return shift
  }
  const book = (date: string, name: string, amountMinor: number): void => {
    check(!finished.has(date), `${name} of ${amountMinor} was booked to ${date}, whose books are closed`)
    const day = takings.get(date) ?? new Map<string, readonly [number, number]>()
    takings.set(date, day)
    const [times, minor] = day.get(name) ?? [0, 0]
    day.set(name, [times + 1, minor + amountMinor])
  }
  const throughDrawer = ({ kind, amountMinor, parts }: Paid, what: string): Shift | undefined => {
    if (kind !== 'CASH') return undefined
    const drawers = parts.filter(({ account }) => account === 'CASH_DRAWER')
    check(drawers.length === 1 && drawers[0]?.amountMinor === amountMinor, `${what}: ${JSON.stringify(parts)}`)
    return shiftOf(drawers[0]?.subjectId ?? null, what)
  }
  return { shifts, takings, finished, shiftOf, book, throughDrawer }
}

export function emptyTill({ check }: FaultList): Till {
  const bills: string[] = []
  const { shifts, takings, finished, shiftOf, book, throughDrawer } = emptySheets(check)

  return {
    check,
    open: (id, floatMinor) => {
      shiftOf(id, 'a float').floatMinor = floatMinor
    },
    isCounted: (id) => shifts.get(id)?.expectedMinor !== undefined,
    count: ({ id, expectedMinor }) => {
      const shift = shiftOf(String(id), 'a count')
      check(shift.expectedMinor === undefined, `${id} was counted twice`)
      shift.expectedMinor = Number(expectedMinor)
    },
    sold: (order) => {
      const payments = order.payments as readonly Paid[]
      const paid = payments.reduce((total, { amountMinor }) => total + amountMinor, 0)
      check(paid === order.totalMinor, `${order.id} of ${order.totalMinor} was paid with ${paid}`)
      const dates = new Set(payments.map(({ businessDate }) => businessDate))
      check(dates.size === 1, `${order.id} was paid on ${[...dates].join(' and ')}`)
      for (const payment of payments) {
        const shift = throughDrawer(payment, String(order.id))
        if (shift !== undefined) shift.flow.receivedMinor += payment.amountMinor
        book(String(payment.businessDate), `tenders ${payment.kind}`, payment.amountMinor)
      }
      bills.push(String(order.id))
    },
    gaveBack: (refund) => {
      for (const payment of refund.payments as readonly Paid[]) {
        const shift = throughDrawer(payment, String(refund.id))
        if (shift !== undefined) shift.flow.refundedMinor += payment.amountMinor
        book(String(refund.businessDate), `refunds ${payment.kind}`, payment.amountMinor)
      }
    },
    moved: ({ cashShiftId, amountMinor }, kind) => {
      shiftOf(cashShiftId, kind).flow[kind === 'payIn' ? 'paidInMinor' : 'paidOutMinor'] += amountMinor
    },
    spent: ({ cashShiftId, amountMinor }) => {
      shiftOf(cashShiftId as string | null, 'an expense').flow.expensesMinor += Number(amountMinor)
    },
    finish: (date) => void finished.add(date),
    someBill: (random) => bills[random.between(0, Math.max(bills.length - 1, 0))],
    shifts: () => [...shifts.keys()],
    compareShift: (told) => compareShift(shifts.get(String(told.id)), told, check),
    dates: () => [...takings.keys()],
    compareDay: (told) => compareDay(takings.get(String(told.businessDate)), told, check),
  }
}

function compareShift(shift: Shift | undefined, told: Body, check: FaultList['check']): void {
  check(shift?.floatMinor === told.openingFloatMinor, `${told.id} was opened with ${shift?.floatMinor}`)
  if (shift === undefined) return
  const { floatMinor = 0, flow } = shift
  const comeMinor = floatMinor + flow.receivedMinor + flow.paidInMinor
  const leftMinor = comeMinor - flow.refundedMinor - flow.paidOutMinor - flow.expensesMinor
  const [due, is] = [JSON.stringify({ ...flow, leftMinor }), told.flow as typeof noFlow]
  const found = JSON.stringify({ ...pick(is), leftMinor: told.expectedMinor })
  check(due === found, `${told.id} should have ${due}, and has ${found}`)
  const { expectedMinor } = shift
  check(expectedMinor === leftMinor, `${told.id} was counted against ${expectedMinor}, not ${leftMinor}`)
}

function compareDay(
  day: ReadonlyMap<string, readonly [number, number]> | undefined,
  told: Body,
  check: FaultList['check'],
): void {
  const rows = (['tenders', 'refunds'] as const).flatMap((name) =>
    (told[name] as readonly Totals[]).map((row) => [`${name} ${row.kind}`, row] as const),
  )
  const found = rows.map(([name, row]) => `${name} ${row.payments ?? row.refunds} ${row.amountMinor}`).sort()
  const due = [...(day ?? [])].map(([name, [times, minor]]) => `${name} ${times} ${minor}`).sort()
  check(due.join() === found.join(), `${told.businessDate} should have ${due.join()}, and has ${found.join()}`)
}

interface Totals {
  readonly kind: string
  readonly amountMinor: number
  readonly payments?: number
  readonly refunds?: number
}

function pick({
  receivedMinor,
  refundedMinor,
  paidInMinor,
  paidOutMinor,
  expensesMinor,
}: typeof noFlow): typeof noFlow {
  return { receivedMinor, refundedMinor, paidInMinor, paidOutMinor, expensesMinor }
}

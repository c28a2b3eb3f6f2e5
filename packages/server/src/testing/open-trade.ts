import { present, type Storage } from '@mendian/core'
import { createMendian } from '../create-mendian.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { tradeNamed } from '../demo/trades.ts'
import { type Answer, type Call, callerOf, rowsOf, textOf } from './call.ts'

/** A demo shop of one trade on a morning, and what its staff and customers do there over HTTP. */
export interface OpenTrade {
  readonly call: Call
  readonly locationId: string
  /** Stands still until it is set. */
  setClock(time: string): void
  /** The starts of a day that can be booked, as HH:MM. */
  starts(segments: readonly object[], date?: string, locationType?: string): Promise<readonly string[]>
  /** Books for Wang at that time of the day, or is refused. */
  book(time: string, segments: readonly object[], more?: object): Promise<Answer>
  /** Bills the booking, takes the money, receives the customer and serves them: what the order is then. */
  serve(booking: Answer): Promise<Answer>
}

/** The day on which the scenarios take place, a Saturday. */
export const tradeDay = '2026-11-21'

/** Loads the demo shop as the command line does, at 07:00 on the day. */
export async function openTrade(name: string, storage: Storage): Promise<OpenTrade> {
  const trade = present(tradeNamed(name), `there is a demo ${name}`)
  const instantOf = (time: string, date = tradeDay): string => `${date}T${time}:00+08:00`
  let nowMs = Date.parse(instantOf('07:00'))
  const clock = { nowMs: () => nowMs }
  const mendian = createMendian({ storage, clock, validateResponses: true })
  await loadDemo(mendian, storage, clock, trade)
  const call = callerOf(mendian.fetch, trade.apiKey, [])
  const locationId = present(trade.records.locations[0], 'the shop has a location').id

  const must = async (target: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> => {
    const answer = await call(target, body, headers ? { headers } : {})
    if (answer.status >= 400) throw new Error(`${target}: ${answer.text}`)
    return answer
  }
  return {
    call,
    locationId,
    setClock(time) {
      nowMs = Date.parse(instantOf(time))
    },
    async starts(segments, date = tradeDay, locationType = 'LOCATION') {
      const range = { from: instantOf('00:00', date), to: instantOf('23:59', date) }
      const found = await must('POST /v1/availability/search', { locationId, locationType, segments, ...range })
      return rowsOf(found).map(({ startsAt }) => String(startsAt).slice(11, 16))
    },
    book: (time, segments, more = {}) =>
      call('POST /v1/bookings', { locationId, customerId: 'cus_wang', startsAt: instantOf(time), segments, ...more }),
    async serve(booking) {
      const bookingId = textOf(booking, 'id')
      const segments = booking.body.segments as readonly { readonly ordinal: number }[]
      const lines = segments.map(({ ordinal }) => ({ kind: 'BOOKING_SEGMENT', bookingId, segment: ordinal }))
      const order = await must('POST /v1/orders', { locationId, customerId: booking.body.customerId, lines })
      const tenders = [{ kind: 'CASH', tenderedMinor: order.body.totalMinor }]
      await must(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, { 'idempotency-key': `pay-${bookingId}` })
      await must('POST /v1/bookings/redeem', { redemptionCode: booking.body.redemptionCode })
      await must(`POST /v1/bookings/${bookingId}/start`)
      await must(`POST /v1/bookings/${bookingId}/complete`)
      return must(`GET /v1/orders/${textOf(order, 'id')}`)
    },
  }
}

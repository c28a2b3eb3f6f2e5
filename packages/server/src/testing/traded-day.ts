import { type Answer, textOf } from './call.ts'
import { furnish, type OpenSalon, publishDay } from './open-salon.ts'

/** A day on which something of everything happened: its rows give every check of the books something to look at. */
export async function tradeForADay(salon: OpenSalon): Promise<void> {
  const ids = await furnish(salon.mendian, salon)
  await publishDay(salon.mendian, salon, ids)
  const [customerId, locationId] = [ids.zhao, ids.location]
  let keys = 0
  const must = async (target: string, body: object = {}, ifMatch?: string): Promise<Answer> => {
    keys += 1
    const match: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch }
    const answer = await salon.call(target, body, { headers: { 'idempotency-key': `day-${keys}`, ...match } })
    if (answer.status >= 300) throw new Error(`${target}: ${answer.text}`)
    return answer
  }
  const order = async (lines: readonly object[], more: object = {}): Promise<string> =>
    textOf(await must('POST /v1/orders', { locationId, customerId, lines, ...more }), 'id')
  const pay = (id: string, ...tenders: readonly object[]): Promise<Answer> =>
    must(`POST /v1/orders/${id}/pay`, { tenders })
  const cash = { kind: 'CASH', tenderedMinor: 1_000_000 }
  const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }

  const { headers } = await salon.call(`GET /v1/locations/${locationId}`)
  await must(`PATCH /v1/locations/${locationId}`, { cashShifts: { use: 'REQUIRED' } }, headers.get('etag') ?? '')
  const shift = await must('POST /v1/cash-shifts', { locationId, staffId: ids.lin, openingFloatMinor: 50_000 })
  await must('POST /v1/loyalty-programmes', {
    ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tender: { points: 100, amountMinor: 100 } },
    earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }],
  })
  const steps = [{ paidMinor: 100_000, bonusMinor: 20_000 }]
  await must('POST /v1/top-up-offers', { name: 'Step', currency: 'CNY', steps })
  await pay(await order([{ kind: 'TOP_UP', amountMinor: 100_000 }]), cash)

  await pay(await order([{ kind: 'SERVICE', serviceId: ids.manicure }]), cash)

  const limits = { total: 9 }
  const effect = { kind: 'PERCENT_OFF', percentOffBasisPoints: 1000 }
  const template = await must('POST /v1/coupon-templates', { name: 'Ten', level: 'ORDER', effect, limits })
  const coupon = async (): Promise<string> =>
    textOf(await must('POST /v1/coupons', { templateId: template.body.id, customerId }), 'id')
  const used = await order([{ ...shampoo, quantity: 4 }], { couponIds: [await coupon()], tipMinor: 500 })
  await pay(used, { kind: 'STORED_VALUE', amountMinor: 12_000 }, { kind: 'POINTS', points: 100 }, cash)
  await must(`POST /v1/orders/${used}/refunds`, { reason: 'one too many', lines: [{ line: 0, quantity: 1 }] })
  await order([shampoo], { couponIds: [await coupon()] })

  const gives = { kind: 'PRODUCT', productId: ids.shampoo }
  const reward = await must('POST /v1/rewards', { name: 'Reward', points: 10, gives })
  await must('POST /v1/points/redemptions', { customerId, rewardId: reward.body.id, locationId })

  await useCards(must, customerId, locationId)
  const debt = { kind: 'ON_ACCOUNT', amountMinor: 4_000 }
  await pay(await order([shampoo]), debt, cash)
  const settled = { tenders: [{ kind: 'CASH', tenderedMinor: 1_500 }], amountMinor: 1_500 }
  await must('POST /v1/receivables/settle', { locationId, customerId, ...settled })

  const startsAt = (clock: string): string => `2026-11-21T${clock}:00+08:00`
  const book = async (clock: string, staffId: string, serviceId: string): Promise<Answer> =>
    must('POST /v1/bookings', { locationId, customerId, startsAt: startsAt(clock), segments: [{ serviceId, staffId }] })
  const visit = await book('12:00', ids.lin, ids.manicure)
  await book('15:00', ids.chen, ids.manicure)
  const segment = { kind: 'BOOKING_SEGMENT', bookingId: visit.body.id, segment: 0 }
  await pay(await order([segment, { kind: 'TOP_UP', amountMinor: 50_000 }]), {
    ...{ kind: 'PROVIDER', provider: 'SANDBOX', reference: 'day-1' },
  })
  const yoga = await must('POST /v1/class-sessions', {
    ...{ locationId, serviceId: ids.cut, staffId: ids.chen, startsAt: startsAt('18:00') },
    ...{ name: 'Yoga', durationMinutes: 60, capacity: 3 },
  })
  await must('POST /v1/enrollments', { classSessionId: yoga.body.id, customerId, spots: [2] })
  await countDrawer(must, { locationId, staffId: ids.lin }, textOf(shift, 'id'))
}

type Must = (target: string, body?: object) => Promise<Answer>

/** A pass with one of its visits used, and a gift card. */
async function useCards(must: Must, customerId: string, locationId: string): Promise<void> {
  const components = [{ name: 'Visit', quantity: 10 }]
  const price = { amountMinor: 99_900, currency: 'CNY' }
  const pass = await must('POST /v1/card-products', { name: 'Pass', kind: 'VISIT_PASS', price, components })
  const taken = { productId: pass.body.id, customerId, locationId, unearnedMinor: 99_900 }
  const card = await must('POST /v1/customer-cards/import', { ...taken, remaining: [10] })
  await must(`POST /v1/customer-cards/${textOf(card, 'id')}/redeem`, { locationId })
  await must('POST /v1/gift-cards/import', { locationId, code: 'DAY-0001-GIFT', balanceMinor: 5_000 })
}

/** An expense, change put in, and the count of a shift. */
async function countDrawer(must: Must, at: { locationId: string; staffId: string }, shiftId: string): Promise<void> {
  const { locationId, staffId } = at
  await must('POST /v1/expenses', { locationId, category: 'tea', amountMinor: 3_000, paidFrom: 'CASH' })
  await must('POST /v1/cash-movements', { ...at, kind: 'PAID_IN', amountMinor: 1_000, reason: 'change' })
  await must(`POST /v1/cash-shifts/${shiftId}/close`, { staffId, countedMinor: 40_000 })
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const [before, after] = ['2026-11-01T00:00:00+08:00', '2026-12-02T00:00:00+08:00']
const effect = { kind: 'AMOUNT_OFF', amountOffMinor: 100 }
const offer = { name: 'Winter', level: 'ORDER', effect }
const rule = { name: 'Mornings', effect, windows: [{ weekdays: [1] }] }
const topUp = { name: 'Top up', currency: 'CNY', steps: [{ paidMinor: 100_000, bonusMinor: 10_000 }] }
const club = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules: [] }
const boost = { code: 'DOUBLE', name: 'Double', effect: { kind: 'MULTIPLY', factorBasisPoints: 20_000 } }
const benefit = { kind: 'FREE_ITEM', code: 'CUT', name: 'A cut', itemIds: [ids.cut] }
const pass = { name: 'Ten', kind: 'VISIT_PASS', price: { amountMinor: 100_000, currency: 'CNY' } }
const components = [{ name: 'Cut', serviceIds: [ids.cut], quantity: 10, unitValueMinor: 12_800 }]

describe.each(databases)('what holds for a time on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })
  afterAll(() => database.close())

  const faultsOf = ({ status, body }: Answer): unknown => [
    status,
    ...((body.errors ?? []) as { pointer: string; message: string }[]).map((one) => `${one.pointer} ${one.message}`),
  ]
  const valid = (validFrom: string | null, validUntil: string | null): object => ({ validFrom, validUntil })
  const dates = (fromDate: string | null, toDate: string | null): object => ({ fromDate, toDate })

  test.each<[string, (range: object) => object, string]>([
    ['promotions', (range) => ({ ...offer, ...range }), '/validUntil'],
    ['coupon-templates', (range) => ({ ...offer, ...range }), '/validUntil'],
    ['top-up-offers', (range) => ({ ...topUp, ...range }), '/validUntil'],
    [
      'loyalty-programmes',
      (range) => ({ ...club, earningBoosts: [{ ...boost, ...range }] }),
      '/earningBoosts/0/validUntil',
    ],
    [
      'tiers',
      (range) => ({ name: 'VIP', rank: 77, percentOffBasisPoints: 0, benefits: [{ ...benefit, ...range }] }),
      '/benefits/0/validUntil',
    ],
  ])('%s that would end before they begin are refused at the end', async (path, made, pointer) => {
    const create = (range: object): Promise<Answer> => salon.call(`POST /v1/${path}`, made(range))
    for (const until of [before, after]) {
      expect(faultsOf(await create(valid(after, until)))).toEqual([400, `${pointer} must be after validFrom`])
    }
    // The same instant, written with another offset.
    expect(faultsOf(await create(valid(after, '2026-12-01T16:00:00Z')))).toEqual([
      400,
      `${pointer} must be after validFrom`,
    ])
    for (const range of [valid(before, after), valid(null, before), valid(after, null)]) {
      const answer = await create(range)
      expect(faultsOf(answer)).toEqual([201])
      await salon.call(`POST /v1/${path}/${textOf(answer, 'id')}/archive`)
    }
  })

  test.each<[string, (window: object) => object, string]>([
    ['timed-price-rules', (window) => ({ ...rule, windows: [{ weekdays: [1] }, window] }), '/windows/1/toDate'],
    ['card-products', (window) => ({ ...pass, components, windows: [window] }), '/windows/0/toDate'],
    [
      'loyalty-programmes',
      (window) => ({ ...club, earningBoosts: [{ ...boost, windows: [window] }] }),
      '/earningBoosts/0/windows/0/toDate',
    ],
  ])('windows of %s that would end before they begin are refused at the end', async (path, made, pointer) => {
    const create = (window: object): Promise<Answer> => salon.call(`POST /v1/${path}`, made(window))
    const early = await create(dates('2026-12-02', '2026-12-01'))
    expect(faultsOf(early)).toEqual([400, `${pointer} must not be before fromDate`])
    const oneDay = await create(dates('2026-12-02', '2026-12-02'))
    expect(faultsOf(oneDay)).toEqual([201])
    await salon.call(`POST /v1/${path}/${textOf(oneDay, 'id')}/archive`)
  })

  test('a change of one end is held against the other', async () => {
    const made = await salon.call('POST /v1/promotions', { ...offer, ...valid(before, after) })
    const change = (patch: object, version: number): Promise<Answer> =>
      salon.call(`PATCH /v1/promotions/${textOf(made, 'id')}`, patch, { headers: { 'if-match': `"${version}"` } })
    const end = '/validUntil must be after validFrom'
    expect(faultsOf(await change({ validUntil: '2026-10-01T00:00:00Z' }, 1))).toEqual([400, end])
    expect(faultsOf(await change({ validFrom: '2027-01-01T00:00:00Z' }, 1))).toEqual([400, end])
    expect(faultsOf(await change({ validFrom: '2027-01-01T00:00:00Z', validUntil: null }, 1))).toEqual([200])
  })
})

import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { DAY_MS } from '../time/local-time.ts'
import type { CapacityClaim, Occupancy } from './occupancy.ts'
import { archived, at, bund, byId, chairs, chen, configuration, cut, dye, lin, shift, sofas } from './salon.fixture.ts'
import { takenByStaff } from './taken-times.ts'
import {
  type CandidateSegment,
  calendarReach,
  candidateSegments,
  candidateUnits,
  type SegmentRequest,
  segmentNeeds,
  type VisitConfiguration,
} from './visit-plan.ts'

function found(
  requests: readonly SegmentRequest[],
  of: VisitConfiguration = configuration,
): readonly CandidateSegment[] {
  const candidates = candidateSegments(of, requests)
  if (!candidates.ok) throw new Error(candidates.refusal.code)
  return candidates.value
}

describe('candidateSegments', () => {
  test('anybody qualified is everybody who can be booked, in the order of the catalogue', () => {
    const service = { ...cut, staffIds: [chen.id, idOf('Staff', 'gone'), lin.id] }
    const of = { ...configuration, services: byId(service) }
    expect(found([{ serviceId: cut.id }], of)).toMatchObject([
      { staffRequested: false, staff: [{ person: chen }, { person: lin }] },
    ])
    const without = { ...of, staff: byId({ ...chen, bookable: false }, lin) }
    expect(found([{ serviceId: cut.id }], without)).toMatchObject([{ staff: [{ person: lin }] }])
  })

  test('pools of other locations and archived ones are no alternative', () => {
    const elsewhere = { ...chairs, locationId: idOf('Location', 'elsewhere') }
    expect(found([{ serviceId: dye.id }])[0]?.requirements).toEqual([
      { units: 1, anyOf: [chairs, sofas], sharedByParty: false },
    ])
    const of = { ...configuration, resources: byId(elsewhere, sofas) }
    expect(found([{ serviceId: dye.id }], of)[0]?.requirements).toEqual([
      { units: 1, anyOf: [sofas], sharedByParty: false },
    ])
    const none = candidateSegments({ ...of, resources: byId(elsewhere, archived(sofas)) }, [{ serviceId: dye.id }])
    expect(none).toEqual({
      ok: false,
      refusal: { code: 'resource_not_at_location', details: { serviceId: dye.id, resourceIds: [chairs.id, sofas.id] } },
    })
  })

  test('the first segment that nobody can serve decides', () => {
    const requests = [
      { serviceId: cut.id },
      { serviceId: idOf('Service', 'gone') },
      { serviceId: idOf('Service', 'lost') },
    ]
    expect(candidateSegments(configuration, requests)).toEqual({
      ok: false,
      refusal: { code: 'reference_not_found', details: { kind: 'Service', id: 'svc_gone' } },
    })
  })

  test('who and what could serve is named once, whatever the number of segments', () => {
    const units = candidateUnits(
      found([{ serviceId: dye.id }, { serviceId: cut.id, staffId: lin.id }, { serviceId: dye.id }]),
    )
    expect(units).toEqual({ staffIds: [lin.id, chen.id], resourceIds: [chairs.id, sofas.id] })
  })
})

describe('candidateUnits', () => {
  test.each([
    ['no limit', {}, []],
    ['a limit of customers', { maxConcurrentCustomers: 3 }, [bund.id]],
    ['a limit of bookings', { maxBookingsPerDay: 3 }, [bund.id]],
  ])('a location with %s is a pool: %j', (_, limits, pools) => {
    const of = { ...configuration, location: { ...bund, ...limits } }
    expect(candidateUnits(found([{ serviceId: cut.id }], of)).resourceIds).toEqual(pools)
  })
})

describe('calendarReach', () => {
  test('goes a day back and the visit’s whole length on, cleaning up and waiting included, to the end of the date', () => {
    const candidates = found([{ serviceId: dye.id }, { serviceId: cut.id }])
    const ofDay = { fromMs: at('10:00') - DAY_MS, toMs: at('24:00') }
    expect(calendarReach(candidates, at('10:00'), at('18:00'))).toEqual(ofDay)
    // 160 minutes on it is the next date.
    expect(calendarReach(candidates, at('10:00'), at('21:20')).toMs).toBe(at('48:00'))
    expect(calendarReach(candidates, at('10:00'), at('21:15'), 0).toMs).toBe(at('24:00'))
    expect(calendarReach(candidates, at('10:00'), at('21:15'), 5).toMs).toBe(at('48:00'))
  })
})

describe('segmentNeeds', () => {
  const owner = { ownerKind: 'BOOKING', ownerId: idOf('Booking', 'own'), expiresAtMs: null } as const
  const block: Occupancy = {
    unitKind: 'STAFF',
    unitId: lin.id,
    startMs: at('12:00'),
    endMs: at('13:00'),
    preparationMs: 0,
    segment: 0,
    transitionEndMs: at('13:10'),
    ...owner,
  }
  const earlier: Occupancy = { ...block, startMs: at('10:00'), endMs: at('11:00'), ownerId: idOf('Booking', 'other') }
  const claim: CapacityClaim = {
    resourceId: chairs.id,
    startMs: at('12:00'),
    endMs: at('13:00'),
    units: 1,
    segment: 0,
    ...owner,
  }
  const calendar = {
    shifts: [shift(lin, '14:00', '20:00'), shift(lin, '10:00', '14:00')],
    busy: [block, earlier],
    claims: [claim],
  }

  test('gives each candidate working time in order and blocks by their start', () => {
    const [need] = segmentNeeds(found([{ serviceId: dye.id }]), calendar, bund.timeZone)
    expect(need?.staff[0]).toEqual({
      staffId: lin.id,
      working: [{ startMs: at('10:00'), endMs: at('20:00') }],
      busy: [earlier, block],
    })
    expect(need?.staff[1]).toEqual({ staffId: chen.id, working: [], busy: [] })
    expect(need?.pools).toEqual([
      {
        units: 1,
        anyOf: [
          { poolId: chairs.id, quantity: 1, claims: [claim] },
          { poolId: sofas.id, quantity: 1, claims: [] },
        ],
      },
    ])
  })

  test('gives the same of blocks that come as numbers', () => {
    const visit = found([{ serviceId: dye.id }])
    const off = { ...block, unitId: chen.id, ownerKind: 'TIME_BLOCK' as const, ownerId: idOf('TimeBlock', 'off') }
    const busy = [block, off, { ...earlier, preparationMs: 600_000 }]
    const rows = segmentNeeds(visit, { ...calendar, busy }, bund.timeZone)
    const numbers = { ...calendar, busy: takenByStaff(busy) }
    expect(segmentNeeds(visit, numbers, bund.timeZone)).toMatchObject(
      rows.map((need) => ({
        ...need,
        staff: need.staff.map((each) => ({
          ...each,
          busy: each.busy.map(({ startMs, endMs, transitionEndMs, preparationMs, ownerKind }) => ({
            ...{ startMs, endMs, transitionEndMs, preparationMs, ownerKind },
          })),
        })),
      })),
    )
    expect(() => segmentNeeds(visit, numbers, bund.timeZone, owner.ownerId)).toThrow('by whose time it is')
    const capped = found([{ serviceId: cut.id }], {
      ...configuration,
      staff: byId({ ...lin, maxBookingsPerDay: 2 }, chen),
    })
    expect(() => segmentNeeds(capped, { ...calendar, busy: new Map() }, bund.timeZone)).toThrow('by whose time it is')
  })

  test('leaves out what the booking that moves has itself', () => {
    const [need] = segmentNeeds(found([{ serviceId: dye.id }]), calendar, bund.timeZone, owner.ownerId)
    expect(need?.staff[0]?.busy).toEqual([earlier])
    expect(need?.pools[0]?.anyOf[0]?.claims).toEqual([])
  })

  test('reads shifts on the wall clock of the location', () => {
    const [need] = segmentNeeds(found([{ serviceId: cut.id }]), calendar, 'Europe/Berlin')
    expect(need?.staff[0]?.working).toEqual([{ startMs: at('17:00'), endMs: at('27:00') }])
  })

  test('counts working time only while the location is open', () => {
    const hours = [
      { weekday: 6, opensAt: '11:00', closesAt: '13:00' },
      { weekday: 6, opensAt: '15:00', closesAt: '26:00' },
    ]
    const of = { ...configuration, location: { ...bund, openingHours: hours } }
    const [need] = segmentNeeds(found([{ serviceId: cut.id }], of), calendar, bund.timeZone)
    expect(need?.staff[0]?.working).toEqual([
      { startMs: at('11:00'), endMs: at('13:00') },
      { startMs: at('15:00'), endMs: at('20:00') },
    ])
  })

  test('counts bookings of a day, not blocked time', () => {
    const of = { ...configuration, staff: byId({ ...lin, maxBookingsPerDay: 2 }, chen) }
    const off = { ...earlier, ownerKind: 'TIME_BLOCK' as const, ownerId: idOf('TimeBlock', 'off') }
    const fullDaysOf = (busy: readonly Occupancy[], exceptOwnerId?: string): unknown => {
      const candidates = found([{ serviceId: cut.id }], of)
      return segmentNeeds(candidates, { ...calendar, busy }, bund.timeZone, exceptOwnerId)[0]?.staff[0]?.fullDays
    }
    expect(fullDaysOf([block, earlier])).toEqual([{ startMs: at('00:00'), endMs: at('24:00') }])
    expect(fullDaysOf([block, off])).toEqual([])
    expect(fullDaysOf([block, earlier], owner.ownerId)).toEqual([])
  })
})

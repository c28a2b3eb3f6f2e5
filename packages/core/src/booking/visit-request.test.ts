import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { keptVisit, requestOfKept, wantedOfKept, wantedVisit } from './visit-request.ts'

const segment = fc.record({ serviceId: fc.constantFrom('a', 'b').map((body) => idOf('Service', body)) })
const segments = fc.array(segment, { minLength: 1, maxLength: 3 })
const request = fc
  .record({
    segments,
    guests: fc.array(fc.record({ name: fc.option(fc.constant('Wang')), segments }), { maxLength: 3 }),
    guestArrangement: fc.constantFrom('TOGETHER' as const, 'IN_TURN' as const),
    maxWaitMinutes: fc.integer({ min: 0, max: 120 }),
    locationType: fc.constantFrom('LOCATION' as const, 'CUSTOMER_ADDRESS' as const),
  })
  .map((asked) => (asked.guests.length > 0 ? { ...asked, segments: [] } : asked))

test('what is kept of a visit wants what was asked for, and asks for it again', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const kept = keptVisit(asked)
      expect(wantedOfKept(kept)).toEqual(wantedVisit(asked))
      expect(wantedVisit(requestOfKept(kept))).toEqual(wantedVisit(asked))
    }),
  )
})

test('a guest who comes alone, at the location and without waiting needs to say none of it', () => {
  const serviceId = idOf('Service', 'cut')
  expect(keptVisit({ segments: [{ serviceId }] })).toEqual({
    segments: [{ serviceId, guest: 0 }],
    guests: [{ name: null }],
    guestArrangement: 'TOGETHER',
    maxWaitMinutes: 0,
    locationType: 'LOCATION',
  })
})

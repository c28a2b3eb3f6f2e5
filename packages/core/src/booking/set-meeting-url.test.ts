import { describe, expect, test } from 'vitest'
import type { LocationType } from '../catalog/location-type.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'
import { booked, codeOf, frontDesk, nineMs } from './booking.fixture.ts'
import { refuseAddress } from './refuse-address.ts'
import { setMeetingUrl } from './set-meeting-url.ts'

const { booking } = booked()
const command = { meetingUrl: 'https://meet.example/1', actor: frontDesk, reason: null }

test.each([
  ['nothing is right', { state: 'CANCELLED' as const }, 'booking_state_forbids'],
  ['the booking stands', {}, 'booking_not_online'],
  ['it is online', { locationType: 'ONLINE' as const }, 'accepted'],
])('setMeetingUrl: %s', (_, fields, code) => {
  expect(codeOf(setMeetingUrl({ ...booking, ...fields }, command, nineMs))).toBe(code)
})

test('setMeetingUrl makes the next version and tells of both', () => {
  const online = { ...booking, locationType: 'ONLINE' as const }
  const decision = setMeetingUrl(online, command, nineMs)
  expect(decision).toMatchObject({
    ok: true,
    changes: { booking: { version: 2, meetingUrl: command.meetingUrl, state: booking.state } },
    events: [{ type: 'booking.meeting_url_set', previous: { meetingUrl: null } }],
  })
})

describe('refuseAddress', () => {
  const address: VisitAddress = { line: '1 Nanjing Road', city: null, latitude: null, longitude: null, note: '' }
  test.each<[LocationType, VisitAddress | null, string | undefined]>([
    ['CUSTOMER_ADDRESS', null, 'address_required'],
    ['CUSTOMER_ADDRESS', address, undefined],
    ['LOCATION', address, 'address_not_expected'],
    ['LOCATION', null, undefined],
    ['ONLINE', address, 'address_not_expected'],
    ['ONLINE', null, undefined],
  ])('a visit %s with %o', (locationType, given, code) => {
    expect(refuseAddress(locationType, given)?.code).toBe(code)
  })
})

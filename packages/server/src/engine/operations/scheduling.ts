import { explain } from '../availability/explain.ts'
import { search } from '../availability/search.ts'
import { cancelRest } from '../booking-series/cancel-rest.ts'
import { create as createBookingSeries } from '../booking-series/create.ts'
import { get as getBookingSeries } from '../booking-series/get.ts'
import { rescheduleRest } from '../booking-series/reschedule-rest.ts'
import { assignments } from '../bookings/assignments.ts'
import { calendar } from '../bookings/calendar.ts'
import { cancel as cancelBooking } from '../bookings/cancel.ts'
import { cancellationPreview } from '../bookings/cancellation-preview.ts'
import { create as createBooking } from '../bookings/create.ts'
import { extendSegment } from '../bookings/extend-segment.ts'
import { get as getBooking, list as listBookings } from '../bookings/reads.ts'
import { reassign } from '../bookings/reassign.ts'
import { reassignMany } from '../bookings/reassign-many.ts'
import { checkIn, redeem } from '../bookings/redeem.ts'
import { reschedule } from '../bookings/reschedule.ts'
import { setMeetingUrl } from '../bookings/set-meeting-url.ts'
import * as steps from '../bookings/steps.ts'
import { cancel as cancelClassSession } from '../class-sessions/cancel.ts'
import { create as createClassSession } from '../class-sessions/create.ts'
import { createSeries as createClassSeries } from '../class-sessions/create-series.ts'
import { get as getClassSession, list as listClassSessions, spots } from '../class-sessions/reads.ts'
import { substitute } from '../class-sessions/substitute.ts'
import { cancellationPreview as previewEnrollmentCancellation } from '../enrollments/cancellation-preview.ts'
import { create as createEnrollment } from '../enrollments/create.ts'
import { get as getEnrollment, list as listEnrollments } from '../enrollments/reads.ts'
import * as enrollmentSteps from '../enrollments/steps.ts'
import { call as callFromQueue } from '../queue-entries/call.ts'
import { leave as leaveQueue, move as moveInQueue, noShow } from '../queue-entries/change.ts'
import { join as joinQueue } from '../queue-entries/join.ts'
import { get as getQueueEntry, list as listQueueEntries } from '../queue-entries/reads.ts'
import { create as createSlotHold } from '../slot-holds/create.ts'
import { release as releaseSlotHold } from '../slot-holds/release.ts'
import { accept as acceptOffer } from '../waitlist-entries/accept.ts'
import { create as createWaitlistEntry } from '../waitlist-entries/create.ts'
import { decline as declineOffer, withdraw } from '../waitlist-entries/leave.ts'
import { offer } from '../waitlist-entries/offer.ts'
import { get as getWaitlistEntry, list as listWaitlistEntries } from '../waitlist-entries/reads.ts'

/** Time: free starts, bookings, classes, queues. */
export const schedulingOperations = {
  availability: { search, explain },
  slotHolds: { create: createSlotHold, release: releaseSlotHold },
  bookings: {
    create: createBooking,
    get: getBooking,
    list: listBookings,
    calendar,
    reschedule,
    cancel: cancelBooking,
    redeem,
    checkIn,
    start: steps.start,
    complete: steps.complete,
    confirm: steps.confirm,
    decline: steps.decline,
    markNoShow: steps.markNoShow,
    cancellationPreview,
    extendSegment,
    reassign,
    reassignMany,
    setMeetingUrl,
    assignments,
  },
  bookingSeries: { create: createBookingSeries, get: getBookingSeries, rescheduleRest, cancelRest },
  waitlistEntries: {
    create: createWaitlistEntry,
    get: getWaitlistEntry,
    list: listWaitlistEntries,
    offer,
    accept: acceptOffer,
    decline: declineOffer,
    withdraw,
  },
  queueEntries: {
    join: joinQueue,
    get: getQueueEntry,
    list: listQueueEntries,
    call: callFromQueue,
    leave: leaveQueue,
    noShow,
    move: moveInQueue,
  },
  classSessions: {
    create: createClassSession,
    createSeries: createClassSeries,
    get: getClassSession,
    list: listClassSessions,
    spots,
    cancel: cancelClassSession,
    substitute,
  },
  enrollments: {
    create: createEnrollment,
    get: getEnrollment,
    list: listEnrollments,
    cancel: enrollmentSteps.cancel,
    cancellationPreview: previewEnrollmentCancellation,
    checkIn: enrollmentSteps.checkIn,
    markNoShow: enrollmentSteps.markNoShow,
  },
} as const

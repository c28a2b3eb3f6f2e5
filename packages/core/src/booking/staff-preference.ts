import type { SegmentRequest } from '../scheduling/visit-plan.ts'
import type { BookingSegment } from './booking.ts'

/** What the customer asked of whoever serves the segment, as a request asks it. */
export function preferenceOf({
  staffLevelId,
  staffGender,
}: Pick<BookingSegment, 'staffLevelId' | 'staffGender'>): Pick<SegmentRequest, 'staffLevelId' | 'staffGender'> {
  return {
    ...(staffLevelId === null ? {} : { staffLevelId }),
    ...(staffGender === null ? {} : { staffGender }),
  }
}

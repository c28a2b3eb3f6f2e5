import type { KeptVisit } from '@mendian/core'
import type { keptVisitFields } from '@mendian/core/schemas'
import type { z } from 'zod'

type Party = Omit<KeptVisit, 'locationType'>
type PartyView = Omit<
  { [Field in keyof typeof keptVisitFields]: z.output<(typeof keptVisitFields)[Field]> },
  'locationType'
>

/** What is wanted of a visit that is kept, as callers see it. */
export function partyView({ segments, guests, guestArrangement, maxWaitMinutes }: Party): PartyView {
  return {
    segments: segments.map(({ addOns = [], guest = 0, ...request }) => ({
      ...request,
      guest,
      addOns: addOns.map((choice) => ({ ...choice })),
    })),
    guests: guests.map(({ name }) => ({ name })),
    guestArrangement,
    maxWaitMinutes,
  }
}

import type { SegmentRequest } from '@mendian/core'
import type { segmentRequest } from '@mendian/core/schemas'
import type { z } from 'zod'

/** What is wanted in one segment, as callers see it. */
export function requestView({ addOns = [], ...request }: SegmentRequest): z.output<typeof segmentRequest> {
  return { ...request, addOns: addOns.map((choice) => ({ ...choice })) }
}

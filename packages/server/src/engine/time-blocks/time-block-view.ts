import type { TimeBlock } from '@mendian/core'
import type { timeBlockView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'

/** A block as callers see it. A person may work in several zones, so its times are in UTC. */
export function timeBlockView(timeBlock: TimeBlock): z.output<typeof schema> {
  const { startsAtMs, endsAtMs, createdAtMs, ...rest } = timeBlock
  return { ...rest, startsAt: utc(startsAtMs), endsAt: utc(endsAtMs), createdAt: utc(createdAtMs) }
}

function utc(atMs: number): string {
  return new Date(atMs).toISOString()
}

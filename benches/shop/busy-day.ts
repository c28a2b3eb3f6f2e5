import { MINUTE_MS } from '../../packages/core/src/index.ts'
import type { Random } from '../../scripts/prove/random.ts'

/** Everybody works so long, on the shop's wall clock. */
export const workingMinutes = { start: 10 * 60, end: 20 * 60 } as const

export const busyIntervalsADay = 8

/** When somebody is taken on one day: eight intervals of 15 to 45 minutes, none overlapping, in order. */
export function busyDay(random: Random, midnightMs: number): readonly { startMs: number; endMs: number }[] {
  const share = (workingMinutes.end - workingMinutes.start) / busyIntervalsADay
  return Array.from({ length: busyIntervalsADay }, (_, index) => {
    const earliest = workingMinutes.start + Math.ceil((index * share) / 15) * 15
    const startMinute = earliest + random.between(0, 1) * 15
    const length = random.between(1, 3) * 15
    const end = workingMinutes.start + Math.floor(((index + 1) * share) / 15) * 15
    return {
      startMs: midnightMs + startMinute * MINUTE_MS,
      endMs: midnightMs + Math.max(Math.min(startMinute + length, end), startMinute + 15) * MINUTE_MS,
    }
  })
}

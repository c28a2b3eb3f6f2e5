import { present } from '../base/assert.ts'
import type { BusyBlock } from './can-serve.ts'
import type { Occupancy, TimeOwner } from './occupancy.ts'
import { rowsByUnit } from './rows-by-unit.ts'

/**
 * When somebody is taken, as plain numbers in one list: for each block {@link numbersPerBlock} of them, blocks in the
 * order of their starts. Searches go through thousands of blocks, which as objects take several times as long.
 */
export type TakenTimes = readonly number[]

/** Each person's. */
export type TakenByStaff = ReadonlyMap<string, TakenTimes>

/** `startMs`, how long to `endMs`, how long from there to `transitionEndMs`, `preparationMs`, place in {@link ownerKinds}. */
export const numbersPerBlock = 5

/** What takes the time, by its number in {@link TakenTimes}. */
export const ownerKinds: readonly TimeOwner['ownerKind'][] = ['BOOKING', 'HOLD', 'CLASS_SESSION', 'TIME_BLOCK']

/** The blocks as numbers. They are in the order of their starts. */
export function takenTimes(blocks: readonly BusyBlock[]): TakenTimes {
  return blocks.flatMap(({ startMs, endMs, transitionEndMs, preparationMs, ownerKind = 'BOOKING' }) => [
    startMs,
    endMs - startMs,
    transitionEndMs - endMs,
    preparationMs,
    ownerKinds.indexOf(ownerKind),
  ])
}

/** Everybody's blocks as numbers: what storage gives of them. */
export function takenByStaff(blocks: readonly Occupancy[]): TakenByStaff {
  const byStaff = rowsByUnit(blocks, ({ unitId }) => unitId)
  return new Map([...byStaff].map(([unitId, own]) => [unitId, takenTimes(own)]))
}

/** The numbers as blocks. */
export function takenBlocks(times: TakenTimes): readonly BusyBlock[] {
  return Array.from({ length: times.length / numbersPerBlock }, (_, block) => {
    const [startMs = 0, lengthMs = 0, transitionMs = 0, preparationMs = 0, kind = 0] = times.slice(
      block * numbersPerBlock,
      (block + 1) * numbersPerBlock,
    )
    const endMs = startMs + lengthMs
    const ownerKind = present(ownerKinds[kind], 'a kind of owner')
    return { startMs, endMs, transitionEndMs: endMs + transitionMs, preparationMs, ownerKind }
  })
}

import { assert, parseInstant } from '@mendian/core'

/** An instant of the wire in milliseconds; the schema has checked its form already. */
export function toMs(instant: string): number {
  const ms = parseInstant(instant)
  assert(ms !== undefined, 'the schema lets only instants through')
  return ms
}

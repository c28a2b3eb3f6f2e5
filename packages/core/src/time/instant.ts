import { present } from '../base/assert.ts'
import { parseInstant } from './zone.ts'

/** An instant that its schema has let in. */
export function instantOf(text: string): number {
  return present(parseInstant(text), 'an instant that was stored is an instant')
}

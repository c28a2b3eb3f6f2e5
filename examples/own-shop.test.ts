import { expect, it } from 'vitest'
import { runExample } from './running-server.ts'

it('sets a tenant of one’s own up and books at it', async () => {
  const lines = (await runExample('own-shop.ts')).trim().split('\n')
  // A night in which the clocks change has other starts.
  expect(lines[0]).toMatch(/^\d+ starts, the last at 0\d:00$/)
  expect(lines.slice(1)).toEqual([
    'booked once: true',
    'refused: slot_taken',
    'changed meanwhile: version_conflict',
    'mend /durationMinutes',
  ])
})

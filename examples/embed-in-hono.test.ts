import { expect, it } from 'vitest'
import { runExample } from './running-server.ts'

it('embeds the engine, the API and the host’s own rows in one process', async () => {
  expect((await runExample('embed-in-hono.ts')).trim().split('\n')).toEqual([
    'Cut',
    'Dye',
    'Manicure',
    'Perm',
    'not_found: There is no such thing here; check the id.',
    'sold once: true, replayed: true',
    'booked with my own row beside it: CONFIRMED',
  ])
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../scripts/postgres.ts'
import { type RunningServer, runExample, startServer } from './running-server.ts'

/** What the story says on any day: times and codes differ, the amounts do not. */
const story = [
  /^259 starts, the first at \d{4}-\d\d-\d\dT10:00:00\+08:00$/,
  /^booked \d{4}-\d\d-\d\dT10:00:00\+08:00 to \d{4}-\d\d-\d\dT11:00:00\+08:00, code \d{10}$/,
  /^the second customer: slot_taken$/,
  /^moved to \d{4}-\d\d-\d\dT11:00:00\+08:00$/,
  /^the other booking: CANCELLED$/,
  /^checked in: ARRIVED$/,
  /^Cut: 17820 fen \(List price 19800, Gold -1980\)$/,
  /^Shampoo 250 ml: 6210 fen \(List price 6900, Gold -690\)$/,
  /^paid 24030, change 5970: COMPLETED$/,
  /^books balanced: true; cash today: 24030 fen$/,
]

describe('the quick start, over HTTP against the server that npm start runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mendian-story-'))
  let server: RunningServer | undefined

  afterEach(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['sqlite', 'postgres'] as const)(
    'books, serves and charges on %s',
    async (database) => {
      const environment: Record<string, string> =
        database === 'sqlite'
          ? { MENDIAN_DATA_FOLDER: folder }
          : { DATABASE_URL: await createDatabase(inject('postgresUrl')) }
      server = await startServer(environment)
      const lines = (await runExample('quick-start.ts', { API_URL: server.url })).trim().split('\n')
      expect(lines).toHaveLength(story.length)
      for (const [index, pattern] of story.entries()) expect(lines[index]).toMatch(pattern)
      // Who tries it again finds another day's rest of it, and it works as before.
      for (const _ of [1, 2, 3, 4, 5, 6, 7]) {
        expect(await runExample('quick-start.ts', { API_URL: server.url })).toContain('books balanced: true')
      }
    },
    120_000,
  )
})

import { idOf } from '@mendian/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqliteStorage } from '../../../adapters/src/storage/sqlite/index.ts'
import { createMendian } from '../create-mendian.ts'
import { salon } from '../demo/trades/salon.ts'
import { loadDemo } from '../index.ts'

const storage = sqliteStorage()

beforeAll(async () => {
  await storage.migrate()
  await loadDemo(createMendian({ storage }), storage)
})

afterAll(() => storage.close())

/** A storage in which looking a key up takes that long. */
function slowKeys(ms: number): typeof storage {
  return {
    ...storage,
    platform: {
      ...storage.platform,
      resolveApiKey: async (hash) => {
        await new Promise((resolve) => setTimeout(resolve, ms))
        return storage.platform.resolveApiKey(hash)
      },
    },
  }
}

function get(requestTimeoutMs: number, lookUpMs: number): Response | Promise<Response> {
  const { fetch } = createMendian({ storage: slowKeys(lookUpMs), requestTimeoutMs })
  const headers = { authorization: `Bearer ${salon.apiKey}` }
  return fetch(new Request(`http://test/v1/locations/${idOf('Location', 'bund')}`, { headers }))
}

test('the deadline runs from the arrival of a request: a key that takes too long to look up ends it', async () => {
  const late = await get(50, 2_000)
  expect(late.status).toBe(503)
  expect(late.headers.get('retry-after')).toBe('1')
  expect(await late.json()).toMatchObject({ code: 'unavailable' })
})

test('a key looked up in time lets the request through', async () => {
  expect((await get(5_000, 20)).status).toBe(200)
})

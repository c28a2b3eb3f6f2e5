import type { PlatformStorage } from '@mendian/core'
import { expect, test } from 'vitest'
import { createAuthenticator } from './authenticate.ts'

type Key = NonNullable<Awaited<ReturnType<PlatformStorage['resolveApiKey']>>>

const valid = { id: 'key_1', tenantId: 'tnt_1', permissions: [], revokedAtMs: null } as unknown as Key

/** An authenticator whose storage answers when told to, and the number of its questions. */
function withStorage(resolveApiKey: (hash: string) => Promise<Key | undefined>, cacheMs = 60_000) {
  const platform = { resolveApiKey } as unknown as PlatformStorage
  return createAuthenticator({ platform, cacheMs })
}

test('a key found valid is not asked for again until the keys are forgotten', async () => {
  let asked = 0
  let key = valid
  const authenticator = withStorage(async () => {
    asked += 1
    return key
  })
  await authenticator.principal('Bearer secret')
  expect(await authenticator.principal('Bearer secret')).toMatchObject({ kind: 'TENANT', tenantId: 'tnt_1' })
  expect(asked).toBe(1)
  key = { ...valid, revokedAtMs: 1 }
  authenticator.forget()
  expect(await authenticator.principal('Bearer secret')).toBeUndefined()
  expect(asked).toBe(2)
})

test('a key that was being looked up when keys were forgotten is not remembered', async () => {
  const answers: ((key: Key) => void)[] = []
  const authenticator = withStorage(() => new Promise((resolve) => answers.push(resolve)))
  const underWay = authenticator.principal('Bearer secret')
  authenticator.forget()
  answers[0]?.(valid)
  expect(await underWay).toMatchObject({ kind: 'TENANT' })
  const next = authenticator.principal('Bearer secret')
  answers[1]?.({ ...valid, revokedAtMs: 1 })
  expect(answers).toHaveLength(2)
  expect(await next).toBeUndefined()
})

test('without a cache each request asks', async () => {
  let asked = 0
  const authenticator = withStorage(async () => {
    asked += 1
    return valid
  }, 0)
  await authenticator.principal('Bearer secret')
  await authenticator.principal('Bearer secret')
  expect(asked).toBe(2)
})

test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic secret', 'Bearer two words', `Bearer ${'x'.repeat(201)}`])(
  'the header %j holds no key and is not looked up',
  async (header) => {
    const authenticator = withStorage(async () => {
      throw new Error('asked')
    })
    expect(await authenticator.principal(header)).toBeUndefined()
  },
)

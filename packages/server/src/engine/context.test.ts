import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMendian, type Mendian } from '../create-mendian.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { hostContext } from './context.ts'

describe.each(databases)('the context of a call in process on $name', ({ open }) => {
  let database: OpenDatabase
  let mendian: Mendian

  beforeAll(async () => {
    database = await open()
    mendian = createMendian({ storage: database.storage })
  })
  afterAll(() => database.close())

  const nobody = hostContext('tnt_nobody')
  const noTenant = {
    ok: false,
    refusal: { code: 'not_found', details: { kind: 'Tenant', id: 'tnt_nobody' } },
    replayed: false,
  }

  test('a write to a tenant that is not there is refused as one over HTTP is', async () => {
    const { engine } = mendian
    expect(await engine.customers.create(nobody, { name: 'x' })).toEqual(noTenant)
    expect(await engine.customers.create({ ...nobody, idempotencyKey: 'once' }, { name: 'x' })).toEqual(noTenant)
    expect(await engine.locations.create(nobody, { name: 'x', timeZone: 'Asia/Shanghai', currency: 'CNY' })).toEqual(
      noTenant,
    )
    expect(await engine.tenant.get(nobody, {})).toEqual(noTenant)
  })

  test('a write to a tenant that appears is done', async () => {
    const { engine } = mendian
    const late = hostContext('tnt_late')
    expect((await engine.customers.create(late, { name: 'x' })).ok).toBe(false)
    const platform = { actor: { kind: 'PLATFORM', id: 'platform', permissions: [] } } as const
    expect((await engine.tenants.create(platform, { id: 'tnt_late' as never, name: 'Late' })).ok).toBe(true)
    expect((await engine.customers.create(late, { name: 'x' })).ok).toBe(true)
  })

  test('a transaction of the host for a tenant that is not there says so', async () => {
    const work = mendian.engine.transaction(nobody, (operations) => operations.customers.create({ name: 'x' }))
    await expect(work).rejects.toThrow('there is no tenant tnt_nobody')
  })

  test.each<[string, unknown, string[]]>([
    ['missing', undefined, ['/context']],
    ['null', null, ['/context']],
    ['empty', {}, ['/context/tenantId', '/context/actor']],
    ['of no tenant', hostContext(undefined as never), ['/context/tenantId']],
    ['of a tenant without a name', hostContext(''), ['/context/tenantId']],
    ['of an actor who may nothing', { ...nobody, actor: { kind: 'HOST', id: 'me' } }, ['/context/actor']],
    ['with an empty key', { ...nobody, idempotencyKey: '' }, ['/context/idempotencyKey']],
    ['with a number as key', { ...nobody, idempotencyKey: 7 }, ['/context/idempotencyKey']],
    ['with a version in words', { ...nobody, expectedVersion: '3' }, ['/context/expectedVersion']],
    ['of no time', { ...nobody, deadlineAtMs: 'soon', requestId: 1 }, ['/context/requestId', '/context/deadlineAtMs']],
  ])('a context that is %s is refused with pointers', async (_name, context, pointers) => {
    const { engine } = mendian
    for (const call of [engine.customers.list, engine.customers.create] as const) {
      const outcome = await call(context as never, { name: 'x' } as never)
      const errors = pointers.map((pointer) => ({ pointer, code: 'invalid_context', message: expect.any(String) }))
      expect(outcome).toEqual({
        ok: false,
        refusal: { code: 'invalid_request', details: { errors } },
        replayed: false,
      })
    }
    await expect(mendian.engine.transaction(context as never, async () => 'done')).rejects.toThrow(/context/)
  })
})

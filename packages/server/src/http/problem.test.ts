import { StorageError } from '@mendian/core'
import { describe, expect, test } from 'vitest'
import { createMendian } from '../create-mendian.ts'
import { allOperations } from '../engine/operations.ts'
import { openSqlite } from '../main/testing/databases.ts'
import { openSalon } from '../testing/open-salon.ts'
import { refusalProblem, transportProblem } from './problem.ts'
import { problemTexts } from './problem-text.ts'
import { refusalStatus } from './refusal-status.ts'

const site = { instance: '/v1/bookings', requestId: 'req-1' }
const codes = Object.keys(refusalStatus) as (keyof typeof refusalStatus)[]

describe('problems', () => {
  test.each(codes)('%s has a title, what to do, and a status of the caller’s making', (code) => {
    expect(problemTexts[code].title.length).toBeGreaterThan(3)
    expect(problemTexts[code].detail).toMatch(/[.)]$/)
    expect([400, 403, 404, 409, 412, 422, 428]).toContain(refusalStatus[code])
    expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/)
  })

  test('every refusal that an operation announces is one that there is', () => {
    const announced = new Set(allOperations.flatMap((operation) => operation.refusals))
    expect([...announced].filter((code) => !codes.includes(code))).toEqual([])
  })

  test('every refusal is announced by an operation, or belongs to all of them', () => {
    const ofAll = ['invalid_request', 'forbidden', 'not_found', 'precondition_required', 'version_conflict']
    const ofKeys = [
      'idempotency_key_required',
      'idempotency_key_reused',
      'idempotency_in_progress',
      'answer_shown_once',
    ]
    const announced = new Set<string>([
      ...ofAll,
      ...ofKeys,
      ...allOperations.flatMap((operation) => operation.refusals),
    ])
    expect(codes.filter((code) => !announced.has(code))).toEqual([])
  })

  test('a problem has the fields of RFC 9457 and ours', () => {
    const details = { segment: 0, startsAt: '2026-11-21T12:00:00+08:00' }
    expect(refusalProblem({ code: 'slot_taken', details }, site)).toEqual({
      type: 'urn:mendian:problem:slot_taken',
      title: 'The slot is taken',
      status: 409,
      detail: 'Search again and choose another start or person.',
      instance: '/v1/bookings',
      code: 'slot_taken',
      requestId: 'req-1',
      errors: [],
      details,
    })
  })

  test('a miss tells nothing of what was looked for', () => {
    const miss = (kind: string, id: string): object =>
      refusalProblem({ code: 'not_found', details: { kind, id } }, site)
    expect(miss('Booking', 'bkg_1')).toEqual(miss('Order', 'ord_2'))
  })

  test('faults of the input stand in errors, not in details', () => {
    const errors = [{ pointer: '/name', code: 'too_small', message: 'is empty' }]
    expect(refusalProblem({ code: 'invalid_request', details: { errors } }, site)).toMatchObject({
      errors,
      details: {},
    })
  })

  test('transport problems have a status each', () => {
    expect(transportProblem('unavailable', site).status).toBe(503)
    expect(transportProblem('internal_error', site).status).toBe(500)
    expect(transportProblem('method_not_allowed', site).status).toBe(405)
  })
})

describe('what goes wrong on our side', () => {
  test.each([
    [
      'an outage is 503 and says when to try again',
      new StorageError('UNAVAILABLE', 'disk full'),
      503,
      'unavailable',
      '1',
    ],
    ['locks that are not free in time are 503', new StorageError('BUSY', 'still locked'), 503, 'unavailable', '1'],
    ['a conflict after all reruns is 503', new StorageError('CONFLICT', 'race'), 503, 'unavailable', '1'],
    [
      'a bug is 500 and shows nothing of itself',
      new Error('select secret from mendian_customer'),
      500,
      'internal_error',
      null,
    ],
  ])('%s', async (_, error, status, code, retryAfter) => {
    const { storage, close } = await openSqlite()
    const salon = await openSalon(storage)
    const logged: unknown[] = []
    const log = (message: string, fields?: object): void => void logged.push([message, fields])
    const broken = { ...storage, read: () => Promise.reject(error) }
    const { fetch } = createMendian({ storage: broken, logger: { debug: log, info: log, warn: log, error: log } })
    const headers = { authorization: `Bearer ${salon.secret}`, 'x-request-id': 'req-7' }
    const response = await fetch(new Request('http://salon.test/v1/customers', { headers }))
    const body = await response.json()
    expect([response.status, body.code, response.headers.get('retry-after')]).toEqual([status, code, retryAfter])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(JSON.stringify(body)).not.toContain(error.message)
    expect(JSON.stringify(logged)).toContain('req-7')
    expect(JSON.stringify(logged)).toContain(error.message)
    await close()
  })

  test('readiness follows the storage and the process, health does not', async () => {
    const { storage, close } = await openSqlite()
    let ready = true
    const { fetch } = createMendian({ storage, isReady: () => ready })
    const statusOf = async (path: string): Promise<number> =>
      (await fetch(new Request(`http://salon.test${path}`))).status
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200])
    ready = false
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
    const down = { ...storage, ready: () => Promise.reject(new StorageError('UNAVAILABLE', 'down')) }
    const without = createMendian({ storage: down })
    expect((await without.fetch(new Request('http://salon.test/readyz'))).status).toBe(503)
    await close()
  })

  test('the request id of the caller comes back where it is sound, and a new one where it is not', async () => {
    const { storage, close } = await openSqlite()
    const { call } = await openSalon(storage)
    const idOf = async (given: string): Promise<string | null> =>
      (await call('GET /v1/tenant', undefined, { headers: { 'x-request-id': given } })).headers.get('x-request-id')
    expect(await idOf('desk-1:2.3')).toBe('desk-1:2.3')
    expect(await idOf('a b')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idOf('x'.repeat(129))).toMatch(/^[0-9a-f-]{36}$/)
    await close()
  })
})

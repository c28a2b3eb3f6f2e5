import { describe, expect, it } from 'vitest'
import { type Answer, InvalidRequestError, MendianError, readAnswer } from './errors.ts'

const nowMs = Date.parse('2026-11-21T10:00:00Z')

function answer(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, text, headers: new Headers(headers) }
}

function problem(status: number, code: string, more: object = {}): string {
  return JSON.stringify({
    title: 'Title',
    detail: 'Detail.',
    status,
    code,
    requestId: 'req_1',
    errors: [],
    details: {},
    ...more,
  })
}

function errorOf(given: Answer): MendianError {
  const read = readAnswer(given, nowMs)
  if (read.ok) throw new Error('the answer is no error')
  expect(read.error).toBeInstanceOf(MendianError)
  return read.error
}

describe('problems', () => {
  it.each([
    [400, 'invalid_request', 'InvalidRequestError', false],
    [401, 'unauthorized', 'AuthenticationError', false],
    [403, 'forbidden', 'PermissionError', false],
    [404, 'not_found', 'NotFoundError', false],
    [405, 'method_not_allowed', 'InvalidRequestError', false],
    [409, 'slot_taken', 'RefusedError', false],
    [409, 'idempotency_in_progress', 'RefusedError', true],
    [412, 'version_conflict', 'VersionConflictError', false],
    [413, 'body_too_large', 'InvalidRequestError', false],
    [415, 'unsupported_media_type', 'InvalidRequestError', false],
    [422, 'a_code_to_come', 'RefusedError', false],
    [428, 'precondition_required', 'VersionConflictError', false],
    [429, 'rate_limited', 'RateLimitError', true],
    [500, 'internal_error', 'UnavailableError', false],
    [503, 'unavailable', 'UnavailableError', true],
  ])('%i %s is a %s', (status, code, name, isRetryable) => {
    const error = errorOf(answer(status, problem(status, code)))
    expect(error).toMatchObject({ name, status, code, isRetryable, requestId: 'req_1', problem: { code } })
    expect(error.message).toBe(`${code}: Title. Detail.`)
  })

  it('tell what the code says more, and the faults of an input', () => {
    expect(errorOf(answer(409, problem(409, 'slot_taken', { details: { segment: 1 } }))).details).toEqual({
      segment: 1,
    })
    const faults = [{ pointer: '/name', code: 'too_small', message: 'is empty' }]
    const invalid = errorOf(answer(400, problem(400, 'invalid_request', { errors: faults })))
    expect(invalid instanceof InvalidRequestError && invalid.errors).toEqual(faults)
  })
})

describe('answers that are not of the API', () => {
  it.each([
    [200, '<html>Log in to the network</html>', 'UnavailableError', false],
    [200, '', 'UnavailableError', false],
    [401, '<html>', 'UnavailableError', false],
    [404, '{"message":"no Route matched"}', 'UnavailableError', false],
    [429, 'slow down', 'RateLimitError', true],
    [500, 'null', 'UnavailableError', false],
    [502, '<html>', 'UnavailableError', true],
  ])('%i %j is a %s', (status, text, name, isRetryable) => {
    const error = errorOf(answer(status, text, { 'x-request-id': 'req_2' }))
    expect(error).toMatchObject({ name, status, code: 'unreadable_answer', isRetryable, requestId: 'req_2' })
    expect(error.problem).toBeUndefined()
    expect(error.details).toEqual({})
  })
})

describe('retry-after', () => {
  it.each([
    ['3', 3000],
    ['Sat, 21 Nov 2026 10:00:05 GMT', 5000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
  ])('%s', (header, retryAfterMs) => {
    const error = errorOf(answer(503, problem(503, 'unavailable'), { 'retry-after': header }))
    expect(error.retryAfterMs).toBe(retryAfterMs)
  })
})

it('values come through with fields nobody knows yet', () => {
  expect(readAnswer(answer(200, '{"id":"bkg_1","mood":"NEW"}'), nowMs)).toEqual({
    ok: true,
    value: { id: 'bkg_1', mood: 'NEW' },
  })
})

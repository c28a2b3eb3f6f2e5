import { AssertionError, StorageError } from '@mendian/core'
import { describe, expect, it } from 'vitest'
import { breaksConnection, toStorageError } from './errors.ts'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })

describe('toStorageError', () => {
  it.each([
    ['23P01', 'CONFLICT'],
    ['23505', 'CONFLICT'],
    ['40001', 'CONFLICT'],
    ['40P01', 'CONFLICT'],
    ['MD001', 'CONFLICT'],
    ['MD004', 'IN_PROGRESS'],
    ['55P03', 'BUSY'],
    ['57014', 'UNAVAILABLE'],
    ['57P01', 'UNAVAILABLE'],
    ['53300', 'UNAVAILABLE'],
    ['53100', 'UNAVAILABLE'],
    ['08006', 'UNAVAILABLE'],
    ['ECONNREFUSED', 'UNAVAILABLE'],
    ['EPIPE', 'UNAVAILABLE'],
  ])('takes %s for %s, and keeps the cause', (code, kind) => {
    const cause = withCode(code)
    expect(toStorageError(cause)).toMatchObject({ name: 'StorageError', kind, cause })
  })

  it('takes a server that says nothing for unavailable', () => {
    expect(toStorageError(new Error('Connection terminated unexpectedly'))).toMatchObject({ kind: 'UNAVAILABLE' })
  })

  it('takes what is left for bugs', () => {
    for (const code of ['23514', '23502', '22P02', '42601', 'MD002', 'MD003', 'MD005']) {
      expect(toStorageError(withCode(code))).toBeInstanceOf(AssertionError)
    }
    expect(toStorageError(withCode('0A000'))).toBeInstanceOf(AssertionError)
    expect(toStorageError(withCode('0A000', 'cached plan must not change result type'))).toBeInstanceOf(StorageError)
  })

  it('knows which errors leave a connection of no use', () => {
    expect(breaksConnection(toStorageError(withCode('57P01')))).toBe(true)
    expect(breaksConnection(toStorageError(new Error('Connection terminated')))).toBe(true)
    expect(breaksConnection(toStorageError(withCode('23505')))).toBe(false)
    expect(breaksConnection(toStorageError(withCode('57014')))).toBe(false)
  })
})

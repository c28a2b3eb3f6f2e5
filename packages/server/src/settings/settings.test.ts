import { describe, expect, test } from 'vitest'
import { readSettings, settingsSchema } from './settings.ts'

describe('readSettings', () => {
  test('an empty environment means the defaults', () => {
    expect(readSettings({})).toEqual({
      ok: true,
      settings: {
        PORT: 3000,
        HOST: '127.0.0.1',
        DATABASE_POOL_SIZE: 10,
        MENDIAN_DATA_FOLDER: 'data',
        MENDIAN_SYNCHRONOUS: 'FULL',
        MENDIAN_REQUEST_TIMEOUT_MS: 10_000,
        MENDIAN_BODY_LIMIT_BYTES: 262_144,
        MENDIAN_SHUTDOWN_TIMEOUT_MS: 10_000,
        MENDIAN_EVENTS: 'LOG',
        MENDIAN_LOG_LEVEL: 'info',
      },
    })
  })

  test('what is set is taken, and an empty variable is one that is not', () => {
    const read = readSettings({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://salon@db/salon',
      DATABASE_POOL_SIZE: '',
      MENDIAN_PLATFORM_KEY: 'k'.repeat(24),
      MENDIAN_SYNCHRONOUS: 'NORMAL',
      MENDIAN_SHUTDOWN_TIMEOUT_MS: '0',
      PATH: '/usr/bin',
    })
    expect(read).toMatchObject({
      ok: true,
      settings: {
        PORT: 0,
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://salon@db/salon',
        DATABASE_POOL_SIZE: 10,
        MENDIAN_PLATFORM_KEY: 'k'.repeat(24),
        MENDIAN_SYNCHRONOUS: 'NORMAL',
        MENDIAN_SHUTDOWN_TIMEOUT_MS: 0,
      },
    })
  })

  test.each([
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '65536'],
    ['PORT', '0x50'],
    ['PORT', ' 80'],
    ['PORT', '9'.repeat(400)],
    ['DATABASE_URL', 'mysql://localhost/salon'],
    ['DATABASE_URL', 'localhost'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', '501'],
    ['MENDIAN_PLATFORM_KEY', 'short'],
    ['MENDIAN_PLATFORM_KEY', 'k'.repeat(201)],
    ['MENDIAN_PLATFORM_KEY', `${'k'.repeat(30)} k`],
    ['MENDIAN_SYNCHRONOUS', 'OFF'],
    ['MENDIAN_REQUEST_TIMEOUT_MS', '99'],
    ['MENDIAN_BODY_LIMIT_BYTES', '1 MB'],
    ['MENDIAN_SHUTDOWN_TIMEOUT_MS', 'never'],
    ['MENDIAN_LOG_LEVEL', 'INFO'],
    ['MENDIAN_PROT', '80'],
  ])('%s=%s is refused by name', (name, value) => {
    const read = readSettings({ [name]: value })
    expect(read).toMatchObject({ ok: false, faults: [expect.stringContaining(`${name}: `)] })
  })

  test('a secret that is wrong is not told', () => {
    const read = readSettings({ MENDIAN_PLATFORM_KEY: 'hunter2' })
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })

  test('all faults are told at once', () => {
    const read = readSettings({ PORT: 'x', MENDIAN_LOG_LEVEL: 'x', MENDIAN_UNKNOWN: 'x' })
    expect(read).toMatchObject({ ok: false, faults: [expect.any(String), expect.any(String), expect.any(String)] })
  })

  test('every setting says what it is for', () => {
    const silent = Object.entries(settingsSchema.shape).filter(([, schema]) => !schema.meta()?.description)
    expect(silent).toEqual([])
  })
})

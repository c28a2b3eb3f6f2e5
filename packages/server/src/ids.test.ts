import { type IdKind, idPrefixes, isId } from '@mendian/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { uuidV7Ids } from './ids.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** The 16 bytes that the body of an id stands for. */
function uuidOf(id: string): Buffer {
  const number = [...id.slice(4)].reduce((value, digit) => value * 32n + BigInt(alphabet.indexOf(digit)), 0n)
  return Buffer.from(number.toString(16).padStart(32, '0'), 'hex')
}

describe('uuidV7Ids', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('every kind of id has its form', () => {
    const ids = uuidV7Ids()
    for (const kind of Object.keys(idPrefixes) as IdKind[]) {
      const id: string = ids.next(kind)
      expect(isId(kind, id)).toBe(true)
      expect(id).toMatch(/^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
    }
  })

  test('behind an id stands a UUIDv7 of the present', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T09:00:00Z') })
    const uuid = uuidOf(uuidV7Ids().next('Booking'))
    expect(uuid.readUIntBE(0, 6)).toBe(Date.parse('2026-11-21T09:00:00Z'))
    expect((uuid[6] ?? 0) >> 4).toBe(7)
    expect((uuid[8] ?? 0) >> 6).toBe(2)
  })

  test('twenty thousand in a row are different and ascend', () => {
    const ids = uuidV7Ids()
    const made = Array.from({ length: 20_000 }, () => ids.next('Booking'))
    expect(new Set(made).size).toBe(made.length)
    expect(made).toEqual([...made].sort())
  })

  test('they ascend while the clock stands, beyond the 4096 of a millisecond', () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 })
    const ids = uuidV7Ids()
    const made = Array.from({ length: 10_000 }, () => ids.next('Booking'))
    expect(new Set(made).size).toBe(made.length)
    expect(made).toEqual([...made].sort())
  })

  test('they ascend when the clock goes back', () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 })
    const ids = uuidV7Ids()
    const before = ids.next('Booking')
    vi.setSystemTime(1_700_000_000_000)
    expect(ids.next('Booking') > before).toBe(true)
  })

  test('redemption codes are ten digits, all digits alike', () => {
    const ids = uuidV7Ids()
    const codes = Array.from({ length: 2000 }, () => ids.redemptionCode())
    expect(codes.filter((code) => !/^\d{10}$/.test(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
    const first = new Set(codes.map((code) => code[0]))
    expect(first.size).toBe(10)
  })

  test('two sources do not make the same ids', () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 })
    expect(uuidOf(uuidV7Ids().next('Order')).subarray(8)).not.toEqual(uuidOf(uuidV7Ids().next('Order')).subarray(8))
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeIdBody, type IdKind, idOf, idPattern, idPrefixes, isId } from './ids.ts'

const kinds = Object.keys(idPrefixes) as IdKind[]

describe('ids', () => {
  test('every kind has a prefix of its own, three letters long', () => {
    const prefixes = Object.values(idPrefixes)
    expect(new Set(prefixes).size).toBe(prefixes.length)
    expect(prefixes.filter((prefix) => !/^[a-z]{3}$/.test(prefix))).toEqual([])
  })

  test.each([
    ['bkg_1', true],
    [`bkg_${'z'.repeat(40)}`, true],
    [`bkg_${'z'.repeat(41)}`, false],
    ['bkg_', false],
    ['bkg_A', false],
    ['bkg_a b', false],
    ['bkg_a\n', false],
    ['bkg_é', false],
    ['bkg_a_b', false],
    ['ord_1', false],
    ['1', false],
    ['', false],
  ])('%j is the id of a booking: %s', (text, expected) => {
    expect(isId('Booking', text)).toBe(expected)
    expect(idPattern('Booking').test(text)).toBe(expected)
  })

  test('an id of one kind is none of another', () => {
    for (const kind of kinds) {
      expect(kinds.filter((other) => isId(other, idOf(kind, '0')))).toEqual([kind])
    }
  })
})

describe('encodeIdBody', () => {
  test.each([
    ['00'.repeat(16), '0'.repeat(26)],
    ['ff'.repeat(16), `7${'z'.repeat(25)}`],
    [`${'00'.repeat(15)}01`, `${'0'.repeat(25)}1`],
    [`80${'00'.repeat(15)}`, `4${'0'.repeat(25)}`],
    // The UUIDv7 of RFC 9562, appendix A.6.
    ['017f22e279b07cc398c4dc0c0c07398f', '01fwhe4ydgfk1shh6w1g60eecf'],
  ])('%s is %s', (hex, text) => {
    expect(encodeIdBody(Uint8Array.from(Buffer.from(hex, 'hex')))).toBe(text)
  })

  test('16 bytes are 26 characters, and text sorts as the bytes do', () => {
    const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(sixteen, sixteen, (a, b) => {
        const [left, right] = [encodeIdBody(a), encodeIdBody(b)]
        expect(left).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/)
        const order = Math.sign(Buffer.compare(a, b))
        expect(left < right ? -1 : left > right ? 1 : 0).toBe(order)
      }),
    )
  })
})

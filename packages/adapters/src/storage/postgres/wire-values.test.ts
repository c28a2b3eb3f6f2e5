import { describe, expect, it } from 'vitest'
import { readValue, writeValue } from './wire-values.ts'

describe('wire values', () => {
  it('are written as PostgreSQL reads them', () => {
    expect(writeValue(null)).toBeNull()
    expect(writeValue("it's")).toBe("it's")
    expect(writeValue(-9007199254740991)).toBe('-9007199254740991')
    expect(writeValue([])).toBe('{}')
    expect(writeValue(['a', 'b"c\\d', '{e,f}', 'null'])).toBe('{"a","b\\"c\\\\d","{e,f}","null"}')
  })

  it('are read by type, integers within what JavaScript holds exactly', () => {
    expect(readValue('42', 20)).toBe(42)
    expect(readValue('42', 25)).toBe('42')
    expect(readValue(null, 20)).toBeNull()
    expect(() => readValue('9007199254740993', 20)).toThrow(/safe integer/)
  })
})

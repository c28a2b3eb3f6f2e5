import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { runPipeline } from './pipeline.ts'
import { readValue, writeValue } from './wire-values.ts'

describe('wire values', () => {
  it('are written as PostgreSQL reads them', () => {
    expect(writeValue(null)).toBeNull()
    expect(writeValue("it's")).toBe("it's")
    expect(writeValue(-9007199254740991)).toBe('-9007199254740991')
    expect(writeValue([])).toBe('{}')
    expect(writeValue([1, null, -2])).toBe('{1,NULL,-2}')
    expect(writeValue([null, null])).toBe('{NULL,NULL}')
  })

  it('are read by PostgreSQL as they are, lists of texts too', async () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') })
    await client.connect()
    const statement = { sql: 'select each from unnest($1::text[]) with ordinality as given (each, nth) order by nth' }
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'NULL', '{e,f}', 'b"c\\d', '价', '💇'))
    const lists = fc.array(fc.option(text.filter((each) => !each.includes('\u0000'))))
    try {
      await fc.assert(
        fc.asyncProperty(lists, async (list) => {
          const { outcomes, error } = await runPipeline(client, [{ statement, values: [list] }])
          expect(error).toBeUndefined()
          expect(outcomes[0]?.rows).toEqual(list.map((each) => ({ each })))
        }),
      )
    } finally {
      await client.end()
    }
  })

  it('are read by type, integers within what JavaScript holds exactly', () => {
    expect(readValue('42', 20)).toBe(42)
    expect(readValue('42', 25)).toBe('42')
    expect(readValue(null, 20)).toBeNull()
    expect(() => readValue('9007199254740993', 20)).toThrow(/safe integer/)
  })
})

import { AssertionError } from '@mendian/core'
import { describe, expect, it } from 'vitest'
import { postgresDialect, sqliteDialect } from './dialect.ts'
import { type TableName, tables } from './schema.ts'
import { compile, type Parameters, statement } from './statement.ts'

const find = statement((queries, { id, ids }: Parameters<{ id: string; ids: readonly string[] }>) =>
  queries.select('tier').select('name').where('id', '=', id).where(queries.oneOf('id', ids)),
)

describe('statement', () => {
  it('is one constant text per database, with the tenant in it', () => {
    expect(compile(sqliteDialect(), find)).toEqual({
      sql: 'select "name" from "mendian_tier" where tenant_id = +? and "id" = +? and "id" in (select value from json_each(+?))',
      slots: ['tenant_id', 'id', 'ids'],
    })
    expect(compile(postgresDialect('mendian'), find)).toEqual({
      sql: 'select "name" from "mendian"."tier" where tenant_id = $1 and "id" = $2 and "id" = any($3::text[])',
      slots: ['tenant_id', 'id', 'ids'],
    })
  })

  it('is compiled once', () => {
    const dialect = sqliteDialect()
    expect(compile(dialect, find)).toBe(compile(dialect, find))
  })

  it('refuses a value in place of a placeholder', () => {
    const literal = statement((queries) => queries.select('tier').select('name').where('id', '=', 'tir_1'))
    expect(() => compile(sqliteDialect(), literal)).toThrow(AssertionError)
  })

  for (const table of Object.keys(tables) as TableName[]) {
    it(`brings the tenant into everything about ${table}`, () => {
      const declared = [
        statement((queries) => queries.select(table)),
        statement((queries) => queries.update(table)),
        statement((queries) => queries.delete(table)),
        statement((queries) => queries.insert(table)),
      ]
      for (const each of declared) {
        for (const dialect of [sqliteDialect(), postgresDialect('mendian')]) {
          expect(compile(dialect, each).slots[0]).toBe('tenant_id')
        }
      }
    })
  }
})

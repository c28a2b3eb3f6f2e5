import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createSchemaCollection } from './openapi-schemas.ts'

const inner = z.strictObject({ size: z.int().default(1) }).meta({ id: 'Inner' })
const outer = z.strictObject({ inner, maybe: inner.nullable() }).meta({ id: 'Outer' })
const word = z.string().meta({ id: 'Word', description: 'A word.' })

describe('schema collections', () => {
  it('part a name whose shapes differ, and what refers to it', () => {
    const schemas = createSchemaCollection()
    const input = schemas.add(outer, 'input')
    const output = schemas.add(outer, 'output')
    expect(schemas.resolve({ input, output })).toEqual({
      input: { $ref: '#/components/schemas/OuterInput' },
      output: { $ref: '#/components/schemas/Outer' },
    })
    const integer = { type: 'integer' }
    expect(schemas.components()).toMatchObject({
      Inner: { properties: { size: integer }, required: ['size'] },
      InnerInput: { properties: { size: integer }, additionalProperties: false },
      Outer: { properties: { inner: { $ref: '#/components/schemas/Inner' } } },
      OuterInput: {
        properties: {
          inner: { $ref: '#/components/schemas/InnerInput' },
          maybe: { anyOf: [{ $ref: '#/components/schemas/InnerInput' }, { type: 'null' }] },
        },
      },
    })
    expect(schemas.components()).not.toHaveProperty('InnerInput.required')
  })

  it('keep one name where only one direction is used, or both are alike', () => {
    const schemas = createSchemaCollection()
    schemas.add(z.strictObject({ word, inner }), 'input')
    schemas.add(z.strictObject({ word: word.meta({ description: 'Another.' }) }), 'output')
    expect(Object.keys(schemas.components())).toEqual(['Inner', 'Word'])
  })

  it('keep descriptions beside a reference apart from the named one', () => {
    const schemas = createSchemaCollection()
    const added = schemas.add(z.object({ word: word.meta({ description: 'Another.' }) }), 'output')
    expect(schemas.resolve(added).properties).toEqual({
      word: { description: 'Another.', $ref: '#/components/schemas/Word' },
    })
    expect(schemas.components()).toMatchObject({ Word: { description: 'A word.' } })
  })

  it('refuse two schemas of one name', () => {
    const schemas = createSchemaCollection()
    schemas.add(z.object({ word }), 'input')
    const other = z.number().meta({ id: 'Word' })
    expect(() => schemas.add(z.object({ other }), 'input')).toThrow('two different schemas are named Word')
    schemas.add(inner, 'input')
    schemas.add(inner, 'output')
    schemas.add(z.string().meta({ id: 'InnerInput' }), 'input')
    expect(() => schemas.components()).toThrow('InnerInput is taken')
  })
})

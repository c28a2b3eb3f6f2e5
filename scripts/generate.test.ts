import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openapiDocument } from '../packages/server/src/http/openapi.ts'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'packages/server/package.json'), 'utf8')) as { version: string }

describe('openapi.yaml', () => {
  const text = readFileSync(join(root, 'openapi.yaml'), 'utf8')
  const json: unknown = JSON.parse(JSON.stringify(openapiDocument({ version })))

  // In YAML 1.1, which many tools still read, OFF is false, 24:00 is 1440 and a date is no text.
  it.each([
    ['1.1', 'yaml-1.1'],
    ['1.2', 'core'],
  ] as const)('says by the rules of YAML %s what the JSON says', (yamlVersion, schema) => {
    expect(parse(text, { version: yamlVersion, schema })).toEqual(json)
  })
})

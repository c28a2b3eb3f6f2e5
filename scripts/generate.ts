import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { openapiDocument } from '../packages/server/src/http/openapi.ts'
import { clientOperations } from './generate/client-operations.ts'
import { clientSchemaTypes } from './generate/client-schema-types.ts'

const root = join(import.meta.dirname, '..')
const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

const { version } = JSON.parse(readFileSync(join(root, 'packages/server/package.json'), 'utf8')) as { version: string }
const document = openapiDocument({ version })

/** What is made from the table of operations; `--check` only compares. */
const generated: Readonly<Record<string, string>> = {
  'openapi.yaml': stringify(document, {
    aliasDuplicateObjects: false,
    blockQuote: 'literal',
    compat: 'yaml-1.1',
    lineWidth: 0,
    singleQuote: true,
  }),
  'packages/client/src/schema.d.ts': await clientSchemaTypes(document),
  'packages/client/src/operations.gen.ts': clientOperations(),
}

const differing = Object.entries(generated).filter(([path, text]) => text !== textOf(join(root, path)))
for (const [path, text] of differing) {
  if (options.check) console.error(`${path} differs from what the operations say: run npm run generate`)
  else {
    writeFileSync(join(root, path), text)
    console.log(`wrote ${relative(process.cwd(), join(root, path))}`)
  }
}
if (options.check && differing.length > 0) process.exitCode = 1

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

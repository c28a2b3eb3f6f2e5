import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mutants } from './mutant-list.ts'
import { patched } from './source-copy.ts'

const root = join(import.meta.dirname, '..', '..')

// The proof itself takes long; that its faults still fit the sources is quickly seen.
test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s: its patches fit', (_, { patches }) => {
  for (const { file, find, replace } of patches) {
    const text = readFileSync(join(root, file), 'utf8')
    expect(patched(text, file, find, replace)).not.toBe(text)
  }
})

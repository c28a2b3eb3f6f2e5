import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anyCasts, impureCore, inferredReturnTypes, longFunctions } from './tidy/code-rules.ts'
import { corePackages, packageOrder, roomOrder } from './tidy/import-rules.ts'
import { describeFinding, type Rule, repositorySources } from './tidy/source.ts'
import {
  emptyNames,
  foreignPlaces,
  leftovers,
  longFiles,
  markdownTitles,
  silencedCompiler,
  testSwitches,
} from './tidy/text-rules.ts'

const rules: Readonly<Record<string, Rule>> = {
  'no file is named for nothing': emptyNames,
  'no file is longer than 400 lines': longFiles,
  'no function is longer than 70 lines': longFunctions,
  'nothing is left over': leftovers,
  'no test is switched off': testSwitches,
  'nothing silences the compiler': silencedCompiler,
  'nothing is cast to any': anyCasts,
  'nothing names a place outside the repository': foreignPlaces,
  'every page has one title': markdownTitles,
  'core stays pure': impureCore,
  'core imports only what it may': corePackages,
  'the rooms of core keep their order': roomOrder,
  'the packages keep their order': packageOrder,
  'exported functions say what they return': inferredReturnTypes,
}

describe('the repository', () => {
  const sources = repositorySources(join(import.meta.dirname, '..'))

  it('is not empty', () => {
    expect(sources.length).toBeGreaterThan(20)
  })

  it.each(Object.entries(rules))('%s', (_name, rule) => {
    expect(sources.flatMap((source) => rule(source)).map(describeFinding)).toEqual([])
  })
})

/** The lines on which the rule finds something. */
function linesFound(rule: Rule, path: string, text: string): readonly number[] {
  return rule({ path, text }).map(({ line }) => line)
}

describe('the rules on samples', () => {
  it.each([
    ['packages/core/src/utils/money.ts', [1]],
    ['packages/core/src/test-helpers.ts', [1]],
    ['scripts/common.ts', [1]],
    ['packages/core/src/money/commonwealth.ts', []],
  ])('names: %s', (path, lines) => {
    expect(linesFound(emptyNames, path, '')).toEqual(lines)
  })

  it('long files', () => {
    expect(linesFound(longFiles, 'a.ts', 'x\n'.repeat(400))).toEqual([])
    expect(linesFound(longFiles, 'a.ts', 'x\n'.repeat(401))).toEqual([401])
    expect(linesFound(longFiles, 'a.md', 'x\n'.repeat(401))).toEqual([])
    expect(linesFound(longFiles, 'a.gen.ts', 'x\n'.repeat(401))).toEqual([])
  })

  it('long functions', () => {
    const body = 'x()\n'.repeat(68)
    expect(linesFound(longFunctions, 'a.ts', `function f() {\n${body}}`)).toEqual([])
    expect(linesFound(longFunctions, 'a.ts', `\nfunction f() {\n${body}x()\n}`)).toEqual([2])
    expect(linesFound(longFunctions, 'a.ts', `const f = () => {\n${body}x()\n}`)).toEqual([1])
    expect(linesFound(longFunctions, 'a.ts', `const f = { m() {\n${body}x()\n} }`)).toEqual([1])
    expect(linesFound(longFunctions, 'a.test.ts', `describe('a', () => {\n${body}x()\n})`)).toEqual([])
    expect(linesFound(longFunctions, 'a.test.ts', `it.each([1])('a', () => {\n${body}x()\n})`)).toEqual([])
    expect(linesFound(longFunctions, 'a.ts', `function contract() {\nit('a', () => {\n${body}x()\n})\n}`)).toEqual([])
  })

  it.each(['TO-DO', 'FIX-ME', 'XX-X', 'HA-CK'])('leftovers: %s', (mark) => {
    expect(linesFound(leftovers, 'a.md', `a\n// ${mark.replace('-', '')}: later`)).toEqual([2])
    expect(linesFound(leftovers, 'a.md', `a\n${mark.replace('-', '').toLowerCase()}`)).toEqual([])
  })

  it.each(['only', 'skip', 'todo', 'concurrent.only'])('switched off tests: %s', (word) => {
    expect(linesFound(testSwitches, 'a.test.ts', `\nit.${word}('a', () => {})`)).toEqual([2])
    expect(linesFound(testSwitches, 'a.test.ts', `describe.${word}('a', () => {})`)).toEqual([1])
    expect(linesFound(testSwitches, 'a.test.ts', `query.${word}(3)\nit.skipIf(true)('a', () => {})`)).toEqual([])
  })

  it('the silenced compiler', () => {
    expect(linesFound(silencedCompiler, 'a.ts', `x\n// @ts-${'ignore'}`)).toEqual([2])
    expect(linesFound(silencedCompiler, 'a.ts', `// @ts-${'nocheck'}`)).toEqual([1])
    expect(linesFound(silencedCompiler, 'a.ts', '// @ts-expect-error a wrong argument on purpose')).toEqual([])
    expect(linesFound(anyCasts, 'a.ts', 'f()\nx as any\nconst text = "x as any" // as any')).toEqual([2])
  })

  it('foreign places', () => {
    const slash = '/'
    expect(linesFound(foreignPlaces, 'a.md', `a\nin ${slash}work/main`)).toEqual([2])
    expect(linesFound(foreignPlaces, 'a.md', `file://${slash}root/x`)).toEqual([1])
    expect(linesFound(foreignPlaces, 'package-lock.json', `"resolved": ${'"'}https://a.example/b.tgz"`)).toEqual([1])
    expect(linesFound(foreignPlaces, 'a.md', `https://${'registry'}.example.com`)).toEqual([1])
    expect(linesFound(foreignPlaces, 'a.md', 'docs/work/a.md, the registry of ids, registry.ts')).toEqual([])
  })

  it('titles', () => {
    expect(linesFound(markdownTitles, 'a.md', '# One\n\n## Two\n\n```sh\n# a comment\n```\n')).toEqual([])
    expect(linesFound(markdownTitles, 'a.md', '<h1 align="center">One</h1>\n')).toEqual([])
    expect(linesFound(markdownTitles, 'a.md', '## Two\n')).toEqual([1])
    expect(linesFound(markdownTitles, 'a.md', '# One\n\n# Two\n')).toEqual([3])
  })
})

describe('the rules of the packages on samples', () => {
  const file = 'packages/core/src/booking/book.ts'

  it.each([
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Date()',
    'const a = Math.random()',
    'const a = Temporal.Now.instant()',
    'if (process.env.X) f()',
    'const a = globalThis.fetch',
    'fetch("a")',
    'f(fetch)',
    'const a = { fetch }',
    'setTimeout(f, 1)',
    'async function f() {}',
    'const f = async () => 1',
  ])('impure: %s', (line) => {
    expect(linesFound(impureCore, file, `f()\n${line}`)).toEqual([2])
    expect(linesFound(impureCore, file.replace('.ts', '.test.ts'), line)).toEqual([])
  })

  it.each([
    'const a = new Date(ms)',
    'interface Port { fetch(id: string): Promise<Row>; readonly process: string }',
    'const a = row.process',
    'const a = { process: 1 }',
    '// Date.now() is not for us',
  ])('pure: %s', (line) => {
    expect(linesFound(impureCore, file, line)).toEqual([])
  })

  it.each([
    [file, `import { z } from 'zod'`, [1]],
    [file, `import type { z } from 'zod'`, [1]],
    ['packages/core/src/booking/booking.schema.ts', `import { z } from 'zod'`, []],
    [file, `import { bookingSchema } from './booking.schema.ts'`, [1]],
    [file, `import type { Wire } from './booking.schema.ts'`, []],
    [file, `import { type Wire } from './booking.schema.ts'`, []],
    [file, `import { Temporal } from 'temporal-polyfill'`, [1]],
    ['packages/core/src/time/zone.ts', `import { Temporal } from 'temporal-polyfill'`, []],
    [file, `import { readFileSync } from 'node:fs'`, [1]],
    [file, `type A = import('hono').Context`, [1]],
    ['packages/core/src/schemas.ts', `export * from './booking/booking.schema.ts'`, []],
  ])('imports of core: %s %s', (path, text, lines) => {
    expect(linesFound(corePackages, path, text)).toEqual(lines)
  })

  it.each([
    [file, `import { quote } from '../pricing/quote.ts'`, []],
    [file, `import { move } from './reschedule.ts'`, []],
    [file, `import type { Order } from '../orders/order.ts'`, [1]],
    [file, `export * from '../events/event.ts'`, [1]],
    [file, `import { book } from '../index.ts'`, [1]],
    ['packages/core/src/people/staff.ts', `import type { Location } from '../places/location.ts'`, [1]],
    ['packages/core/src/people/staff.ts', `import type { LocationId } from '../base/ids.ts'`, []],
    ['packages/core/src/base/ids.ts', `import type { Money } from '../money/money.ts'`, [1]],
    ['packages/core/src/stray/a.ts', '', [1]],
    ['packages/core/src/index.ts', `export * from './booking/book.ts'`, []],
    ['packages/core/src/base/ids.test.ts', `import { book } from '../booking/book.ts'`, []],
  ])('rooms: %s %s', (path, text, lines) => {
    expect(linesFound(roomOrder, path, text)).toEqual(lines)
  })

  it.each([
    ['packages/core/src/a.ts', `import '@mendian/server'`, [1]],
    ['packages/client/src/a.ts', `import type { Booking } from '@mendian/core'`, [1]],
    ['packages/adapters/src/a.ts', `import { book } from '@mendian/core/schemas'`, []],
    ['packages/adapters/src/a.ts', `import { createMendian } from '@mendian/server'`, [1]],
    ['packages/server/src/engine/a.ts', `await import('@mendian/adapters/sqlite')`, [1]],
    ['packages/server/src/main/cli.ts', `await import('@mendian/adapters/sqlite')`, []],
    ['packages/server/src/main/cli.ts', `import { createMendian } from '../index.ts'`, []],
    ['packages/server/src/a.ts', `import { book } from '../../core/src/index.ts'`, [1]],
    ['packages/server/src/a.test.ts', `import '@mendian/adapters/sqlite'`, []],
  ])('packages: %s %s', (path, text, lines) => {
    expect(linesFound(packageOrder, path, text)).toEqual(lines)
  })

  it.each([
    ['export function f() {}', [1]],
    ['export async function f() {}', [1]],
    ['export const f = () => 1', [1]],
    ['export class E extends Error { m() {} }', [1]],
    ['export function f(): void {}', []],
    ['export function isA(a: unknown): a is A { return true }', []],
    ['export const f: () => number = () => 1', []],
    ['export const f = (): number => 1', []],
    ['function f() {}\nexport const a = f()', []],
  ])('return types: %s', (text, lines) => {
    expect(linesFound(inferredReturnTypes, file, text)).toEqual(lines)
  })
})

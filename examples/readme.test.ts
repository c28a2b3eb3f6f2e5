import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../packages/server/src/settings/settings.ts'

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)

/** The code under a line that names the example file it shows. */
function shownExamples(readme: string): { file: string; code: string }[] {
  return [...readme.matchAll(/<!-- (examples\/\S+) -->\n```ts\n([\s\S]*?)\n```/g)].map((match) => ({
    file: match[1] ?? '',
    code: `${match[2]}\n`,
  }))
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (path) => {
  const readme = read(path)

  it('shows the examples as they are run', () => {
    const shown = shownExamples(readme)
    expect(shown.map(({ file }) => file)).toEqual(['examples/quick-start.ts', 'examples/embed-in-hono.ts'])
    for (const { file, code } of shown) expect(code).toBe(read(file))
  })

  it('names only commands that there are', () => {
    const named = [...readme.matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)].map((match) => match[1] ?? match[2] ?? '')
    expect(named).toContain('story')
    for (const name of named) expect(scripts).toContain(name)
  })

  it('lists every setting', () => {
    for (const name of Object.keys(settingsSchema.shape)) expect(readme).toContain(`\`${name}\``)
  })
})

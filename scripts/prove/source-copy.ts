import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Catcher, Patch } from './mutant-list.ts'
import { slow } from './proof.ts'

/** A copy of the sources that may be broken: the third-party packages are the original's, ours are the copy's. */
export interface SourceCopy {
  /** Puts the patches in and gives a way back. @throws when one does not match exactly once. */
  apply(patches: readonly Patch[]): () => void
  /** Runs the catcher on the sources as they are now. */
  run(catcher: Catcher): Promise<CatcherOutcome>
}

export interface CatcherOutcome {
  /** `BROKEN` is neither: it did not get as far as a verdict, which catches nothing. */
  readonly colour: 'GREEN' | 'RED' | 'BROKEN'
  /** In a line or two, what was wrong. */
  readonly told: string
}

const runTimeoutMs = 180_000

export function copySources(root: string, folder: string, options: { postgresUrl: string; seed: number }): SourceCopy {
  const isSource = (path: string): boolean => !/^(node_modules|dist)$/.test(basename(path))
  for (const name of ['packages', 'scripts'])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: isSource })
  for (const name of ['package.json', 'vitest.config.ts', 'tsconfig.base.json', 'tsconfig.json', 'openapi.yaml']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name))
  }
  linkPackages(root, folder)
  return {
    apply: (patches) => applyPatches(folder, patches),
    run: (catcher) => runCatcher(folder, catcher, options),
  }
}

function linkPackages(root: string, folder: string): void {
  const packages = readdirSync(join(root, 'packages'))
  mkdirSync(join(folder, 'node_modules', '@mendian'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@mendian') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
  for (const name of packages) {
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules', '@mendian', name))
    const own = join(root, 'packages', name, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(folder, 'packages', name, 'node_modules'))
  }
}

function applyPatches(folder: string, patches: readonly Patch[]): () => void {
  const originals = new Map<string, string>()
  for (const { file, find, replace } of patches) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    if (!originals.has(path)) originals.set(path, text)
    writeFileSync(path, patched(text, file, find, replace))
  }
  return () => {
    for (const [path, text] of originals) writeFileSync(path, text)
  }
}

/** The text with the patch in it. @throws unless what it is to find is there exactly once. */
export function patched(text: string, file: string, find: string, replace: string): string {
  // A formatter may break the lines elsewhere.
  const pattern = find
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
    .join('\\s*')
  const found = [...text.matchAll(new RegExp(pattern, 'g'))]
  const [match] = found
  if (found.length !== 1 || match === undefined) throw new Error(`${found.length} places in ${file} read: ${find}`)
  return text.slice(0, match.index) + replace + text.slice(match.index + match[0].length)
}

async function runCatcher(
  folder: string,
  catcher: Catcher,
  { postgresUrl, seed }: { postgresUrl: string; seed: number },
): Promise<CatcherOutcome> {
  const args =
    'tests' in catcher
      ? [
          join(folder, 'node_modules', 'vitest', 'vitest.mjs'),
          'run',
          '--reporter=verbose',
          '--bail=1',
          ...catcher.tests,
        ]
      : [
          '--conditions=mendian-source',
          join(folder, 'scripts', 'prove', 'run.ts'),
          catcher.proof,
          `--level=${catcher.level ?? 'smoke'}`,
          `--database=${catcher.database}`,
          `--seed=${seed}`,
        ]
  const { code, output } = await runNode(folder, args, postgresUrl)
  return 'tests' in catcher
    ? { colour: code === 0 ? 'GREEN' : colourOfTests(output), told: describeTests(output) }
    : { colour: code === 0 ? 'GREEN' : colourOfProof(output), told: describeProof(output) }
}

function runNode(
  folder: string,
  args: readonly string[],
  postgresUrl: string,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', MENDIAN_TEST_DATABASE_URL: postgresUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: runTimeoutMs,
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: null, output: String(error) }))
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}

function colourOfTests(output: string): CatcherOutcome['colour'] {
  return /^\s*Tests\s+\d+ failed/m.test(output) ? 'RED' : 'BROKEN'
}

/** What only the machine's speed is to blame for catches no mutant. */
function colourOfProof(output: string): CatcherOutcome['colour'] {
  const faults = [...output.matchAll(/^ +(FAULT|BROKE) (.+)$/gm)]
  if (faults.length === 0 || faults.some(([, kind]) => kind === 'BROKE')) return 'BROKEN'
  return faults.every(([, , fault]) => fault?.startsWith(slow)) ? 'GREEN' : 'RED'
}

function describeTests(output: string): string {
  const failed = [...output.matchAll(/^\s*(?:×|FAIL)\s+(.+?)(?:\s+\d+ms)?$/gm)].map((match) => match[1])
  const counts = /^\s*Tests\s+(.+)$/m.exec(output)?.[1] ?? `no verdict: ${output.slice(-400)}`
  return failed[0] === undefined ? counts : failed[0].split(' > ').slice(1).join(' > ')
}

/** What the clients saw first, what the database says of deadlocks, and what came last. */
function describeProof(output: string): string {
  const faults = [...output.matchAll(/^ +(?:FAULT|BROKE) (.+)$/gm)]
    .map((match) => match[1] ?? '')
    .filter((fault) => !fault.startsWith(slow))
  if (faults.length === 0) return /^(?:ok|FAILED).*$/m.exec(output)?.[0] ?? output.slice(-400)
  const told = [faults[0] ?? '', ...faults.filter((fault) => fault.includes('deadlocks')), faults.at(-1) ?? '']
  const short = [...new Set(told)].map((fault) => (fault.length > 160 ? `${fault.slice(0, 160)}…` : fault))
  return `${faults.length} faults: ${short.join('; ')}`
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..')
const stepTimeoutMs = 10 * 60_000
/** No colours where nobody reads them. */
const plain = { NO_COLOR: '1', FORCE_COLOR: undefined }

/** A check that counts as one: it passes when every one of its commands ends with 0. */
interface Step {
  readonly name: string
  readonly commands: readonly (readonly string[])[]
}

interface Count {
  readonly passed: number
  readonly failed: number
}

const sources: readonly Step[] = [
  { name: 'lint', commands: [['biome', 'ci', '--colors=off', '.']] },
  { name: 'types', commands: [['tsc', '-p', '.']] },
  // These two must do without Node and, for core, without the web too; their own settings leave those types out.
  { name: 'types:core', commands: [['tsc', '-p', 'packages/core']] },
  { name: 'types:client', commands: [['tsc', '-p', 'packages/client']] },
  { name: 'unused', commands: [['knip']] },
  { name: 'generated', commands: [['node', '--conditions=mendian-source', 'scripts/generate.ts', '--check']] },
]

const build: Step = { name: 'build', commands: [['node', 'scripts/build.ts']] }

const packages: readonly Step[] = ['core', 'adapters', 'client', 'server'].map((name) => ({
  name: `package:${name}`,
  commands: [
    ['publint', '--strict', `packages/${name}`],
    ['attw', '--pack', `packages/${name}`, '--profile', 'esm-only', '--format', 'ascii'],
  ],
}))

const vitest = 'vitest'

const { values: options } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = options.only?.split(',')

const stepNames = [...sources.map(({ name }) => name), vitest, build.name, ...packages.map(({ name }) => name)]
const unknown = wanted?.filter((want) => !stepNames.some((name) => matches(name, want))) ?? []
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are ${stepNames.join(', ')}.`)
  process.exit(2)
}

const total = sum([
  ...(await runSteps(sources)),
  ...(isWanted(vitest) ? [await runVitest()] : []),
  ...(await runSteps([build])),
  ...(await runSteps(packages)),
])
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** `types` asks for `types` and for `types:core`. */
function matches(name: string, want: string): boolean {
  return name === want || name.startsWith(`${want}:`)
}

function isWanted(name: string): boolean {
  return wanted === undefined || wanted.some((want) => matches(name, want))
}

function sum(counts: readonly Count[]): Count {
  return counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  })
}

/** Runs the steps two at a time; each is reported in one piece when it ends. */
async function runSteps(steps: readonly Step[]): Promise<readonly Count[]> {
  const waiting = steps.filter(({ name }) => isWanted(name))
  const counts: Count[] = []
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) counts.push(await runStep(step))
  }
  await Promise.all([work(), work()])
  return counts
}

async function runStep(step: Step): Promise<Count> {
  const startedMs = performance.now()
  let output = ''
  let ok = true
  for (const command of step.commands) {
    const result = await run(command, 'kept')
    output += result.output
    ok &&= result.ok
  }
  report(step.name, ok, startedMs)
  if (!ok) console.log(output.trimEnd().replaceAll(/^/gm, '    '))
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Every test counts by itself; a file that cannot be loaded or an error outside the tests counts as one failure. */
async function runVitest(): Promise<Count> {
  const startedMs = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'mendian-check-'))
  const file = join(folder, 'vitest.json')
  try {
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
    const { ok } = await run(['vitest', 'run', ...reporters], 'shown')
    const count = countTests(file)
    const failed = ok ? count.failed : Math.max(count.failed, 1)
    report(`vitest (${count.passed} passed, ${failed} failed)`, failed === 0, startedMs)
    return { passed: count.passed, failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

function countTests(file: string): Count {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
    const unloaded = results.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    return { passed: results.numPassedTests, failed: results.numFailedTests + unloaded.length }
  } catch {
    // It did not get as far as writing its report.
    return { passed: 0, failed: 1 }
  }
}

function report(name: string, ok: boolean, startedMs: number): void {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} ${seconds} s`)
}

function run(command: readonly string[], output: 'kept' | 'shown'): Promise<{ ok: boolean; output: string }> {
  const [program = '', ...args] = command
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path, ...(output === 'kept' || !process.stdout.isTTY ? plain : {}) },
      stdio: output === 'shown' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      timeout: stepTimeoutMs,
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ ok: false, output: String(error) }))
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}

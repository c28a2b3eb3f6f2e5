import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFaultList, type Level, type Proof, type ProofRun, type Verdict } from './proof.ts'

/** How often each property is tried, and until which year every change of clocks is searched across. */
const sizes: Readonly<Record<Level, { readonly runs: number; readonly untilYear: number }>> = {
  smoke: { runs: 1000, untilYear: 2028 },
  nightly: { runs: 10_000, untilYear: 2033 },
  release: { runs: 100_000, untilYear: 2033 },
}

export const properties: Proof = {
  name: 'properties',
  promise: 'every property of core holds on far more random cases than a test run tries',
  databases: ['sqlite'],
  run,
}

const root = join(import.meta.dirname, '..', '..')
const longestTestMs = 3_600_000

async function run({ level, seed, tell }: ProofRun): Promise<Verdict> {
  const { runs, untilYear } = sizes[level]
  const faultList = createFaultList()
  const figures: string[] = []
  for (const file of propertyTests()) {
    const startedMs = performance.now()
    const { code, output } = await runTests(file, { runs, untilYear, seed })
    const counts = /^\s*Tests\s+(.+)$/m.exec(output)?.[1] ?? 'no verdict'
    const figure = `${file}: ${runs} runs a property, ${counts}, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`
    figures.push(figure)
    tell(figure)
    faultList.check(code === 0, `${file}: ${output.slice(-3000)}`)
  }
  faultList.check(figures.length > 0, 'there is no property to try')
  return { figures, faults: faultList.faults }
}

/** The tests of core whose size the environment sets. */
function propertyTests(): readonly string[] {
  return globSync('packages/core/src/**/*.test.ts', { cwd: root })
    .filter((file) => /MENDIAN_(?:PROPERTY_RUNS|ZONES_UNTIL)/.test(readFileSync(join(root, file), 'utf8')))
    .sort()
}

function runTests(
  file: string,
  { runs, untilYear, seed }: { readonly runs: number; readonly untilYear: number; readonly seed: number },
): Promise<{ readonly code: number | null; readonly output: string }> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--reporter=verbose', `--testTimeout=${longestTestMs}`, file]
  const sized = {
    MENDIAN_PROPERTY_RUNS: String(runs),
    MENDIAN_PROPERTY_SEED: String(seed),
    MENDIAN_ZONES_UNTIL: String(untilYear),
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...sized },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: null, output: String(error) }))
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}

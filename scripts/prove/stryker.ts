import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainedSurvivors } from '../mutation/survivors.ts'
import { describeSurvivor, type MutationReport, scoreOf, staleExplanations, survivorsOf } from './mutation-report.ts'
import { createFaultList, type Proof, type ProofRun, type Verdict } from './proof.ts'

/** Rooms of core whose tests are tried. Where all is explained, a survivor that nobody has explained is a fault. */
const rooms: readonly { readonly name: string; readonly allExplained: boolean }[] = [
  { name: 'money', allExplained: true },
  { name: 'ledger', allExplained: true },
  { name: 'pricing', allExplained: true },
  { name: 'cards', allExplained: false },
  { name: 'loyalty', allExplained: false },
]

/** A mutant that only one random case in a thousand notices is a row that is missing in a table. */
const propertyRuns = 25

/** The least share of the mutants that the tests must notice, in percent. */
const leastPercent = 90

export const stryker: Proof = {
  name: 'stryker',
  promise: `the tests of the rooms that count money notice ${leastPercent} % of all small changes to their code`,
  // It needs none.
  databases: ['sqlite'],
  levels: ['nightly', 'release'],
  rooms: rooms.map(({ name }) => name),
  run,
}

const root = join(import.meta.dirname, '..', '..')
const packagesFolder = join(root, 'scripts', 'mutation')
const stateFolder = join(root, '.mutation')

async function run({ seed, room, tell }: ProofRun): Promise<Verdict> {
  const faultList = createFaultList()
  const figures: string[] = []
  await installPackages()
  for (const { name, allExplained } of rooms.filter((one) => room === undefined || one.name === room)) {
    const startedMs = performance.now()
    const report = await mutate(name, seed, tell)
    const score = scoreOf(report)
    for (const figure of [...score.perFile, `${name}: ${score.total} in ${minutes(startedMs)}`]) {
      figures.push(figure)
      tell(figure)
    }
    faultList.check(score.percent >= leastPercent, `${name}: ${score.total}, less than ${leastPercent} %`)
    const unexplained = survivorsOf(report, explainedSurvivors)
    const stale = staleExplanations(report, explainedSurvivors)
    for (const survivor of unexplained) tell(`survived: ${describeSurvivor(survivor)}`)
    for (const survivor of stale) tell(`noticed after all, or gone: ${describeSurvivor(survivor)}`)
    if (allExplained) faultList.check(unexplained.length === 0, `${name}: ${unexplained.length} unexplained survivors`)
    faultList.check(stale.length === 0, `${name}: ${stale.length} explanations of what survives no longer`)
  }
  return { figures, faults: faultList.faults }
}

function minutes(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 60_000).toFixed(1)} min`
}

/** They are no dependency of the repository: see docs/adr/0140. */
async function installPackages(): Promise<void> {
  const installed = join(packagesFolder, 'node_modules', '.package-lock.json')
  const isFresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(packagesFolder, 'package-lock.json')).mtimeMs
  if (isFresh) return
  const { code, output } = await start('npm', ['ci', '--no-progress'], packagesFolder, {})
  if (code !== 0) throw new Error(`npm ci in scripts/mutation failed: ${output.slice(-2000)}`)
}

/** Tries the room's mutants; what was tried before and has not changed since is taken from the last run's file. */
async function mutate(room: string, seed: number, tell: (line: string) => void): Promise<MutationReport> {
  const folder = join(stateFolder, room)
  mkdirSync(folder, { recursive: true })
  const reportFile = join(folder, 'report.json')
  rmSync(reportFile, { force: true })
  const settingsFile = join(folder, 'stryker.config.json')
  writeFileSync(settingsFile, JSON.stringify(settingsFor(room, folder, reportFile), undefined, 2))
  const bin = join(packagesFolder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const environment = {
    MENDIAN_MUTATION_ROOM: room,
    MENDIAN_PROPERTY_SEED: String(seed),
    MENDIAN_PROPERTY_RUNS: String(propertyRuns),
  }
  const { code, output } = await start(
    process.execPath,
    [bin, 'run', settingsFile],
    root,
    environment,
    everyMinute(tell),
  )
  if (code !== 0 || !existsSync(reportFile)) throw new Error(`Stryker on ${room} ended early: ${output.slice(-3000)}`)
  return JSON.parse(readFileSync(reportFile, 'utf8')) as MutationReport
}

/** Stryker tells every ten seconds how far it is, which fills a night's log. */
function everyMinute(tell: (line: string) => void): (output: string) => void {
  let toldMs = performance.now()
  return (output) => {
    const [progress] = /Mutation testing .*/.exec(output) ?? []
    if (progress === undefined || performance.now() - toldMs < 60_000) return
    toldMs = performance.now()
    tell(progress)
  }
}

function settingsFor(room: string, folder: string, reportFile: string): Readonly<Record<string, unknown>> {
  const noCode = ['test', 'fixture', 'oracle', 'schema'].map((kind) => `!packages/core/src/${room}/**/*.${kind}.ts`)
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: false },
    mutate: [`packages/core/src/${room}/**/*.ts`, ...noCode],
    // Texts for people may be put otherwise; what a text decides is seen by the types.
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: [
      '**',
      '!package.json',
      '!packages/core/**/*.ts',
      '!packages/core/package.json',
      '!scripts/**/*.ts',
    ],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // On a busy machine slowness must not pass for a mutant that was noticed.
    timeoutMS: 30_000,
    timeoutFactor: 4,
    incremental: true,
    incrementalFile: join(folder, 'incremental.json'),
    tempDirName: join('.mutation', room, 'sandbox'),
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: reportFile },
    allowConsoleColors: false,
  }
}

function start(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
  heard: (output: string) => void = () => undefined,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      heard(chunk.toString())
    })
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: null, output: String(error) }))
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}

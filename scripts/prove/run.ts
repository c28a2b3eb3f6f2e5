import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDatabase, type PostgresServer, startPostgres } from '../postgres.ts'
import { postgresPlace, sqlitePlace } from './place.ts'
import { type DatabaseKind, databaseKinds, type Level, levels, type Proof, type Verdict } from './proof.ts'
import { findRecords, isFinished, type RunIdentity, recordFinished, treeMark } from './proof-record.ts'
import { proofs } from './proofs.ts'

const usage = `npm run prove -- [proof …] [--level ${levels.join('|')}] [--seed N] [--database ${databaseKinds.join('|')}] [--room NAME] [--resume]

  --room     tries one room of core only, where a proof goes by rooms
  --resume   passes over what has passed at this commit, level and seed; without --seed the latest seed is taken up

${proofs.map((proof) => `  ${proof.name.padEnd(15)} ${proof.promise}\n`).join('')}`

const root = join(import.meta.dirname, '..', '..')

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${usage}`)
  process.exit(2)
}

function oneOf<T extends string>(known: readonly T[], given: string, what: string): T {
  return known.find((name) => name === given) ?? fail(`There is no ${what} ${given}.`)
}

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    level: { type: 'string', default: 'smoke' },
    seed: { type: 'string' },
    database: { type: 'string' },
    room: { type: 'string' },
    resume: { type: 'boolean', default: false },
  },
})
const level: Level = oneOf(levels, options.level, 'level')
const databases = options.database === undefined ? databaseKinds : [oneOf(databaseKinds, options.database, 'database')]
const wanted = positionals.map(
  (name) => proofs.find((proof) => proof.name === name) ?? fail(`There is no proof ${name}.`),
)
const { room } = options
if (room !== undefined && !(wanted.length === 1 && wanted[0]?.rooms?.includes(room))) {
  const known = proofs.flatMap(({ name, rooms = [] }) => rooms.map((one) => `${name} --room ${one}`))
  fail(`There is no such room; there are ${known.join(', ')}.`)
}
const tree = treeMark(root)
const records = findRecords(root, tree, level)
const seed = seedOf(options.seed)

let postgres: Promise<PostgresServer> | undefined
let passed = 0
let failed = 0
const startedMs = performance.now()
// Figures of a busy machine are to be read as such.
const load = `load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`
console.log(`level ${level}, seed ${seed}, ${tree}, ${load}`)
for (const proof of wanted.length === 0 ? proofs.filter(isDue) : wanted) {
  for (const database of databases.filter((kind) => proof.databases.includes(kind))) {
    if (await prove(proof, database)) passed += 1
    else failed += 1
  }
}
await (await postgres)?.stop()
console.log(`${passed} passed, ${failed} failed in ${seconds(startedMs)}`)
process.exit(failed > 0 ? 1 : 0)

function isDue({ levels: own = levels }: Proof): boolean {
  return own.includes(level)
}

function seedOf(given: string | undefined): number {
  if (given !== undefined) return /^\d{1,10}$/.test(given) ? Number(given) : fail('The seed is a whole number.')
  const latest = options.resume ? records.at(-1)?.seed : undefined
  return latest ?? Math.floor(Math.random() * 1_000_000)
}

function server(): Promise<PostgresServer> {
  postgres ??= startPostgres()
  return postgres
}

async function prove(proof: Proof, database: DatabaseKind): Promise<boolean> {
  const title = proof.databases.length === 1 ? proof.name : `${proof.name} on ${database}`
  const identity: RunIdentity = { proof: [proof.name, room].filter(Boolean).join('-'), database, level, seed, tree }
  if (options.resume && isFinished(records, identity)) {
    console.log(`ok     ${title}: passed before`)
    return true
  }
  console.log(`       ${title}: ${proof.promise}`)
  const beganMs = performance.now()
  const { figures, faults, broke } = await runProof(proof, database)
  for (const fault of faults) console.log(`    ${broke ? 'BROKE' : 'FAULT'} ${fault}`)
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${title} ${seconds(beganMs)}`)
  if (faults.length === 0) recordFinished(root, identity, figures)
  else
    console.log(
      `    again: npm run prove -- ${proof.name}${room === undefined ? '' : ` --room ${room}`} --level ${level} --seed ${seed} --database ${database}`,
    )
  return faults.length === 0
}

async function runProof(proof: Proof, database: DatabaseKind): Promise<Verdict & { readonly broke: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'mendian-proof-'))
  const tell = (line: string): void => console.log(`    ${line}`)
  try {
    const place =
      database === 'sqlite' ? sqlitePlace(folder) : postgresPlace(await createDatabase((await server()).url))
    const verdict = await proof.run({
      level,
      seed,
      place,
      ...(room === undefined ? {} : { room }),
      tell,
      postgresUrl: async () => (await server()).url,
    })
    return { ...verdict, broke: false }
  } catch (error) {
    return {
      figures: [],
      faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      broke: true,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`
}

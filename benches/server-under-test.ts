import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ServerProcess, startServer } from '../scripts/prove/server-process.ts'
import type { BenchOptions } from './bench.ts'
import type { BenchDatabase } from './databases/bench-database.ts'

/** The product's server in a process of its own: SQLite with FULL, PostgreSQL with ten connections. */
export function startBenchServer(
  database: BenchDatabase,
  bench: string,
  { profileFolder }: BenchOptions,
): Promise<ServerProcess> {
  const { place } = database
  // Events are left in the outbox: handing them over is work of its own, which the baselines do not do either.
  if (profileFolder === undefined) return startServer(place, { jobs: false })
  const folder = join(process.cwd(), profileFolder, `${bench}-${database.kind}`)
  mkdirSync(folder, { recursive: true })
  const profiled = { ...place.environment, NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` }
  return startServer({ ...place, environment: profiled }, { jobs: false })
}

import type { ServerProcess } from '../scripts/prove/server-process.ts'
import type { BenchOptions } from './bench.ts'
import type { BenchDatabase } from './databases/bench-database.ts'
import { runLoad } from './load/load.ts'
import type { Job, LoadResult } from './load/plan.ts'
import { startBenchServer } from './server-under-test.ts'

export interface Timed {
  readonly durationsMs: readonly number[]
  readonly elapsedMs: number
}

const rounds = 3

/**
 * For each database a result a shape, over one connection. The databases take turns, so that a disturbance hits them
 * alike.
 */
export async function takeTurns(
  bench: string,
  databases: readonly BenchDatabase[],
  options: BenchOptions,
  apiKey: string,
  shapes: readonly { readonly jobs: readonly Job[] }[],
): Promise<readonly (readonly Timed[])[]> {
  const servers: ServerProcess[] = []
  try {
    for (const database of databases) servers.push(await startBenchServer(database, bench, options))
    const results: Timed[][] = servers.map(() => [])
    for (const { jobs } of shapes) {
      const turns: LoadResult[][] = servers.map(() => [])
      const share = Math.floor(jobs.length / (rounds + 1))
      for (let round = 0; round <= rounds; round += 1) {
        const planned = jobs.slice(round * share, (round + 1) * share)
        for (const [index, { url }] of servers.entries()) {
          const plan = { url, apiKey, connections: 1, seconds: options.seconds / rounds, jobs: planned }
          const result = await runLoad(plan)
          // The first round warms up.
          if (round > 0) turns[index]?.push(result)
        }
      }
      for (const [index, loads] of turns.entries()) results[index]?.push(together(loads))
    }
    return results
  } finally {
    for (const server of servers) await server.stop()
  }
}

function together(loads: readonly LoadResult[]): Timed {
  return {
    durationsMs: loads.flatMap(({ durationsMs }) => [...durationsMs]),
    elapsedMs: loads.reduce((total, { elapsedMs }) => total + elapsedMs, 0),
  }
}

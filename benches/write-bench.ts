import type { BenchOptions, BenchReport, Figure, Verdict } from './bench.ts'
import type { BenchDatabase, ReplayManner } from './databases/bench-database.ts'
import { captureJobs } from './databases/capture.ts'
import type { CapturedTransaction } from './databases/captured.ts'
import { withDatabases } from './databases/databases.ts'
import { latenciesOf, median } from './latencies.ts'
import { runLoad } from './load/load.ts'
import type { Job } from './load/plan.ts'
import { formatRatio } from './report.ts'
import { startBenchServer } from './server-under-test.ts'
import type { Shop } from './shop/shop.ts'

/** Writes over HTTP, beside the same statements through the bare driver. */
export interface WriteWorkload {
  readonly bench: string
  /** In the plural. */
  readonly things: string
  readonly prepare: (database: BenchDatabase, options: BenchOptions) => Promise<Shop>
  /** That many jobs never given before. */
  readonly jobs: (shop: Shop, options: BenchOptions) => (count: number) => readonly Job[]
  /** What HTTP on 50 connections should reach of the bare driver one by one. */
  readonly goals: Readonly<Record<BenchDatabase['kind'], number>>
  /** How many a second HTTP on 50 connections should reach whatever the bare driver does. */
  readonly floors?: Readonly<Record<BenchDatabase['kind'], number>>
}

const manyConnections = 50
const poolSize = 10
const rounds = { FULL: 3, SMOKE: 1 }
/**
 * Done before anything is measured. PostgreSQL knows nothing of a table that had no rows when it last looked, and finds
 * the parents of new rows by whichever index comes first, however long that takes; it looks again within a minute.
 */
const pastJobs = { FULL: 500, SMOKE: 2 }
/** How much the bare driver is given to do, for each second that HTTP has. */
const replayedASecond = { sqlite: 1000, postgres: 300 }

export async function runWriteBench(workload: WriteWorkload, options: BenchOptions): Promise<BenchReport> {
  const parts = await withDatabases(options, (database) => measure(workload, database, options))
  return {
    bench: workload.bench,
    figures: parts.flatMap(({ figures }) => figures),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
  }
}

interface Sample {
  readonly durationsMs: Iterable<number>
  readonly count: number
  readonly perSecond: number
}

interface Series {
  readonly what: string
  readonly samples: Sample[]
}

async function measure(
  workload: WriteWorkload,
  database: BenchDatabase,
  options: BenchOptions,
): Promise<{ readonly figures: readonly Figure[]; readonly verdicts: readonly Verdict[] }> {
  const { kind } = database
  const shop = await workload.prepare(database, options)
  const jobs = supplyOf(workload.jobs(shop, options))
  await captureJobs(database, jobs.take(pastJobs[options.size]), shop.apiKey)
  await database.settle()
  const replayed = Math.ceil(replayedASecond[kind] * options.seconds)
  const scratch = await database.copy()
  const rawManners = mannersOf(kind)
  const rawDatabases: BenchDatabase[] = []
  for (const _ of rawManners) rawDatabases.push(await database.copy())
  const { transactions } = await captureJobs(scratch, jobs.take(replayed * rounds[options.size]), shop.apiKey)
  const raw = rawManners.map(({ what }): Series => ({ what: `${kind}: ${workload.things}, ${what}`, samples: [] }))
  const many: Series = { what: `${kind}: ${workload.things} over HTTP, ${manyConnections} connections`, samples: [] }
  const single: Series = { what: `${kind}: ${workload.things} over HTTP, 1 connection`, samples: [] }

  const server = await startBenchServer(database, workload.bench, options)
  try {
    const load = (connections: number, seconds: number): Promise<Sample> =>
      sampleHttp(server.url, shop.apiKey, jobs, connections, seconds)
    await load(manyConnections, Math.min(options.seconds, 2))
    for (let round = 0; round < rounds[options.size]; round += 1) {
      const share = transactions.slice(round * replayed, (round + 1) * replayed)
      for (const [index, { manner }] of rawManners.entries()) {
        raw[index]?.samples.push(await sampleRaw(rawDatabases[index] ?? database, share, manner))
      }
      many.samples.push(await load(manyConnections, options.seconds))
      single.samples.push(await load(1, options.seconds / 2))
    }
  } finally {
    await server.stop()
  }
  return conclude(workload, kind, raw, many, single)
}

interface Manner {
  readonly what: string
  readonly manner: ReplayManner
}

function mannersOf(kind: BenchDatabase['kind']): readonly Manner[] {
  if (kind === 'sqlite') {
    return [{ what: 'raw driver, one by one', manner: { connections: 1, folded: false } }]
  }
  return [
    {
      what: `raw driver, ${poolSize} connections, a round trip a statement`,
      manner: { connections: poolSize, folded: false },
    },
    {
      what: `raw driver, ${poolSize} connections, folded as the product does`,
      manner: { connections: poolSize, folded: true },
    },
  ]
}

async function sampleRaw(
  database: BenchDatabase,
  transactions: readonly CapturedTransaction[],
  manner: ReplayManner,
): Promise<Sample> {
  const { durationsMs, elapsedMs } = await database.replay(transactions, manner)
  return { durationsMs, count: durationsMs.length, perSecond: (durationsMs.length / elapsedMs) * 1000 }
}

/** More than any server answers in a second, so that the jobs do not run out. */
const jobsASecond = { many: 9000, single: 2500 }

async function sampleHttp(
  url: string,
  apiKey: string,
  jobs: JobSupply,
  connections: number,
  seconds: number,
): Promise<Sample> {
  const planned = jobs.take(Math.ceil(seconds * (connections === 1 ? jobsASecond.single : jobsASecond.many)))
  const { durationsMs, elapsedMs } = await runLoad({ url, apiKey, connections, seconds, jobs: planned })
  // They are begun in their order, and all that were begun have ended.
  jobs.giveBack(planned.slice(durationsMs.length))
  return { durationsMs, count: durationsMs.length, perSecond: (durationsMs.length / elapsedMs) * 1000 }
}

interface JobSupply {
  take(count: number): readonly Job[]
  giveBack(jobs: readonly Job[]): void
}

function supplyOf(make: (count: number) => readonly Job[]): JobSupply {
  let left: readonly Job[] = []
  return {
    take: (count) => {
      const taken = [...left.slice(0, count), ...make(Math.max(count - left.length, 0))]
      left = left.slice(count)
      return taken
    },
    giveBack: (jobs) => {
      left = [...jobs, ...left]
    },
  }
}

function conclude(
  { things, goals, floors }: WriteWorkload,
  kind: BenchDatabase['kind'],
  raw: readonly Series[],
  many: Series,
  single: Series,
): { figures: readonly Figure[]; verdicts: readonly Verdict[] } {
  const [base, folded] = raw
  const ratioTo = (to: Series | undefined, of: Series): number =>
    median(of.samples.map(({ perSecond }, round) => perSecond / (to?.samples[round]?.perSecond ?? Number.NaN)))
  const figures = [
    ...raw.map((series) => figureOf(series)),
    figureOf(many, { to: 'raw', value: ratioTo(base, many) }),
    figureOf(single, { to: 'raw', value: ratioTo(base, single) }),
  ]
  const value = ratioTo(base, many)
  const beside = folded === undefined ? '' : `, ${formatRatio(ratioTo(folded, many))} of the folded one`
  const verdicts = [
    {
      goal: `${kind}: ${things} over HTTP ≥ ${formatRatio(goals[kind])} of the raw driver`,
      reached: value >= goals[kind],
      measured: `${formatRatio(value)}${beside}`,
    },
    ...(floors === undefined ? [] : [floorVerdict(`${kind}: ${things} over HTTP`, many, floors[kind])]),
  ]
  return { figures, verdicts }
}

function floorVerdict(what: string, { samples }: Series, floor: number): Verdict {
  const perSecond = median(samples.map((sample) => sample.perSecond))
  return { goal: `${what} ≥ ${floor}/s`, reached: perSecond >= floor, measured: `${Math.round(perSecond)}/s` }
}

function figureOf({ what, samples }: Series, ratio?: Figure['ratio']): Figure {
  return {
    what,
    count: samples.reduce((total, sample) => total + sample.count, 0),
    perSecond: median(samples.map((sample) => sample.perSecond)),
    latencies: latenciesOf(samples.flatMap((sample) => [...sample.durationsMs])),
    ...(ratio === undefined ? {} : { ratio }),
  }
}

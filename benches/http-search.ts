import { addDays, dayBounds, formatInstant, type LocalDate, present } from '../packages/core/src/index.ts'
import { createRandom, type Random } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions, BenchReport, Figure, Verdict } from './bench.ts'
import type { BenchDatabase } from './databases/bench-database.ts'
import { captureJobs } from './databases/capture.ts'
import { withDatabases } from './databases/databases.ts'
import { type Latencies, latenciesOf } from './latencies.ts'
import type { Job } from './load/plan.ts'
import { formatMs, formatRatio } from './report.ts'
import { addHistory, fillDays } from './shop/booked-days.ts'
import { openShop, type Shop } from './shop/shop.ts'
import { type Timed, takeTurns } from './turns.ts'

const searchedDays = 30
const sizes = {
  FULL: { staff: 100, teams: 100, days: 60, history: [1000, 100_000] },
  SMOKE: { staff: 40, teams: 4, days: 31, history: [40, 200] },
} as const
/** How many searches the bare driver is given. */
const replayed = { FULL: 200, SMOKE: 4 }
const goalMs = 5
const goalOfGrowth = 1.15

/** The search as callers know it: a socket, a database with its rows, an answer in JSON. */
export const httpSearch: Bench = {
  name: 'http-search',
  summary: `search over HTTP, ${searchedDays} days, 15-minute grid, 60-minute service, 8 bookings a day in the database`,
  async run(options): Promise<BenchReport> {
    const parts = await withDatabases(options, (database) => measure(database, options))
    return {
      bench: 'http-search',
      figures: parts.flatMap(({ figures }) => figures),
      verdicts: parts.flatMap(({ verdicts }) => verdicts),
    }
  },
}

interface Part {
  readonly figures: readonly Figure[]
  readonly verdicts: readonly Verdict[]
}

interface Shape {
  readonly staffCount: 1 | 20
  /** Searches that all differ in whom or when. */
  readonly jobs: readonly Job[]
}

async function measure(database: BenchDatabase, options: BenchOptions): Promise<Part> {
  const size = sizes[options.size]
  const random = createRandom(options.seed)
  const shop = await openShop(database, size, random)
  await fillDays(database, shop, random)
  const large = await database.copy()
  const [past] = size.history
  const history = [past, options.history ?? size.history[1]] as const
  await addHistory(database, shop, random, history[0])
  await addHistory(large, shop, random, history[1])
  const shapes: readonly Shape[] = [
    { staffCount: 1, jobs: searches(shop, random, 1) },
    { staffCount: 20, jobs: searches(shop, random, 20) },
  ]
  const raw: Latencies[] = []
  const rawFigures: Figure[] = []
  for (const shape of shapes) {
    const figure = await measureRaw(database, shop, shape, replayed[options.size])
    raw.push(figure.latencies)
    rawFigures.push(figure)
  }
  const [small, grown] = await takeTurns('http-search', [database, large], options, shop.apiKey, shapes)
  const parts = shapes.map((shape, index) => {
    const one = {
      small: present(small?.[index], 'a result a shape'),
      grown: present(grown?.[index], 'a result a shape'),
    }
    return conclude(database.kind, shape, one, present(raw[index], 'a baseline a shape'), history)
  })
  return {
    figures: parts.flatMap((part, index) => [present(rawFigures[index], 'a baseline a shape'), ...part.figures]),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
  }
}

/** Every person or team at every first day, in no order. */
function searches(shop: Shop, random: Random, staffCount: Shape['staffCount']): readonly Job[] {
  const { teams } = shop
  const firstDates = shop.dates.slice(0, shop.dates.length - searchedDays)
  const whom =
    staffCount === 20
      ? teams.map(({ serviceId }) => [{ serviceId }])
      : shop.staffIds.flatMap((staffId) => {
          const team = teams.find(({ staffIds }) => staffIds.includes(staffId))
          return team ? [[{ serviceId: team.serviceId, staffId }]] : []
        })
  const all = whom.flatMap((segments) => firstDates.map((date) => search(shop, segments, date)))
  return all
    .map((job) => ({ job, order: random.between(0, 2 ** 30) }))
    .sort((a, b) => a.order - b.order)
    .map(({ job }) => job)
}

function search({ locationId, timeZone }: Shop, segments: readonly object[], firstDate: LocalDate): Job {
  const from = formatInstant(timeZone, dayBounds(timeZone, firstDate).startMs)
  const to = formatInstant(timeZone, dayBounds(timeZone, addDays(firstDate, searchedDays)).startMs)
  const body = JSON.stringify({ locationId, segments, from, to })
  return [{ path: '/v1/availability/search', body, status: 200 }]
}

/** The same statements with the same values on the bare driver, and the same answer as JSON. */
async function measureRaw(
  database: BenchDatabase,
  shop: Shop,
  { staffCount, jobs }: Shape,
  count: number,
): Promise<Figure> {
  const captured = await captureJobs(database, jobs.slice(0, count), shop.apiKey)
  let written = 0
  const { durationsMs, elapsedMs } = await database.replay(captured.transactions, {
    connections: 1,
    folded: false,
    afterwards: (index) => {
      written += JSON.stringify(captured.answers[index]).length
    },
  })
  if (written === 0) throw new Error('the answers were empty')
  return {
    what: `${database.kind}: ${staffCount} staff, raw driver + JSON`,
    count: durationsMs.length,
    perSecond: (durationsMs.length / elapsedMs) * 1000,
    // The first ones prepare their statements.
    latencies: latenciesOf(durationsMs.slice(Math.floor(count / 10))),
  }
}

function conclude(
  kind: BenchDatabase['kind'],
  { staffCount }: Shape,
  { small, grown }: { readonly small: Timed; readonly grown: Timed },
  raw: Latencies,
  history: readonly [number, number],
): Part {
  const smallLatencies = latenciesOf(small.durationsMs)
  const grownLatencies = latenciesOf(grown.durationsMs)
  const figureOf = ({ durationsMs, elapsedMs }: Timed, past: number, latencies: Latencies): Figure => ({
    what: `${kind}: ${staffCount} staff over HTTP, ${past.toLocaleString('en')} past bookings`,
    count: durationsMs.length,
    perSecond: (durationsMs.length / elapsedMs) * 1000,
    latencies,
    ratio: { to: 'raw', value: raw.p50 / latencies.p50 },
  })
  const growth = grownLatencies.p50 / smallLatencies.p50
  const name = `${kind}: ${staffCount} staff × ${searchedDays} days over HTTP`
  const measured = `p50 ${formatMs(smallLatencies.p50)}, p99 ${formatMs(smallLatencies.p99)}`
  return {
    figures: [figureOf(small, history[0], smallLatencies), figureOf(grown, history[1], grownLatencies)],
    verdicts: [
      ...(staffCount === 20
        ? [{ goal: `${name} ≤ ${goalMs} ms`, reached: smallLatencies.p50 <= goalMs, measured }]
        : []),
      {
        goal: `${name}: p50 with ${history[1].toLocaleString('en')} past bookings ≤ ${goalOfGrowth}×`,
        reached: growth <= goalOfGrowth,
        measured: formatRatio(growth),
      },
    ],
  }
}

import { present } from '../packages/core/src/index.ts'
import { createRandom } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions, BenchReport, Figure, Verdict } from './bench.ts'
import type { BenchDatabase } from './databases/bench-database.ts'
import { withDatabases } from './databases/databases.ts'
import { latenciesOf } from './latencies.ts'
import type { Job } from './load/plan.ts'
import { formatRatio } from './report.ts'
import { addPastEntries } from './shop/past-entries.ts'
import { addPrepaid, paidOrder } from './shop/prepaid.ts'
import { openShop, type Shop } from './shop/shop.ts'
import { type Timed, takeTurns } from './turns.ts'

const sizes = {
  FULL: { staff: 40, teams: 10, days: 2, history: [1000, 100_000], jobsASecond: 3000 },
  SMOKE: { staff: 20, teams: 2, days: 2, history: [40, 200], jobsASecond: 400 },
} as const
const goalOfGrowth = 1.15

/** What a balance costs to read, and to spend from, as the books grow. */
export const httpBalances: Bench = {
  name: 'http-balances',
  summary: 'balances read, and whole orders paid from them, over HTTP, with books of a thousand and of many more lines',
  async run(options): Promise<BenchReport> {
    const parts = await withDatabases(options, (database) => measure(database, options))
    return {
      bench: 'http-balances',
      figures: parts.flatMap(({ figures }) => figures),
      verdicts: parts.flatMap(({ verdicts }) => verdicts),
    }
  },
}

async function measure(
  database: BenchDatabase,
  options: BenchOptions,
): Promise<{ readonly figures: readonly Figure[]; readonly verdicts: readonly Verdict[] }> {
  const size = sizes[options.size]
  const shop = await openShop(database, size, createRandom(options.seed))
  const jobs = Math.ceil(size.jobsASecond * options.seconds)
  await addPrepaid(database, shop, jobs)
  const large = await database.copy()
  const [few] = size.history
  const history = [few, options.history ?? size.history[1]] as const
  await addPastEntries(database, shop, history[0])
  await addPastEntries(large, shop, history[1])
  const shapes = [
    { what: 'balances read', jobs: Array.from({ length: jobs }, (_, index) => balance(shop, index)) },
    { what: 'orders', jobs: Array.from({ length: jobs }, (_, index) => paidOrder(shop, index)) },
  ]
  const [small, grown] = await takeTurns('http-balances', [database, large], options, shop.apiKey, shapes)
  const parts = shapes.map(({ what }, index) =>
    conclude(
      `${database.kind}: ${what}`,
      [present(small?.[index], 'a result a shape'), present(grown?.[index], 'a result a shape')],
      history,
    ),
  )
  return {
    figures: parts.flatMap(({ figures }) => figures),
    verdicts: parts.map(({ verdict }) => verdict),
  }
}

function balance({ customerIds }: Shop, number: number): Job {
  const customerId = customerIds[number % customerIds.length]
  return [{ method: 'GET', path: `/v1/stored-value/accounts?customerId=${customerId}`, body: '', status: 200 }]
}

function conclude(
  what: string,
  results: readonly [Timed, Timed],
  history: readonly [number, number],
): { readonly figures: readonly Figure[]; readonly verdict: Verdict } {
  const figures = results.map(
    ({ durationsMs, elapsedMs }, index): Figure => ({
      what: `${what}, ${history[index]?.toLocaleString('en')} past lines`,
      count: durationsMs.length,
      perSecond: (durationsMs.length / elapsedMs) * 1000,
      latencies: latenciesOf(durationsMs),
    }),
  )
  const [small, grown] = figures.map(({ latencies }) => latencies.p50)
  const growth = (grown ?? Number.NaN) / (small ?? Number.NaN)
  const goal = `${what}: p50 with ${history[1].toLocaleString('en')} past lines ≤ ${goalOfGrowth}×`
  return { figures, verdict: { goal, reached: growth <= goalOfGrowth, measured: formatRatio(growth) } }
}

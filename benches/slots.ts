import { candidateSegments, freeSlots, present, segmentNeeds, slotGrid } from '../packages/core/src/index.ts'
import { freeSlotsOracle } from '../packages/core/src/scheduling/free-slots.oracle.ts'
import { createRandom } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions, Figure, Verdict } from './bench.ts'
import { latenciesOf } from './latencies.ts'
import { formatMs, formatRatio } from './report.ts'
import { loadedRows, type SlotQuery } from './shop/loaded-rows.ts'

const days = 30
/** The oracle is slow: it is asked about each of the first so many queries, and must agree. */
const oracleQueries = { FULL: 60, SMOKE: 2 }
const queries = { FULL: 1000, SMOKE: 4 }
const warmUps = { FULL: 100, SMOKE: 1 }

/** The search as the product runs it, without HTTP and database: from loaded rows to the list of starts. */
export const slots: Bench = {
  name: 'slots',
  summary: `core: rows in memory → starts, ${days} days, 15-minute grid, 60-minute service, 8 busy intervals a day`,
  async run(options) {
    const one = measure(options, 1)
    const twenty = measure(options, 20)
    return { bench: 'slots', figures: [...one.figures, ...twenty.figures], verdicts: [one.verdict, twenty.verdict] }
  },
}

function measure(options: BenchOptions, staffCount: number): { figures: readonly Figure[]; verdict: Verdict } {
  const { size, seed } = options
  const random = createRandom(seed + staffCount)
  for (let index = 0; index < warmUps[size]; index += 1) search(loadedRows(random, { staffCount, days }))

  const wholeMs: number[] = []
  const kernelMs: number[] = []
  const oracleMs: number[] = []
  const wholeBesideOracleMs: number[] = []
  for (let index = 0; index < queries[size]; index += 1) {
    // Made one at a time and used once: nothing of one query can serve the next.
    const query = loadedRows(random, { staffCount, days })
    const found = search(query)
    wholeMs.push(found.wholeMs)
    kernelMs.push(found.kernelMs)
    if (index >= oracleQueries[size]) continue
    const plain = searchPlainly(query)
    wholeBesideOracleMs.push(found.wholeMs)
    oracleMs.push(plain.wholeMs)
    if (String(plain.startsAtMs) !== String(found.startsAtMs)) {
      throw new Error(`freeSlots and its oracle differ: seed ${seed}, query ${index}`)
    }
  }
  const whole = latenciesOf(wholeMs)
  const oracle = latenciesOf(oracleMs)
  const ratio = oracle.p50 / latenciesOf(wholeBesideOracleMs).p50
  const name = `${staffCount} staff × ${days} days`
  const limitMs = staffCount === 1 ? 0.1 : 1
  return {
    figures: [
      { what: `${name}: oracle`, count: oracleMs.length, latencies: oracle },
      {
        what: `${name}: rows → starts`,
        count: wholeMs.length,
        latencies: whole,
        ratio: { to: 'oracle', value: ratio },
      },
      { what: `${name}: of it freeSlots alone`, count: kernelMs.length, latencies: latenciesOf(kernelMs) },
    ],
    verdict: {
      goal: `${name} ≤ ${formatMs(limitMs)}`,
      reached: whole.p50 <= limitMs,
      measured: `p50 ${formatMs(whole.p50)}, p99 ${formatMs(whole.p99)}, ${formatRatio(ratio)} the oracle's speed`,
    },
  }
}

interface Found {
  readonly startsAtMs: readonly number[]
  readonly wholeMs: number
  readonly kernelMs: number
}

/** The steps of the operation availability.search between its rows and its answer. */
function search({ configuration, requests, calendar, fromMs, toMs }: SlotQuery): Found {
  const { location } = configuration
  const beganMs = performance.now()
  const candidates = candidateSegments(configuration, requests)
  if (!candidates.ok) throw new Error(candidates.refusal.code)
  const needs = segmentNeeds(candidates.value, calendar, location.timeZone)
  const grid = slotGrid(location.timeZone, fromMs, toMs, location.slotAlignmentMinutes)
  const kernelBeganMs = performance.now()
  const { startsAtMs } = freeSlots({ grid, needs, notBeforeMs: fromMs, notAfterMs: toMs - 1 })
  const endedMs = performance.now()
  present(startsAtMs[0], 'a month has a free start')
  return { startsAtMs, wholeMs: endedMs - beganMs, kernelMs: endedMs - kernelBeganMs }
}

function searchPlainly({ configuration, requests, calendar, fromMs, toMs }: SlotQuery): Omit<Found, 'kernelMs'> {
  const { location } = configuration
  const beganMs = performance.now()
  const candidates = candidateSegments(configuration, requests)
  if (!candidates.ok) throw new Error(candidates.refusal.code)
  const needs = segmentNeeds(candidates.value, calendar, location.timeZone)
  const grid = slotGrid(location.timeZone, fromMs, toMs, location.slotAlignmentMinutes)
  const found = freeSlotsOracle({ grid, needs, notBeforeMs: fromMs, notAfterMs: toMs - 1 })
  return { startsAtMs: found.map((slot) => slot.startMs), wholeMs: performance.now() - beganMs }
}

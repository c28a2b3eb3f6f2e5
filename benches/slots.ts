import {
  candidateSegments,
  type FreeSlots,
  type FreeSlotsInput,
  freeSlots,
  layoutSegment,
  leastBookedFirst,
  present,
  type SegmentNeed,
  segmentNeeds,
  slotGrid,
} from '../packages/core/src/index.ts'
import { chooseVisit } from '../packages/core/src/scheduling/choose-visit.ts'
import { freeSlotsOracle } from '../packages/core/src/scheduling/free-slots.oracle.ts'
import { gridStartAt } from '../packages/core/src/scheduling/grid.ts'
import { visitProblem } from '../packages/core/src/scheduling/visit-problem.ts'
import { noWaiting } from '../packages/core/src/scheduling/visit-shape.ts'
import { createRandom } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions, Figure, Verdict } from './bench.ts'
import { latenciesOf } from './latencies.ts'
import { formatMs, formatRatio } from './report.ts'
import { loadedRows, type RowsShape, type SlotQuery } from './shop/loaded-rows.ts'

const days = 30
/** The plain way is slow: it is asked about each of the first so many queries, and must agree. */
const plainQueries = { FULL: 60, SMOKE: 2 }
const queries = { FULL: 1000, SMOKE: 4 }
const warmUps = { FULL: 100, SMOKE: 1 }

interface Case {
  readonly name: string
  readonly rows: RowsShape
  readonly limitMs: number
  /** Also names who is free at each start. */
  readonly named?: boolean
  /** People take 45, 60 or 75 minutes. */
  readonly ownTimes?: boolean
  /** Beside what it is measured: every start × every candidate, or choosing for every start of the grid. */
  readonly plain: (input: FreeSlotsInput) => readonly number[]
  readonly share: number
}

const everyCandidate = (input: FreeSlotsInput): readonly number[] => freeSlotsOracle(input).map((slot) => slot.startMs)
const everyStart = ({ grid, needs, rank }: FreeSlotsInput): readonly number[] => {
  const problem = visitProblem(needs, { shape: noWaiting, rank })
  const starts = Array.from({ length: grid.total }, (_, index) => gridStartAt(grid, index))
  return starts.filter((startMs) => chooseVisit(problem, startMs) !== undefined)
}

const cases: readonly Case[] = [
  { name: '1 staff', rows: { staffCount: 1, days }, limitMs: 0.025, plain: everyCandidate, share: 1 },
  { name: '20 staff', rows: { staffCount: 20, days }, limitMs: 0.1, plain: everyCandidate, share: 1 },
  {
    name: '20 staff, named',
    rows: { staffCount: 20, days },
    limitMs: 0.5,
    named: true,
    plain: everyCandidate,
    share: 1,
  },
  {
    name: '3 segments of 20 minutes, 2 pools, 20 staff',
    rows: { staffCount: 20, days, segments: 3, minutes: 20, pools: 2 },
    limitMs: 5,
    plain: everyCandidate,
    share: 0.2,
  },
  {
    name: 'a party of 2, 20 staff',
    rows: { staffCount: 20, days, guests: 2 },
    limitMs: 10,
    plain: everyStart,
    share: 0.1,
  },
  {
    name: '20 staff with times of their own',
    rows: { staffCount: 20, days },
    limitMs: 10,
    ownTimes: true,
    plain: everyStart,
    share: 0.1,
  },
]

/** The search as the product runs it, without HTTP and database: from loaded rows to the list of starts. */
export const slots: Bench = {
  name: 'slots',
  summary: `core: what a search has loaded → starts, ${days} days, 15-minute grid, 60-minute service, 8 busy intervals a day`,
  async run(options) {
    const measured = cases.map((each) => measure(options, each))
    return {
      bench: 'slots',
      figures: measured.flatMap(({ figures }) => figures),
      verdicts: measured.map(({ verdict }) => verdict),
    }
  },
}

function measure({ size, seed }: BenchOptions, of: Case): { figures: readonly Figure[]; verdict: Verdict } {
  const random = createRandom(seed + cases.indexOf(of))
  const times = (count: number): number => Math.max(1, Math.round(count * of.share))
  for (let index = 0; index < times(warmUps[size]); index += 1) search(loadedRows(random, of.rows), of)

  const wholeMs: number[] = []
  const kernelMs: number[] = []
  const plainMs: number[] = []
  const wholeBesidePlainMs: number[] = []
  for (let index = 0; index < times(queries[size]); index += 1) {
    // Made one at a time and used once: nothing of one query can serve the next.
    const query = loadedRows(random, of.rows)
    const found = search(query, of)
    wholeMs.push(found.wholeMs)
    kernelMs.push(found.kernelMs)
    if (index >= times(plainQueries[size])) continue
    const beganMs = performance.now()
    const plain = of.plain(inputOf(query, of))
    plainMs.push(performance.now() - beganMs)
    wholeBesidePlainMs.push(found.wholeMs)
    if (String(plain) !== String(found.startsAtMs)) {
      throw new Error(`${of.name}: freeSlots and the plain way differ: seed ${seed}, query ${index}`)
    }
  }
  const whole = latenciesOf(wholeMs)
  const plain = latenciesOf(plainMs)
  const ratio = plain.p50 / latenciesOf(wholeBesidePlainMs).p50
  const name = `${of.name} × ${days} days`
  return {
    figures: [
      { what: `${name}: oracle`, count: plainMs.length, latencies: plain },
      {
        what: `${name}: rows → starts`,
        count: wholeMs.length,
        latencies: whole,
        ratio: { to: 'oracle', value: ratio },
      },
      { what: `${name}: of it freeSlots alone`, count: kernelMs.length, latencies: latenciesOf(kernelMs) },
    ],
    verdict: {
      goal: `${name} ≤ ${formatMs(of.limitMs)}`,
      reached: whole.p50 <= of.limitMs,
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
function search(query: SlotQuery, of: Case): Found {
  const beganMs = performance.now()
  const input = inputOf(query, of)
  const kernelBeganMs = performance.now()
  const found = freeSlots(input)
  if (of.named) nameAll(found, input.needs.length)
  const endedMs = performance.now()
  const { startsAtMs } = found
  present(startsAtMs[0], 'a month has a free start')
  return { startsAtMs, wholeMs: endedMs - beganMs, kernelMs: endedMs - kernelBeganMs }
}

function nameAll(found: FreeSlots, segments: number): void {
  for (let index = 0; index < found.startsAtMs.length; index += 1) {
    for (let segment = 0; segment < segments; segment += 1) found.staffFor(index, segment)
  }
}

const lengths = [45, 60, 75].map((durationMinutes) =>
  layoutSegment({
    preparationMinutes: 0,
    durationMinutes,
    processingMinutes: 0,
    finishingMinutes: 0,
    transitionMinutes: 0,
  }),
)

function inputOf({ configuration, requests, calendar, fromMs, toMs }: SlotQuery, of: Case): FreeSlotsInput {
  const { location } = configuration
  const candidates = candidateSegments(configuration, requests)
  if (!candidates.ok) throw new Error(candidates.refusal.code)
  const needs = segmentNeeds(candidates.value, calendar, location.timeZone)
  const grid = slotGrid(location.timeZone, fromMs, toMs, location.slotAlignmentMinutes)
  return {
    grid,
    needs: of.ownTimes ? needs.map(withOwnTimes) : needs,
    notBeforeMs: fromMs,
    notAfterMs: toMs - 1,
    rank: leastBookedFirst(location.timeZone),
  }
}

function withOwnTimes(need: SegmentNeed): SegmentNeed {
  return { ...need, layouts: need.layouts.map((layout, index) => lengths[index % lengths.length] ?? layout) }
}

import { describe, expect, inject, test } from 'vitest'
import type { Bench, BenchOptions, BenchReport, DatabaseKind } from './bench.ts'
import { httpBalances } from './http-balances.ts'
import { httpBookings } from './http-bookings.ts'
import { httpCheckout } from './http-checkout.ts'
import { httpOrders } from './http-orders.ts'
import { httpSearch } from './http-search.ts'
import { latenciesOf, median } from './latencies.ts'
import { quote } from './quote.ts'
import { renderReport } from './report.ts'
import { slots } from './slots.ts'

// Only that figures come out: what they are is for a quiet machine and a longer run to say.

function smoke(databases: BenchOptions['databases']): BenchOptions {
  return { seconds: 0.1, seed: 1, databases, size: 'SMOKE', postgresUrl: inject('postgresUrl') }
}

function expectFigures(report: BenchReport, lines: number): void {
  expect(report.figures).toHaveLength(lines)
  for (const { count, latencies, ratio } of report.figures) {
    expect(count).toBeGreaterThan(0)
    expect(latencies.p50).toBeGreaterThan(0)
    expect(latencies.p99).toBeGreaterThanOrEqual(latencies.p50)
    if (ratio) expect(ratio.value).toBeGreaterThan(0)
  }
  expect(report.verdicts.length).toBeGreaterThan(0)
  for (const { what } of report.figures) expect(renderReport(report)).toContain(what)
}

describe('the benches give figures', () => {
  test('slots', async () => expectFigures(await slots.run(smoke([])), 18))
  test('quote', async () => expectFigures(await quote.run(smoke([])), 4))

  // One database each, since every server takes seconds to start; what differs between databases is tried in both ways.
  test.each<{ bench: Bench; database: DatabaseKind; lines: number }>([
    { bench: httpSearch, database: 'sqlite', lines: 6 },
    { bench: httpBookings, database: 'postgres', lines: 4 },
    { bench: httpCheckout, database: 'sqlite', lines: 3 },
    { bench: httpOrders, database: 'postgres', lines: 4 },
    { bench: httpBalances, database: 'sqlite', lines: 4 },
  ])('$bench.name on $database', async ({ bench, database, lines }) => {
    expectFigures(await bench.run(smoke([database])), lines)
  })
})

test('percentiles are nearest ranks', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(latenciesOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 })
  expect(latenciesOf([7])).toEqual({ p50: 7, p95: 7, p99: 7 })
  expect(latenciesOf([])).toEqual({ p50: 0, p95: 0, p99: 0 })
})

test('the median is the middle one, or lies between two', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([1, 3, 5, 100])).toBe(4)
})

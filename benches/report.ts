import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { BenchOptions, BenchReport, Figure } from './bench.ts'

const resultsFolder = join(import.meta.dirname, 'results')

/** The report as text: a table, then what became of the goals. */
export function renderReport({ bench, figures, verdicts }: BenchReport): string {
  const head = ['', 'n', 'per second', 'p50', 'p95', 'p99', 'ratio']
  const rows = [head, ...figures.map(cells)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  const goals = verdicts.map(
    ({ goal, reached, measured }) => `  ${reached ? 'reached' : 'MISSED '}  ${goal}: ${measured}`,
  )
  return [`\n## ${bench}\n`, ...lines, '', ...goals].join('\n')
}

function cells({ what, count, perSecond, latencies, ratio }: Figure): readonly string[] {
  return [
    what,
    String(count),
    perSecond === undefined ? '' : Math.round(perSecond).toLocaleString('en'),
    formatMs(latencies.p50),
    formatMs(latencies.p95),
    formatMs(latencies.p99),
    ratio === undefined ? '' : `${formatRatio(ratio.value)} of ${ratio.to}`,
  ]
}

/** Three digits with a fitting unit. */
export function formatMs(ms: number): string {
  return ms < 1 ? `${threeDigits(ms * 1000)} µs` : `${threeDigits(ms)} ms`
}

export function formatRatio(value: number): string {
  return value < 3 ? `${Math.round(value * 100)} %` : `${threeDigits(value)}×`
}

function threeDigits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

/** Keeps the reports with what they were measured on; gives the file. */
export function writeResults(reports: readonly BenchReport[], options: BenchOptions): string {
  mkdirSync(resultsFolder, { recursive: true })
  const at = new Date().toISOString()
  const file = join(resultsFolder, `${at.replaceAll(':', '-').slice(0, 19)}.json`)
  const { seconds, seed, databases } = options
  const content = { at, options: { seconds, seed, databases }, machine: machine(), reports }
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`)
  return file
}

function machine(): object {
  const database = new BetterSqlite3(':memory:')
  const { version } = database.prepare('select sqlite_version() as version').get() as { version: string }
  database.close()
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    sqlite: version,
    // Who else was at work: on shared cores only ratios of one run mean something.
    loadAverage: loadavg(),
  }
}

import type { Latencies } from './latencies.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

export interface BenchOptions {
  /** How long one HTTP measurement lasts; everything else follows from it. */
  readonly seconds: number
  readonly seed: number
  readonly databases: readonly DatabaseKind[]
  /** How many past bookings, or lines of the books, the larger database of two has; 100,000 where absent. */
  readonly history?: number
  /** `SMOKE` is only to see that figures come out: tiny counts, nothing to be read from the figures. */
  readonly size: 'FULL' | 'SMOKE'
  /** A PostgreSQL server to make databases on; one of our own when absent. */
  readonly postgresUrl?: string
  /** Where the servers under test leave their CPU profiles; none when absent. */
  readonly profileFolder?: string
}

/** One line of the table. */
export interface Figure {
  readonly what: string
  /** How often it was done. */
  readonly count: number
  readonly perSecond?: number
  readonly latencies: Latencies
  /** To the line of the same run that it is measured against: above 1 is better. */
  readonly ratio?: { readonly to: string; readonly value: number }
}

/** A goal, and what this run says of it. */
export interface Verdict {
  readonly goal: string
  readonly reached: boolean
  readonly measured: string
}

export interface BenchReport {
  readonly bench: string
  readonly figures: readonly Figure[]
  readonly verdicts: readonly Verdict[]
}

export interface Bench {
  readonly name: string
  readonly summary: string
  run(options: BenchOptions): Promise<BenchReport>
}

/** Percentiles in milliseconds. */
export interface Latencies {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** The percentiles of some durations in milliseconds, by nearest rank; zeros when there are none. */
export function latenciesOf(durationsMs: Iterable<number>): Latencies {
  const sorted = Float64Array.from(durationsMs).sort()
  const at = (share: number): number => sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** The middle one, so that a disturbed round does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

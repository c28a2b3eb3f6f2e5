/** The duration that a share of all stays within; 0 when there are none. */
export function percentile(durationsMs: readonly number[], share: number): number {
  const sorted = durationsMs.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Durations in one line: `p50 3 ms, p99 12 ms, longest 15 ms`. */
export function describeDurations(durationsMs: readonly number[]): string {
  const told = [
    ['p50', percentile(durationsMs, 0.5)],
    ['p99', percentile(durationsMs, 0.99)],
    ['longest', percentile(durationsMs, 1)],
  ] as const
  return told.map(([name, ms]) => `${name} ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`).join(', ')
}

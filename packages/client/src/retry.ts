import { type MendianError, RateLimitError } from './errors.ts'
import type { ClientOperation } from './operation.ts'

const firstWaitMs = 200
const longestBackoffMs = 5_000
/** A server that asks for a longer wait than this is left to the caller. */
const longestWaitMs = 30_000

/** How long to wait before the call is sent again after its `attempt`th failure; undefined when it must not be. */
export function waitBeforeRetryMs(
  operation: ClientOperation,
  error: MendianError,
  attempt: number,
  random: () => number,
): number | undefined {
  if (!error.isRetryable) return undefined
  // Only a request turned away at the door has certainly not been carried out.
  if (operation.repeat === 'NEVER' && !(error instanceof RateLimitError)) return undefined
  // Jitter keeps clients that failed together from coming back together.
  const backoffMs = Math.min(longestBackoffMs, firstWaitMs * 2 ** (attempt - 1)) * (0.5 + random() / 2)
  const waitMs = (error.retryAfterMs ?? 0) + backoffMs
  return waitMs > longestWaitMs ? undefined : Math.round(waitMs)
}

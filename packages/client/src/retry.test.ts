import { describe, expect, it } from 'vitest'
import { ConnectionError, RateLimitError, RefusedError, UnavailableError } from './errors.ts'
import type { ClientOperation } from './operation.ts'
import { waitBeforeRetryMs } from './retry.ts'

const of = (repeat: ClientOperation['repeat']): ClientOperation => ({ method: 'POST', path: '/v1', repeat })
const lost = new ConnectionError({ code: 'connection_failed', message: '', isRetryable: true })
const busy = new RateLimitError({ code: 'rate_limited', message: '', status: 429, isRetryable: true })
const refused = new RefusedError({ code: 'slot_taken', message: '', status: 409 })
const asking = (retryAfterMs: number): UnavailableError =>
  new UnavailableError({ code: 'unavailable', message: '', status: 503, isRetryable: true, retryAfterMs })

describe('waits', () => {
  it('double, up to a bound, with jitter below', () => {
    expect([1, 2, 3, 10].map((attempt) => waitBeforeRetryMs(of('FREELY'), lost, attempt, () => 1))).toEqual([
      200, 400, 800, 5000,
    ])
    expect(waitBeforeRetryMs(of('WITH_KEY'), lost, 1, () => 0)).toBe(100)
  })

  it('follow the server, unless it asks for long', () => {
    expect(waitBeforeRetryMs(of('FREELY'), asking(3000), 1, () => 0)).toBe(3100)
    expect(waitBeforeRetryMs(of('FREELY'), asking(60_000), 1, () => 0)).toBeUndefined()
  })

  it('are none where trying again is useless or unsafe', () => {
    expect(waitBeforeRetryMs(of('FREELY'), refused, 1, () => 0)).toBeUndefined()
    expect(waitBeforeRetryMs(of('NEVER'), lost, 1, () => 0)).toBeUndefined()
    expect(waitBeforeRetryMs(of('NEVER'), busy, 1, () => 0)).toBe(100)
  })
})

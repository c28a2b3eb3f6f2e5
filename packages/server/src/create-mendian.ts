import type { Clock, Ids, Storage } from '@mendian/core'
import { createEngine, type Engine } from './engine/engine.ts'
import { createRuntime, type Runtime } from './engine/execute.ts'
import { createHttpApp } from './http/app.ts'
import { createAuthenticator } from './http/authenticate.ts'
import { uuidV7Ids } from './ids.ts'
import { createJobs, type EventHandler, type Jobs } from './jobs/jobs.ts'
import type { BusyTimePulls } from './jobs/pull-busy-times.ts'
import { type Logger, silentLogger } from './logger.ts'
import { version } from './version.ts'

export interface MendianOptions<Host = unknown> {
  /** Where everything is kept: `sqliteStorage(…)` or `postgresStorage(…)` of `@mendian/adapters`. */
  readonly storage: Storage<Host>
  /** The time; the system's when absent. */
  readonly clock?: Clock
  /** Identities and codes; UUIDv7 when absent. */
  readonly ids?: Ids
  /** The key for `/v1/tenants`, and for acting in any tenant with a `mendian-tenant` header; none when absent. */
  readonly platformKey?: string
  /** Is given every event at least once, in order per subject, while {@link Jobs} run; without it events are kept. */
  readonly onEvent?: EventHandler
  /** Other calendars that block people's time, asked while {@link Jobs} run. */
  readonly busyTimes?: BusyTimePulls
  readonly logger?: Logger
  /** 256 KiB when absent. */
  readonly bodyLimitBytes?: number
  /** How long a request may wait for locks: 10 s when absent. */
  readonly requestTimeoutMs?: number
  /** How long a valid API key is remembered: 2 s when absent; a revocation by another process takes as long. */
  readonly apiKeyCacheMs?: number
  /** Parses every answer against its schema: for tests. */
  readonly validateResponses?: boolean
  /** Whether /readyz says ready; asked at each request. */
  readonly isReady?: () => boolean
}

export interface Mendian<Host = unknown> {
  /** The operations as typed functions, in process. */
  readonly engine: Engine<Host>
  /** The HTTP API on web standards: serve it, mount it in another app, or give it to the client. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly jobs: Jobs
}

/**
 * The engine on a storage, with its two faces.
 *
 * @example
 * const storage = sqliteStorage({ file: 'salon.db' })
 * await storage.migrate()
 * const { engine, fetch, jobs } = createMendian({ storage })
 */
export function createMendian<Host>(options: MendianOptions<Host>): Mendian<Host> {
  const clock = options.clock ?? { nowMs: () => Date.now() }
  const logger = options.logger ?? silentLogger
  const authenticator = createAuthenticator({
    platform: options.storage.platform,
    cacheMs: options.apiKeyCacheMs ?? 2000,
    ...(options.platformKey === undefined ? {} : { platformKey: options.platformKey }),
  })
  const runtime = createRuntime(options.storage, clock, options.ids ?? uuidV7Ids(), authenticator.forget)
  const app = createHttpApp({
    runtime: runtime as Runtime,
    authenticator,
    logger,
    bodyLimitBytes: options.bodyLimitBytes ?? 256 * 1024,
    requestTimeoutMs: options.requestTimeoutMs ?? 10_000,
    validateResponses: options.validateResponses ?? false,
    version,
    isReady: options.isReady ?? (() => true),
  })
  return {
    engine: createEngine(runtime),
    fetch: (request) => app.fetch(request),
    jobs: createJobs({ runtime: runtime as Runtime, logger, onEvent: options.onEvent, busyTimes: options.busyTimes }),
  }
}

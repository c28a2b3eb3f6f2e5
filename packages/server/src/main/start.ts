import { createMendian } from '../create-mendian.ts'
import { loadDemo } from '../demo/load-demo.ts'
import type { TradeTemplate } from '../demo/trade-template.ts'
import type { EventHandler } from '../jobs/jobs.ts'
import type { Logger } from '../logger.ts'
import type { Settings } from '../settings/settings.ts'
import { jsonLogger } from './json-logger.ts'
import { openStorage } from './open-storage.ts'
import { referencePage } from './reference-page.ts'
import { serve } from './serve.ts'

export interface Running {
  readonly url: string
  /** Turns traffic away, lets requests under way end, hands nothing more over, and closes the storage. */
  stop(): Promise<void>
}

/** Starts the standalone server: storage, schema, engine, the demo shop if one is asked for, jobs, HTTP. */
export async function start(settings: Settings, options: { readonly demo?: TradeTemplate } = {}): Promise<Running> {
  const logger = jsonLogger(settings.MENDIAN_LOG_LEVEL, (line) => process.stderr.write(line))
  const storage = await openStorage(settings)
  let ready = true
  try {
    const { applied } = await storage.migrate()
    if (applied.length > 0) logger.info('schema migrated', { applied })
    const mendian = createMendian({
      storage,
      logger,
      bodyLimitBytes: settings.MENDIAN_BODY_LIMIT_BYTES,
      requestTimeoutMs: settings.MENDIAN_REQUEST_TIMEOUT_MS,
      isReady: () => ready,
      ...(settings.MENDIAN_EVENTS === 'LOG' ? { onEvent: logEvent(logger) } : {}),
      ...(settings.MENDIAN_PLATFORM_KEY === undefined ? {} : { platformKey: settings.MENDIAN_PLATFORM_KEY }),
    })
    if (options.demo) await loadDemo(mendian, storage, undefined, options.demo)
    const serving = await serve({
      fetch: async (request) => (await referencePage(request)) ?? mendian.fetch(request),
      host: settings.HOST,
      port: settings.PORT,
      logger,
    })
    mendian.jobs.start()
    logger.info('listening', { url: serving.url, storage: storage.dialect })
    return {
      url: serving.url,
      async stop() {
        ready = false
        await serving.drain(settings.MENDIAN_SHUTDOWN_TIMEOUT_MS)
        await mendian.jobs.stop()
        await storage.close()
        logger.info('stopped')
      },
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}

function logEvent(logger: Logger): EventHandler {
  return ({ id, type, tenantId, subject }) => logger.info('event', { id, type, tenantId, subject })
}

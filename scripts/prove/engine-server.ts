import { createMendian } from '../../packages/server/src/create-mendian.ts'
import { jsonLogger } from '../../packages/server/src/main/json-logger.ts'
import { openStorage } from '../../packages/server/src/main/open-storage.ts'
import { serve } from '../../packages/server/src/main/serve.ts'
import { type Running, start } from '../../packages/server/src/main/start.ts'
import { readSettings, type Settings } from '../../packages/server/src/settings/settings.ts'

// A server for the proofs: with --jobs the standalone server as it is, otherwise the same without its jobs, so that
// every event stays in the outbox to be counted.

const read = readSettings(process.env)
if (!read.ok) throw new Error(read.faults.join('\n'))
const running = process.argv.includes('--jobs') ? await start(read.settings, {}) : await startWithoutJobs(read.settings)
process.stdout.write(`listening on ${running.url}\n`)

process.on('SIGTERM', () => {
  running.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
// Whoever started this is gone.
process.stdin.on('end', () => process.exit(1)).resume()

async function startWithoutJobs(settings: Settings): Promise<Running> {
  const logger = jsonLogger(settings.MENDIAN_LOG_LEVEL, (line) => process.stderr.write(line))
  const storage = await openStorage(settings)
  await storage.migrate()
  const mendian = createMendian({
    storage,
    logger,
    requestTimeoutMs: settings.MENDIAN_REQUEST_TIMEOUT_MS,
    ...(settings.MENDIAN_PLATFORM_KEY === undefined ? {} : { platformKey: settings.MENDIAN_PLATFORM_KEY }),
  })
  const serving = await serve({ fetch: mendian.fetch, host: settings.HOST, port: settings.PORT, logger })
  return {
    url: serving.url,
    stop: async () => {
      await serving.drain(settings.MENDIAN_SHUTDOWN_TIMEOUT_MS)
      await storage.close()
    },
  }
}

#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { createMendian } from '../create-mendian.ts'
import { wipeDemo } from '../demo/load-demo.ts'
import type { TradeTemplate } from '../demo/trade-template.ts'
import { tradeNamed, trades } from '../demo/trades.ts'
import { readSettings, type Settings, settingsSchema } from '../settings/settings.ts'
import { openStorage } from './open-storage.ts'
import { start } from './start.ts'
import { verifyBooks } from './verify-books.ts'

const usage = `mendian <command>

  start [--demo <shop>]       start the server; with --demo load that demo shop first
  migrate                     bring the database up to this release and stop
  verify                      prove the books of every tenant; ends with 1 where they are not sound
  wipe-demo [--demo <shop>]   remove the demo shop (salon) with everything in it
  settings                    list the settings, which are environment variables

demo shops: ${trades.map(({ name }) => name).join(', ')}

`

function listSettings(): string {
  return Object.entries(settingsSchema.shape)
    .map(([name, schema]) => `${name.padEnd(30)}${schema.meta()?.description ?? ''}\n`)
    .join('')
}

async function startAndStay(settings: Settings, demo: TradeTemplate | undefined): Promise<void> {
  const running = await start(settings, demo === undefined ? {} : { demo })
  process.stdout.write(`Mendian listens on ${running.url} (reference: ${running.url}/docs)\n`)
  if (demo) process.stdout.write(`The demo ${demo.name} is loaded; its API key is ${demo.apiKey}\n`)
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function withStorage(
  settings: Settings,
  work: (storage: Awaited<ReturnType<typeof openStorage>>) => Promise<string>,
): Promise<void> {
  const storage = await openStorage(settings)
  try {
    await storage.migrate()
    process.stdout.write(await work(storage))
  } finally {
    await storage.close()
  }
}

function fail(error: unknown): never {
  if ((error as { code?: unknown }).code === 'EADDRINUSE') {
    process.stderr.write('mendian: the port is taken; choose another with PORT\n')
    process.exit(1)
  }
  process.stderr.write(`mendian: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

function settingsOrFail(): Settings {
  const read = readSettings(process.env)
  if (read.ok) return read.settings
  process.stderr.write(`mendian: the settings are wrong; see "mendian settings"\n`)
  for (const fault of read.faults) process.stderr.write(`  ${fault}\n`)
  process.exit(2)
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { demo: { type: 'string' } } })
  const demo = values.demo === undefined ? undefined : tradeNamed(values.demo)
  if (values.demo !== undefined && !demo) {
    fail(new Error(`there is no demo named ${values.demo}; there are ${trades.map(({ name }) => name).join(', ')}`))
  }
  switch (positionals[0]) {
    case 'start':
      return startAndStay(settingsOrFail(), demo)
    case 'migrate':
      return withStorage(settingsOrFail(), async () => 'The database is up to date.\n')
    case 'verify':
      return withStorage(settingsOrFail(), async (storage) => {
        const { text, sound } = await verifyBooks(storage)
        if (!sound) process.exitCode = 1
        return text
      })
    case 'wipe-demo':
      return withStorage(settingsOrFail(), async (storage) =>
        (await wipeDemo(createMendian({ storage }), demo))
          ? `The demo ${demo?.name ?? 'salon'} is gone.\n`
          : `There was no demo ${demo?.name ?? 'salon'}.\n`,
      )
    case 'settings':
      process.stdout.write(listSettings())
      return undefined
    default:
      process.stderr.write(usage)
      process.exit(2)
  }
}

main().catch(fail)

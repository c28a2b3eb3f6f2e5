import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'

export interface ServerOptions {
  /** Whether it also hands events over, which takes them out of the outbox. */
  readonly jobs: boolean
  readonly poolSize?: number
}

export interface ServerProcess {
  readonly url: string
  /** kill -9: nothing of it runs on. */
  kill(): Promise<void>
  /** SIGTERM: requests under way are answered first. */
  stop(): Promise<void>
  /** What it wrote to standard error. */
  log(): string
}

/** The platform's key of every server that a proof starts. */
export const platformKey = 'mdp_only-for-servers-of-a-proof'

const startTimeoutMs = 30_000
const script = join(import.meta.dirname, 'engine-server.ts')

/** Starts a server of its own process on that database, and resolves when it listens. */
export async function startServer(place: Place, options: ServerOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--conditions=mendian-source', script, ...(options.jobs ? ['--jobs'] : [])], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      MENDIAN_PLATFORM_KEY: platformKey,
      MENDIAN_LOG_LEVEL: 'warn',
      DATABASE_POOL_SIZE: String(options.poolSize ?? 10),
      ...place.environment,
    },
    // The child ends when its standard input does, so that it never outlives us.
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const log: string[] = []
  child.stderr.on('data', (chunk: Buffer) => {
    log.push(chunk.toString())
    if (log.length > 500) log.splice(0, 250)
  })
  child.stdin.on('error', () => {})
  const url = await listeningUrl(child, log)
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM'), log: () => log.join('') }
}

async function listeningUrl(child: ChildProcess, log: readonly string[]): Promise<string> {
  let output = ''
  const told = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const url = /^listening on (\S+)$/m.exec(output)?.[1]
      if (url !== undefined) resolve(url)
    })
  })
  const over = new AbortController()
  const gone = once(child, 'exit', { signal: over.signal }).then(() => undefined)
  const late = sleep(startTimeoutMs, undefined, { signal: over.signal })
  gone.catch(() => {})
  late.catch(() => {})
  const url = await Promise.race([told, gone, late])
  over.abort()
  if (url !== undefined) return url
  child.kill('SIGKILL')
  throw new Error(`the server did not start:\n${log.join('')}`)
}

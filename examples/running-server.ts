import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A server of its own, as `npm start` runs it. */
export interface RunningServer {
  readonly url: string
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>
}

const cli = fileURLToPath(new URL('../packages/server/src/main/cli.ts', import.meta.url))

/** Starts the standalone server with the demo salon on a free port. */
export function startServer(environment: Readonly<Record<string, string>>): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--conditions=mendian-source', cli, 'start', '--demo', 'salon'], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    const heard = (chunk: Buffer): void => {
      output += chunk.toString()
      const url = /listens on (http:\S+)/.exec(output)?.[1]
      if (url) resolve({ url, stop: () => stop(child) })
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
  })
}

function stop(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill('SIGTERM')
  })
}

/** Runs one of the examples against a server, and gives what it printed. @throws when it fails. */
export function runExample(name: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const file = fileURLToPath(new URL(name, import.meta.url))
  const child = spawn(process.execPath, ['--conditions=mendian-source', file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${name} ended with ${code}:\n${output}`)),
    )
  })
}

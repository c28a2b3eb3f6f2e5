import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { salon } from '../demo/trades/salon.ts'
import { readSettings } from '../settings/settings.ts'
import { start } from './start.ts'

const folders: string[] = []
const children: ChildProcess[] = []

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mendian-start-'))
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The command of the package, with that environment and nothing of ours. */
function command(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess & { output(): string } {
  const cli = join(import.meta.dirname, 'cli.ts')
  const env = { PATH: process.env.PATH, MENDIAN_DATA_FOLDER: dataFolder(), ...environment }
  const child = spawn(process.execPath, ['--conditions=mendian-source', cli, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  return Object.assign(child, { output: () => output })
}

async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const [code] = await once(child, 'exit')
  return code as number | null
}

describe('start', () => {
  test('listens on a free port and answers what an operator and a reader ask', async () => {
    const read = readSettings({ PORT: '0', MENDIAN_DATA_FOLDER: dataFolder(), MENDIAN_LOG_LEVEL: 'error' })
    if (!read.ok) throw new Error(read.faults.join())
    const running = await start(read.settings, { demo: salon })
    const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
      fetch(running.url + path, { headers })
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
    const docs = await get('/docs')
    expect([docs.status, docs.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await docs.text()).not.toMatch(/(?:src|href)="https?:/)
    expect((await get('/docs/swagger-ui-bundle.js')).status).toBe(200)
    expect((await get('/docs/%2e%2e/package.json')).status).toBe(404)
    expect(await (await get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
    const services = await get('/v1/services', { authorization: `Bearer ${salon.apiKey}` })
    expect(((await services.json()) as { data: unknown[] }).data.length).toBeGreaterThan(3)
    await running.stop()
    await expect(get('/healthz')).rejects.toThrow('fetch failed')
  })

  test('fails where the port is taken, and leaves nothing open', async () => {
    const read = readSettings({ PORT: '0', MENDIAN_DATA_FOLDER: dataFolder(), MENDIAN_LOG_LEVEL: 'error' })
    if (!read.ok) throw new Error(read.faults.join())
    const running = await start(read.settings)
    const taken = { ...read.settings, PORT: Number(new URL(running.url).port), MENDIAN_DATA_FOLDER: dataFolder() }
    await expect(start(taken)).rejects.toThrow('EADDRINUSE')
    // The jobs of a server that never was would complain once a second about their closed storage.
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(written).not.toHaveBeenCalled()
    written.mockRestore()
    await running.stop()
  })
})

describe('the command', () => {
  test('ends with 0 on SIGTERM after it has answered what was under way', async () => {
    const child = command(['start', '--demo', 'salon'], { PORT: '0' })
    await expect.poll(() => child.output(), { timeout: 15_000 }).toContain('Mendian listens on')
    const url = new URL(/listens on (\S+)/.exec(child.output())?.[1] ?? '')
    const socket = connect(Number(url.port), url.hostname)
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk))
    const body = JSON.stringify({ name: 'Late' })
    socket.write(
      `POST /v1/customers HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${salon.apiKey}\r\n` +
        `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    )
    // The server has begun with the request when it has read this much; the rest comes after the signal.
    await new Promise((resolve) => setTimeout(resolve, 150))
    child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 150))
    await expect(fetch(new URL('/healthz', url))).rejects.toThrow('fetch failed')
    socket.write(body.slice(5))
    expect(await exitCodeOf(child)).toBe(0)
    expect(answer).toMatch(/^HTTP\/1\.1 201 /)
    expect(child.output()).toContain('"message":"stopped"')
  })

  test.each([
    [['start'], { PORT: 'http' }, 'PORT: PORT must be a whole number'],
    [['start'], { MENDIAN_LOG_LEVEL: 'loud', MENDIAN_TYPO: '1' }, 'MENDIAN_TYPO: there is no such setting'],
    [[], {}, 'mendian <command>'],
  ])('%j with %j ends with 2 and says why', async (args, environment: Readonly<Record<string, string>>, told) => {
    const child = command(args, environment)
    expect(await exitCodeOf(child)).toBe(2)
    expect(child.output()).toContain(told)
    expect(child.output()).not.toMatch(/\n\s+at /)
  })

  test('a port that is taken ends with 1 and says so without a stack', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const child = command(['start'], { PORT: String(port) })
    expect(await exitCodeOf(child)).toBe(1)
    expect(child.output()).toContain('mendian: the port is taken; choose another with PORT')
    other.close()
  })

  test('migrate, verify and wipe-demo do their work and end with 0', async () => {
    const folder = { MENDIAN_DATA_FOLDER: dataFolder() }
    for (const [name, said] of [
      ['migrate', 'The database is up to date.\n'],
      ['verify', '0 tenants: the books are sound.\n'],
      ['wipe-demo', 'There was no demo salon.\n'],
    ] as const) {
      const child = command([name], folder)
      expect([await exitCodeOf(child), child.output()]).toEqual([0, said])
    }
  })
})

import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { silentLogger } from '../logger.ts'
import { serve } from './serve.ts'

const agent = new Agent({ keepAlive: true })
afterEach(() => agent.destroy())

function ask(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => response.resume().on('end', () => resolve(response))).on('error', reject)
  })
}

test('a connection is kept for longer than proxies keep theirs', async () => {
  const serving = await serve({
    fetch: () => new Response('here'),
    host: '127.0.0.1',
    port: 0,
    logger: silentLogger,
  })
  const { headers } = await ask(serving.url)
  expect(headers['keep-alive']).toBe('timeout=75')
  await serving.drain(5_000)
})

test('whoever is answered while the server stops is told to go elsewhere, and it stops with the last answer', async () => {
  let answer = (_: Response): void => {}
  let arrived = (): void => {}
  const underWay = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const warnings: string[] = []
  const serving = await serve({
    fetch: (request) => {
      if (!request.url.endsWith('/slow')) return new Response('done')
      arrived()
      return new Promise<Response>((resolve) => {
        answer = resolve
      })
    },
    host: '127.0.0.1',
    port: 0,
    logger: { ...silentLogger, warn: (message) => void warnings.push(message) },
  })
  const slow = ask(`${serving.url}/slow`)
  await underWay
  const before = await ask(serving.url)
  const drained = serving.drain(20_000)
  const during = await ask(serving.url)
  answer(new Response('done'))
  const responses = [before, during, await slow]
  expect(responses.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'close', 'close'])
  await drained
  expect(warnings).toEqual([])
})

test('who reads slowly what was answered when the server stops gets all of it', async () => {
  const bytes = 12_000_000
  const serving = await serve({
    fetch: () => new Response('a'.repeat(bytes)),
    host: '127.0.0.1',
    port: 0,
    logger: silentLogger,
  })
  const socket = connect(Number(new URL(serving.url).port), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await new Promise((resolve) => socket.once('readable', resolve))
  const drained = serving.drain(20_000)
  await sleep(200)
  let received = 0
  for await (const part of socket) received += (part as Buffer).length
  expect(received).toBeGreaterThan(bytes)
  await drained
})

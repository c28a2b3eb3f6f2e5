import { Agent, get, type IncomingMessage } from 'node:http'
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

test('a connection that becomes idle while the server stops does not hold it up', async () => {
  let answer = (_: Response): void => {}
  let arrived = (): void => {}
  const underWay = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const warnings: string[] = []
  const serving = await serve({
    fetch: () => {
      arrived()
      return new Promise<Response>((resolve) => {
        answer = resolve
      })
    },
    host: '127.0.0.1',
    port: 0,
    logger: { ...silentLogger, warn: (message) => void warnings.push(message) },
  })
  const asked = ask(serving.url)
  await underWay
  const drained = serving.drain(20_000)
  answer(new Response('done'))
  expect((await asked).statusCode).toBe(200)
  await drained
  expect(warnings).toEqual([])
})

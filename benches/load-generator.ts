import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Job, LoadResult, Plan, PlannedRequest } from './load/plan.ts'

// A process that sends HTTP/1.1 over kept connections, one request at a time on each. Requests are made before the
// clock starts and answers are barely looked at, so that as much as possible of the machine is left to the server.

process.on('message', (plan: Plan) => {
  run(plan).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})

async function run(plan: Plan): Promise<LoadResult> {
  const { hostname, port } = new URL(plan.url)
  const sockets = await Promise.all(
    Array.from({ length: plan.connections }, async () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      await once(socket, 'connect')
      return socket
    }),
  )
  const wires = plan.jobs.map((job) => job.map((request) => wireText(plan, request)))
  const durationsMs: number[] = []
  const failures: Record<string, number> = {}
  let bytes = 0
  let next = 0
  const cpuBefore = process.cpuUsage()
  const beganMs = performance.now()
  const untilMs = beganMs + plan.seconds * 1000
  const work = async (socket: Socket): Promise<void> => {
    const exchange = exchangeOn(socket)
    while (performance.now() < untilMs) {
      const index = next++
      const [job, texts] = [plan.jobs[index], wires[index]]
      if (job === undefined || texts === undefined) return
      const jobBeganMs = performance.now()
      const failure = await runJob(exchange, job, texts, (size) => {
        bytes += size
      })
      if (failure === undefined) durationsMs.push(performance.now() - jobBeganMs)
      else failures[failure] = (failures[failure] ?? 0) + 1
    }
  }
  await Promise.all(sockets.map(work))
  const elapsedMs = performance.now() - beganMs
  const { user, system } = process.cpuUsage(cpuBefore)
  for (const socket of sockets) socket.destroy()
  return { durationsMs: Float64Array.from(durationsMs), elapsedMs, bytes, failures, cpuMs: (user + system) / 1000 }
}

interface Answer {
  readonly status: number
  readonly text: string
}

type Exchange = (text: string) => Promise<Answer>

async function runJob(
  exchange: Exchange,
  job: Job,
  texts: readonly string[],
  received: (bytes: number) => void,
): Promise<string | undefined> {
  let id = ''
  for (const [index, request] of job.entries()) {
    const text = texts[index] ?? ''
    const answer = await exchange(request.path.includes('{id}') ? text.replace('{id}', id) : text)
    received(answer.text.length)
    if (answer.status !== request.status) return `${answer.status}: ${answer.text.slice(-300)}`
    if (index + 1 < job.length) id = /"id":"([^"]+)"/.exec(answer.text)?.[1] ?? ''
  }
  return undefined
}

function wireText({ url, apiKey }: Plan, { method = 'POST', path, body, idempotencyKey }: PlannedRequest): string {
  return [
    `${method} ${path} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    `authorization: Bearer ${apiKey}`,
    'content-type: application/json',
    ...(idempotencyKey === undefined ? [] : [`idempotency-key: ${idempotencyKey}`]),
    // Bodies of plans are ASCII: ids, times and numbers.
    `content-length: ${body.length}`,
    '',
    body,
  ].join('\r\n')
}

/** Sends a request and gives the answer when the last byte of it is there. */
function exchangeOn(socket: Socket): Exchange {
  let received = ''
  let answered: ((answer: Answer) => void) | undefined
  let broken: ((error: Error) => void) | undefined
  const fail = (error: Error): void => broken?.(error)
  socket.setEncoding('latin1')
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed a connection')))
  socket.on('data', (chunk: string) => {
    received += chunk
    if (!isWhole(received)) return
    const answer = { status: Number(received.slice(9, 12)), text: received }
    received = ''
    answered?.(answer)
  })
  return (text) =>
    new Promise((resolve, reject) => {
      answered = resolve
      broken = reject
      socket.write(text, 'latin1')
    })
}

function isWhole(text: string): boolean {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd === -1) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1]
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length - headEnd - 4 >= Number(length)
}

import { Agent, request } from 'node:http'

export interface HttpRequest {
  /** The server, such as `http://127.0.0.1:3000`. */
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly apiKey: string
  readonly headers?: Readonly<Record<string, string>>
  readonly idempotencyKey?: string
  readonly body?: unknown
  /** The client goes away after so long, whatever comes of its request. */
  readonly hangUpAfterMs?: number
}

/** What a client comes to know of its request: an answer, or that there was none. */
export type Reply =
  | {
      readonly kind: 'ANSWER'
      readonly status: number
      readonly body: string
      readonly replayed: boolean
      /** What the answer said of when to ask again. */
      readonly retryAfter: string | undefined
      readonly latencyMs: number
    }
  | { readonly kind: 'TIMEOUT'; readonly latencyMs: number }
  | { readonly kind: 'BROKEN'; readonly latencyMs: number; readonly because: string }

export type Answer = Extract<Reply, { kind: 'ANSWER' }>

/** A client that never repeats a request by itself, so that every reply is the server's own. */
export interface HttpClient {
  send(request: HttpRequest): Promise<Reply>
  close(): void
}

/** Holds up to `sockets` connections a server, all at work at once. */
export function createHttpClient({ sockets, deadlineMs }: { sockets: number; deadlineMs: number }): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets })
  return {
    send: (wanted) => send(agent, wanted, deadlineMs),
    close: () => agent.destroy(),
  }
}

function send(agent: Agent, wanted: HttpRequest, deadlineMs: number): Promise<Reply> {
  const body = wanted.body === undefined ? undefined : JSON.stringify(wanted.body)
  const headers = {
    authorization: `Bearer ${wanted.apiKey}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...(wanted.idempotencyKey === undefined ? {} : { 'idempotency-key': wanted.idempotencyKey }),
    ...wanted.headers,
  }
  const startedMs = performance.now()
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(deadlineMs)
    const fail = (error: Error): void => {
      const latencyMs = performance.now() - startedMs
      if (signal.aborted) resolve({ kind: 'TIMEOUT', latencyMs })
      else resolve({ kind: 'BROKEN', latencyMs, because: 'code' in error ? String(error.code) : error.message })
    }
    const sent = request(wanted.url + wanted.path, { agent, method: wanted.method, headers, signal }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', fail)
      response.on('end', () =>
        resolve({
          kind: 'ANSWER',
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          replayed: response.headers['idempotency-replayed'] === 'true',
          retryAfter: response.headers['retry-after'],
          latencyMs: performance.now() - startedMs,
        }),
      )
    })
    sent.on('error', fail)
    sent.end(body)
    if (wanted.hangUpAfterMs !== undefined) setTimeout(() => sent.destroy(new Error('hung up')), wanted.hangUpAfterMs)
  })
}

/** Whether the server did what it was asked for. */
export function isAccepted(reply: Reply): reply is Answer {
  return reply.kind === 'ANSWER' && reply.status < 300
}

export function bodyOf({ body }: Answer): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>
}

/** A reply in a word or two: `201`, `409 slot_taken`, `TIMEOUT`. */
export function describeReply(reply: Reply): string {
  if (reply.kind !== 'ANSWER') return reply.kind === 'BROKEN' ? `BROKEN ${reply.because}` : reply.kind
  if (reply.status < 400) return String(reply.status)
  return `${reply.status} ${problemCode(reply.body)}`
}

export function problemCode(body: string): string {
  try {
    return String((JSON.parse(body) as { code?: unknown }).code)
  } catch {
    return 'without a problem'
  }
}

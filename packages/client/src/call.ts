import { type Answer, ConnectionError, type MendianError, readAnswer } from './errors.ts'
import type { ClientOperation } from './operation.ts'
import { type Input, targetOf } from './request.ts'
import { waitBeforeRetryMs } from './retry.ts'

/** A function that answers requests: the web's `fetch`, or an application in this very process. */
export type Fetch = (request: Request) => Response | Promise<Response>

/** What a call may be given beside its input. */
export interface CallOptions {
  /** Names the write, so that repeating it does nothing twice. Made for every write by itself when absent. */
  readonly idempotencyKey?: string
  /** The version you have seen: the change is refused if there is a newer one. Updates of configuration need it. */
  readonly expectedVersion?: number
  /** Gives the call up; its reason is then what is thrown. */
  readonly signal?: AbortSignal
  /** How long one attempt may take. */
  readonly timeoutMs?: number
}

/** A request about to be sent, without its secrets. */
export interface RequestNote {
  readonly operation: string
  readonly method: string
  readonly url: string
  /** 1, and more when the client tries again. */
  readonly attempt: number
  readonly idempotencyKey: string | undefined
}

/** How a request ended. */
export interface ResponseNote extends RequestNote {
  readonly durationMs: number
  /** Undefined when no answer came. */
  readonly status: number | undefined
  readonly requestId: string | undefined
  /** Whether an earlier request with the same key had done the work. */
  readonly isReplayed: boolean
  readonly error: MendianError | undefined
}

export interface CallSettings {
  readonly baseUrl: string
  readonly apiKey: string | (() => string | Promise<string>)
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: Fetch
  readonly timeoutMs: number
  readonly retries: number
  readonly onRequest: (note: RequestNote) => void
  readonly onResponse: (note: ResponseNote) => void
  readonly newIdempotencyKey: () => string
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
}

/** Calls an operation, again where that is safe and may help, and gives its value or throws a `MendianError`. */
export async function call(
  settings: CallSettings,
  name: string,
  operation: ClientOperation,
  input: Input,
  options: CallOptions,
): Promise<unknown> {
  const { url, body } = targetOf(settings.baseUrl, operation, input)
  // One key for all attempts is what makes trying again safe.
  const idempotencyKey =
    options.idempotencyKey ?? (operation.repeat === 'WITH_KEY' ? settings.newIdempotencyKey() : undefined)
  for (let attempt = 1; ; attempt++) {
    options.signal?.throwIfAborted()
    const headers = await headersOf(settings, options, idempotencyKey, body)
    const note: RequestNote = { operation: name, method: operation.method, url, attempt, idempotencyKey }
    settings.onRequest(note)
    const startedMs = performance.now()
    const attempted = await send(
      settings,
      url,
      { method: operation.method, headers, ...(body === undefined ? {} : { body }) },
      options,
    )
    if (!attempted.ok) options.signal?.throwIfAborted()
    const outcome = attempted.ok ? readAnswer(attempted.answer, Date.now()) : attempted
    const error = outcome.ok ? undefined : outcome.error
    const answer = attempted.ok ? attempted.answer : undefined
    settings.onResponse({
      ...note,
      durationMs: performance.now() - startedMs,
      status: answer?.status,
      requestId: answer?.headers.get('x-request-id') ?? undefined,
      isReplayed: answer?.headers.get('idempotency-replayed') === 'true',
      error,
    })
    if (outcome.ok) return outcome.value
    const mayRetry = attempt <= settings.retries
    const waitMs = mayRetry ? waitBeforeRetryMs(operation, outcome.error, attempt, settings.random) : undefined
    if (waitMs === undefined) throw outcome.error
    await within(options.signal, settings.sleep(waitMs))
  }
}

async function headersOf(
  settings: CallSettings,
  options: CallOptions,
  idempotencyKey: string | undefined,
  body: string | undefined,
): Promise<Headers> {
  const headers = new Headers(settings.headers)
  const key = typeof settings.apiKey === 'function' ? await settings.apiKey() : settings.apiKey
  headers.set('authorization', `Bearer ${key}`)
  headers.set('accept', 'application/json, text/calendar')
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey)
  if (options.expectedVersion !== undefined) headers.set('if-match', `"${options.expectedVersion}"`)
  return headers
}

interface Deadline {
  readonly signal: AbortSignal
  readonly isOver: () => boolean
  readonly end: () => void
}

/** A signal that aborts with the caller's, or when the time is up. */
function startDeadline(timeoutMs: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  let over = false
  const timer = setTimeout(() => {
    over = true
    controller.abort()
  }, timeoutMs)
  const forward = (): void => controller.abort(outer?.reason)
  if (outer?.aborted) forward()
  outer?.addEventListener('abort', forward, { once: true })
  const end = (): void => {
    clearTimeout(timer)
    outer?.removeEventListener('abort', forward)
  }
  return { signal: controller.signal, isOver: () => over, end }
}

type Attempted =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly error: ConnectionError }

async function send(settings: CallSettings, url: string, init: RequestInit, options: CallOptions): Promise<Attempted> {
  const deadline = startDeadline(options.timeoutMs ?? settings.timeoutMs, options.signal)
  try {
    // An address that is none is the caller's fault and throws as it is.
    const request = new Request(url, { ...init, signal: deadline.signal })
    return await attempt(settings.fetch, request, deadline)
  } finally {
    deadline.end()
  }
}

async function attempt(fetch: Fetch, request: Request, deadline: Deadline): Promise<Attempted> {
  const answered = async (): Promise<Answer> => {
    const response = await fetch(request)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  try {
    // An application in this process may not heed the signal.
    return { ok: true, answer: await within(deadline.signal, answered()) }
  } catch (cause) {
    const [code, message] = deadline.isOver()
      ? (['timed_out', 'no answer came in time'] as const)
      : (['connection_failed', `${request.method} ${request.url} was not answered: ${reasonOf(cause)}`] as const)
    return { ok: false, error: new ConnectionError({ code, message, isRetryable: true, cause }) }
  }
}

/** The innermost reason there is: `fetch` says little more than that it failed. */
function reasonOf(error: unknown): string {
  let reason = error
  while (reason instanceof Error && reason.cause !== undefined) reason = reason.cause
  return reason instanceof Error ? reason.message : String(reason)
}

/** The work's outcome, or the signal's reason if that comes first. */
function within<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

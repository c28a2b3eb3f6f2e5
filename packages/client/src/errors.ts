import type { InputFault, Problem, ProblemCode } from './schema.d.ts'

/** The codes known of, and what made no answer of the API at all. Newer servers may send others. */
export type ErrorCode = ProblemCode | 'connection_failed' | 'timed_out' | 'unreadable_answer' | (string & {})

interface ErrorFacts {
  readonly status?: number | undefined
  readonly code: ErrorCode
  readonly message: string
  readonly requestId?: string | undefined
  readonly problem?: Problem | undefined
  readonly isRetryable?: boolean
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
}

/** What every call that fails throws; the classes under it tell what the caller can do. */
export class MendianError extends Error {
  /** Undefined when no answer came. */
  readonly status: number | undefined
  readonly code: ErrorCode
  /** To report with the error. */
  readonly requestId: string | undefined
  /** The answer as the server gave it, if it gave one. */
  readonly problem: Problem | undefined
  /** Whether the same call may succeed a little later. The client has tried that already, as often as it may. */
  readonly isRetryable: boolean
  /** How long the server asked to wait. */
  readonly retryAfterMs: number | undefined

  constructor(facts: ErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.name = new.target.name
    this.status = facts.status
    this.code = facts.code
    this.requestId = facts.requestId
    this.problem = facts.problem
    this.isRetryable = facts.isRetryable ?? false
    this.retryAfterMs = facts.retryAfterMs
  }

  /** What the code says more, by field. */
  get details(): Readonly<Record<string, unknown>> {
    return this.problem?.details ?? {}
  }
}

/** The rules or the state of things say no (409, 422): act on `code` and `details`. */
export class RefusedError extends MendianError {}

/** The request does not fit the API: mend it, see `errors` (400, 405, 413, 415). */
export class InvalidRequestError extends MendianError {
  get errors(): readonly InputFault[] {
    return this.problem?.errors ?? []
  }
}

/** The key is missing, wrong or revoked (401). */
export class AuthenticationError extends MendianError {}

/** The key may not do this (403). */
export class PermissionError extends MendianError {}

/** There is no such thing, or none that this key may see (404). */
export class NotFoundError extends MendianError {}

/** Somebody changed it meanwhile, or no version was named (412, 428): read again, decide again. */
export class VersionConflictError extends MendianError {}

/** Too many requests (429): slow down. */
export class RateLimitError extends MendianError {}

/** The server, or something before it, could not answer properly (5xx, and anything that is not the API's). */
export class UnavailableError extends MendianError {}

/** No answer came: the network failed, or the time was up. Whether the call was carried out is not known. */
export class ConnectionError extends MendianError {}

/** An answer that has arrived, its body read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** The value of a successful answer, or the error that another one stands for. */
export function readAnswer(
  answer: Answer,
  nowMs: number,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: MendianError } {
  const isText = answer.headers.get('content-type')?.startsWith('text/calendar') === true
  const body = isText ? answer.text : parseJson(answer.text)
  if (answer.status >= 200 && answer.status < 300 && body !== undefined) return { ok: true, value: body }
  return { ok: false, error: errorOf(answer, isProblem(body) ? body : undefined, nowMs) }
}

function errorOf({ status, headers }: Answer, problem: Problem | undefined, nowMs: number): MendianError {
  const requestId = problem?.requestId ?? headers.get('x-request-id') ?? undefined
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), nowMs)
  const answered = { status, requestId, retryAfterMs, isRetryable: isPassing(status, problem?.code) }
  if (!problem) {
    // Something between here and the API has answered, and what it says of ids and keys is not the API's word.
    const facts = { ...answered, code: 'unreadable_answer', message: `the answer (${status}) is not one of the API` }
    return status === 429 ? new RateLimitError(facts) : new UnavailableError(facts)
  }
  const message = `${problem.code}: ${problem.title}. ${problem.detail}${faultText(problem.errors)}`
  const facts = { ...answered, code: problem.code, message, problem }
  switch (status) {
    case 401:
      return new AuthenticationError(facts)
    case 403:
      return new PermissionError(facts)
    case 404:
      return new NotFoundError(facts)
    case 409:
    case 422:
      return new RefusedError(facts)
    case 412:
    case 428:
      return new VersionConflictError(facts)
    case 429:
      return new RateLimitError(facts)
    default:
      return status >= 500 ? new UnavailableError(facts) : new InvalidRequestError(facts)
  }
}

/** The first faults in words, since an array of objects is hidden where errors are printed. */
function faultText(faults: readonly InputFault[] | undefined): string {
  if (!faults || faults.length === 0) return ''
  const told = faults.slice(0, 3).map(({ pointer, message }) => `${pointer || '/'} ${message}`)
  const more = faults.length > told.length ? ` (and ${faults.length - told.length} more)` : ''
  return ` ${told.join('; ')}${more}`
}

/** Whether a status passes by itself: the same request is under way, too many at once, or something is down. */
function isPassing(status: number, code: string | undefined): boolean {
  return code === 'idempotency_in_progress' || status === 429 || status === 502 || status === 503 || status === 504
}

/** `retry-after` is a number of seconds or a date. */
function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}

import { isUndeclared } from './undeclared.ts'

/** An answer over HTTP, read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the body; empty where there is none. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface CallOptions {
  /** The whole key, or null for none; the caller's own when absent. */
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** The body as it is, instead of JSON. */
  readonly raw?: BodyInit
}

/** Calls `POST /v1/bookings` and the like. */
export type Call = (target: string, body?: unknown, options?: CallOptions) => Promise<Answer>

const problemFields = ['code', 'detail', 'details', 'errors', 'instance', 'requestId', 'status', 'title', 'type']

/** Calls of that holder's key, each answer held against the rules that all answers obey. */
export function callerOf(
  fetch: (request: Request) => Response | Promise<Response>,
  secret: string,
  logged: readonly string[],
): Call {
  return async (target, body, options = {}) => {
    const [method = '', path = ''] = target.split(/ (.*)/s)
    const { key = secret, raw } = options
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const headers = {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    }
    const request = new Request(`http://salon.test${path}`, {
      method,
      headers,
      ...(sent === undefined ? {} : { body: sent }),
    })
    const response = await fetch(request)
    const answer = await readAnswer(response)
    const fault = faultOf(answer) ?? undeclaredOf(method, path, answer)
    if (fault !== undefined) throw new Error(`${target}: ${fault}: ${answer.text}\n${logged.slice(-3).join('\n')}`)
    return answer
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} }
}

/** What is wrong with an answer by itself, whatever was asked. */
function faultOf({ status, headers, body, text }: Answer): string | undefined {
  if (status >= 500) return `answered ${status}`
  if (headers.get('x-request-id') === null) return 'has no request id'
  if (status < 400) return undefined
  if (headers.get('content-type') !== 'application/problem+json') return 'is no problem'
  if (Object.keys(body).sort().join() !== problemFields.join()) return 'lacks fields of a problem'
  if (body.status !== status || body.type !== `urn:mendian:problem:${body.code}`) return 'contradicts itself'
  if (typeof body.requestId !== 'string' || body.requestId === '') return 'names no request'
  // `\n    at f (file:1:2)` of a stack, or SQL of the storage.
  if (/\bat .+:\d+:\d+|select .+ from |SQLITE_|node_modules/i.test(text)) return 'shows what is inside'
  return undefined
}

/** What the document does not say of an answer. */
function undeclaredOf(method: string, path: string, { status, body }: Answer): string | undefined {
  if (status < 400 || !isUndeclared(method, path, status, body.code)) return undefined
  return `answered ${status} ${String(body.code)}, which its operation does not declare`
}

/** A text in the body. */
export function textOf(answer: Answer, name: string): string {
  const value = answer.body[name]
  if (typeof value !== 'string') throw new Error(`${name} is no text in ${answer.text}`)
  return value
}

/** The rows of a list, or the slots of a search. */
export function rowsOf(answer: Answer): readonly Readonly<Record<string, unknown>>[] {
  const rows = answer.body.data ?? answer.body.slots
  if (!Array.isArray(rows)) throw new Error(`no rows in ${answer.text}`)
  return rows
}

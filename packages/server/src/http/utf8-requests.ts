import type { Context, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { InputFault } from '../engine/refusal.ts'
import type { HttpEnvironment } from './environment.ts'
import { problemResponse, refusalProblem, transportProblem } from './problem.ts'

const maxFaults = 20

/** Whether a content type leaves its text to be read as UTF-8, which is all that JSON may be. */
export function isSaidToBeUtf8(contentType: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1]
  return charset === undefined || /^utf-?8$/i.test(charset)
}

/**
 * The bytes of the body.
 *
 * @throws HTTPException 400 where it breaks off before its end
 */
export async function bodyBytes(c: Context<HttpEnvironment>): Promise<ArrayBuffer> {
  try {
    return await c.req.arrayBuffer()
  } catch (cause) {
    throw brokenOff(cause)
  }
}

/** A body that nobody could read to its end is the caller's fault, or their connection's. */
export function brokenOff(cause: unknown): HTTPException {
  return new HTTPException(400, { message: 'the body broke off', cause })
}

/**
 * Refuses bodies and queries whose bytes are no UTF-8. Read leniently they would be kept as replacement characters, and
 * what was meant would be lost without anybody being told.
 */
export function utf8Requests(hasBody: boolean): MiddlewareHandler<HttpEnvironment> {
  return async (c, next) => {
    const site = { instance: c.req.path, requestId: c.get('requestId') }
    const errors = queryFaults(c.req.url)
    if (errors.length > 0) {
      return problemResponse(refusalProblem({ code: 'invalid_request', details: { errors } }, site))
    }
    if (hasBody) {
      const text = decoded(await bodyBytes(c))
      if (text === undefined) return problemResponse(transportProblem('malformed_json', site))
      // Where the router looks for it, so that the body is decoded once.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(text) })
    }
    return next()
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decoded(bytes: ArrayBuffer): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Fields of the query with percent-encodings that are broken, or that encode no UTF-8. */
function queryFaults(url: string): readonly InputFault[] {
  const query = url.indexOf('?')
  if (query < 0 || !url.includes('%', query)) return []
  const faults: InputFault[] = []
  for (const field of url.slice(query + 1).split('&')) {
    if (isDecodable(field)) continue
    const name = field.split('=', 1)[0] ?? ''
    const pointer = isDecodable(name) ? `/${decodeURIComponent(name).slice(0, 100)}` : ''
    faults.push({ pointer, code: 'invalid_encoding', message: 'must be percent-encoded UTF-8' })
  }
  return faults.slice(0, maxFaults)
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}

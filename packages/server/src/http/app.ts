import { OpenAPIHono } from '@hono/zod-openapi'
import { StorageError } from '@mendian/core'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { Runtime } from '../engine/execute.ts'
import { inputFaults } from '../engine/input-faults.ts'
import { allOperations } from '../engine/operations.ts'
import type { InputFault } from '../engine/refusal.ts'
import type { Logger } from '../logger.ts'
import type { Authenticator } from './authenticate.ts'
import { addCalendarFeedRoute, calendarFeedPath, withoutFeedSecret } from './calendar-feed-route.ts'
import type { HttpEnvironment } from './environment.ts'
import { openapiDocument } from './openapi.ts'
import { problemResponse, refusalProblem, transportProblem } from './problem.ts'
import type { TransportCode } from './problem-text.ts'
import { addOperationRoutes } from './routes.ts'
import { bodyBytes, brokenOff, isSaidToBeUtf8 } from './utf8-requests.ts'

export interface HttpOptions {
  readonly runtime: Runtime
  readonly authenticator: Authenticator
  readonly logger: Logger
  readonly bodyLimitBytes: number
  readonly requestTimeoutMs: number
  readonly validateResponses: boolean
  readonly version: string
  /** False once the process is on its way out: /readyz then turns traffic away. */
  readonly isReady: () => boolean
}

type HttpContext = Context<HttpEnvironment>

function siteOf(c: HttpContext): { instance: string; requestId: string } {
  return { instance: withoutFeedSecret(c.req.path), requestId: c.get('requestId') ?? '' }
}

function transport(c: HttpContext, code: TransportCode, headers: Readonly<Record<string, string>> = {}): Response {
  return problemResponse(transportProblem(code, siteOf(c)), headers)
}

/** The HTTP face: every operation as a route, problems as RFC 9457, health for the platform it runs on. */
export function createHttpApp(options: HttpOptions): OpenAPIHono<HttpEnvironment> {
  const app = new OpenAPIHono<HttpEnvironment>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const data = 'data' in result ? result.data : undefined
      const faults = inputFaults(result.error.issues, data)
      const errors = result.target === 'query' ? repeatedToldSo(faults, data) : faults
      return problemResponse(refusalProblem({ code: 'invalid_request', details: { errors } }, siteOf(c)))
    },
  })
  app.use('*', arrival(options.requestTimeoutMs))
  app.use('/v1/*', limitedBodies(options.bodyLimitBytes))
  app.use('/v1/*', jsonBodies())
  addOperationRoutes(app, options)
  addCalendarFeedRoute(app, options.runtime)
  addHealth(app, options)
  let document: string | undefined
  app.get('/openapi.json', () => {
    document ??= JSON.stringify(openapiDocument({ version: options.version }))
    return new Response(document, { headers: { 'content-type': 'application/json' } })
  })
  app.notFound((c) => missing(c))
  app.onError((error, c) => failed(error, c, options.logger))
  return app
}

/** The faults of a query, in which a name that is given again makes a list of what should be one value. */
function repeatedToldSo(faults: readonly InputFault[], query: unknown): readonly InputFault[] {
  const values = new Map(Object.entries(query ?? {}).map(([name, value]) => [`/${name}`, value]))
  return faults.map((fault) =>
    (fault.code === 'invalid_type' || fault.code === 'invalid_value') && Array.isArray(values.get(fault.pointer))
      ? { ...fault, message: 'must be given once' }
      : fault,
  )
}

/**
 * Every request has a deadline from its arrival on, and an id: the caller's `x-request-id` where it is sound, or a new
 * one; the answer carries it back.
 */
function arrival(timeoutMs: number): MiddlewareHandler<HttpEnvironment> {
  return async (c, next) => {
    c.set('deadlineAtMs', Date.now() + timeoutMs)
    const given = c.req.header('x-request-id')
    const requestId = given !== undefined && /^[\w.:-]{1,128}$/.test(given) ? given : crypto.randomUUID()
    c.set('requestId', requestId)
    await next()
    c.res.headers.set('x-request-id', requestId)
  }
}

/** Bodies that say their length are judged by it; only those that do not are counted as they come. */
function limitedBodies(maxSize: number): MiddlewareHandler<HttpEnvironment> {
  const count = bodyLimit({ maxSize, onError: (c) => transport(c, 'body_too_large') })
  return async (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) {
      if (c.req.method === 'GET') return next()
      try {
        return await count(c, next)
      } catch (cause) {
        // Whatever fails further in has been answered there.
        throw brokenOff(cause)
      }
    }
    const isWithin = Number.isSafeInteger(Number(length)) && Number(length) <= maxSize
    return isWithin ? next() : transport(c, 'body_too_large')
  }
}

/** Writes carry JSON. A write without a body is one with an empty object. */
function jsonBodies(): MiddlewareHandler<HttpEnvironment> {
  return async (c, next) => {
    const { method } = c.req
    if (method !== 'POST' && method !== 'PATCH' && method !== 'PUT') return next()
    const type = c.req.header('content-type')
    if (type === undefined && (await bodyBytes(c)).byteLength === 0) {
      const headers = new Headers(c.req.raw.headers)
      headers.set('content-type', 'application/json')
      headers.set('content-length', '2')
      c.req.raw = new Request(c.req.url, { method, headers, body: '{}' })
      c.req.bodyCache = {}
      return next()
    }
    if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type ?? '')) return transport(c, 'unsupported_media_type')
    return isSaidToBeUtf8(type ?? '') ? next() : transport(c, 'unsupported_media_type')
  }
}

function addHealth(app: OpenAPIHono<HttpEnvironment>, options: HttpOptions): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    if (!options.isReady()) return transport(c, 'unavailable', { 'retry-after': '5' })
    await options.runtime.storage.ready()
    return c.json({ status: 'ready' })
  })
}

/** The methods that each address answers. */
const addresses: readonly { readonly pattern: RegExp; readonly method: string }[] = [
  ...allOperations.map((operation) => operation.http),
  ['GET', calendarFeedPath] as const,
].map(([method, path]) => ({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`), method }))

function missing(c: HttpContext): Response {
  const methods = addresses.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method)
  if (methods.length === 0) return transport(c, 'route_not_found')
  return transport(c, 'method_not_allowed', { allow: [...new Set(methods)].join(', ') })
}

function failed(error: Error, c: HttpContext, logger: Logger): Response {
  const site = siteOf(c)
  if (error instanceof HTTPException) {
    if (error.status === 413) return transport(c, 'body_too_large')
    if (error.status === 415) return transport(c, 'unsupported_media_type')
    if (error.status < 500) return transport(c, 'malformed_json')
  }
  if (error instanceof StorageError) {
    logger.warn('storage failed', { ...site, kind: error.kind, error: error.message, cause: String(error.cause ?? '') })
    return transport(c, 'unavailable', { 'retry-after': '1' })
  }
  logger.error('request failed', { ...site, error: error.stack ?? error.message })
  return transport(c, 'internal_error')
}

import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { assert } from '@mendian/core'
import type { Context, MiddlewareHandler } from 'hono'
import type { OperationContext, PlatformContext } from '../engine/context.ts'
import { executeParsed, type Runtime, refuseCaller } from '../engine/execute.ts'
import type { Operation } from '../engine/operation.ts'
import { allOperations } from '../engine/operations.ts'
import type { Outcome } from '../engine/refusal.ts'
import { type Authenticator, namedTenant } from './authenticate.ts'
import { beforeDeadline } from './before-deadline.ts'
import { callHeaders } from './call-headers.ts'
import type { HttpEnvironment } from './environment.ts'
import { requestParts } from './input-of-request.ts'
import { problemResponse, refusalProblem, transportProblem } from './problem.ts'
import { utf8Requests } from './utf8-requests.ts'

export interface RouteOptions {
  readonly runtime: Runtime
  readonly authenticator: Authenticator
  /** Parses every answer against its schema and fails on a difference: for tests. */
  readonly validateResponses: boolean
}

type HttpContext = Context<HttpEnvironment>

/** Adds a route for every operation of the table. */
export function addOperationRoutes(app: OpenAPIHono<HttpEnvironment>, options: RouteOptions): void {
  for (const operation of allOperations) addRoute(app, operation, options)
}

function addRoute(app: OpenAPIHono<HttpEnvironment>, operation: Operation, options: RouteOptions): void {
  const [method, path] = operation.http
  const { params, query, body } = requestParts(operation)
  const status = operation.status ?? 200
  const route = createRoute({
    operationId: operation.name,
    summary: operation.summary,
    method: method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete',
    path,
    middleware: [authorize(operation, options), utf8Requests(body !== undefined)],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      // Without `required` a request with no body would pass unchecked.
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [status]: {
        description: operation.summary,
        content: { [operation.mediaType ?? 'application/json']: { schema: operation.output } },
      },
    },
  })
  const has = { params: params !== undefined, query: query !== undefined, body: body !== undefined }
  app.openapi(route, async (c) => {
    // The route's types are those of the whole table at once; which targets there are is known above.
    const valid = (target: 'param' | 'query' | 'json'): object => c.req.valid(target as never) as object
    const input = {
      ...(has.params ? valid('param') : {}),
      ...(has.query ? valid('query') : {}),
      ...(has.body ? valid('json') : {}),
    }
    return answer(c as unknown as HttpContext, operation, input, options) as never
  })
}

/** Lets only callers through that may call the operation, before anything is said about their input. */
function authorize(operation: Operation, options: RouteOptions): MiddlewareHandler<HttpEnvironment> {
  return async (c, next) => {
    const site = { instance: c.req.path, requestId: c.get('requestId') }
    const principal = await beforeDeadline(
      c.get('deadlineAtMs'),
      options.authenticator.principal(c.req.header('authorization')),
    )
    if (!principal) {
      return problemResponse(transportProblem('unauthorized', site), { 'www-authenticate': 'Bearer realm="mendian"' })
    }
    c.set('principal', principal)
    const forbidden = refuseCaller(operation, { actor: principal.actor })
    if (forbidden && !forbidden.ok) return problemResponse(refusalProblem(forbidden.refusal, site))
    const named = c.req.header('mendian-tenant')
    if (principal.kind === 'TENANT' && named !== undefined && named !== principal.tenantId) {
      return problemResponse(transportProblem('tenant_mismatch', site))
    }
    if (principal.kind === 'PLATFORM' && operation.kind !== 'PLATFORM') {
      if (named === undefined) return problemResponse(transportProblem('tenant_required', site))
      const tenantId = namedTenant(named)
      const tenant = tenantId && (await options.runtime.storage.platform.findTenant(tenantId))
      if (!tenant) {
        return problemResponse(refusalProblem({ code: 'not_found', details: { kind: 'Tenant', id: named } }, site))
      }
      c.set('principal', { kind: 'TENANT', tenantId: tenant.id, actor: principal.actor })
    }
    return next()
  }
}

async function answer(
  c: HttpContext,
  operation: Operation,
  input: Record<string, unknown>,
  options: RouteOptions,
): Promise<Response> {
  const requestId = c.get('requestId')
  const site = { instance: c.req.path, requestId }
  const headers = callHeaders((name) => c.req.header(name))
  if ('faults' in headers) {
    return problemResponse(refusalProblem({ code: 'invalid_request', details: { errors: headers.faults } }, site))
  }
  const principal = c.get('principal')
  const context: OperationContext | PlatformContext =
    principal.kind === 'PLATFORM'
      ? { actor: principal.actor, requestId }
      : {
          tenantId: principal.tenantId,
          actor: principal.actor,
          requestId,
          deadlineAtMs: c.get('deadlineAtMs'),
          ...headers,
        }
  const outcome = await executeParsed(options.runtime, operation, context, input)
  return respond(operation, outcome, site, options.validateResponses)
}

function respond(
  operation: Operation,
  outcome: Outcome<unknown>,
  site: { readonly instance: string; readonly requestId: string },
  validate: boolean,
): Response {
  const replayed: Record<string, string> = outcome.replayed ? { 'idempotency-replayed': 'true' } : {}
  if (!outcome.ok) {
    // A repeated refusal is the first one byte for byte, the request it was told to included.
    const told = outcome.requestId === undefined ? site : { ...site, requestId: outcome.requestId }
    return problemResponse(refusalProblem(outcome.refusal, told), replayed)
  }
  if (validate) {
    const parsed = operation.output.safeParse(outcome.value)
    assert(parsed.success, `the answer of ${operation.name} fits its schema: ${parsed.error?.message}`)
  }
  const { version } = outcome.value as { readonly version?: unknown }
  const { mediaType } = operation
  return new Response(mediaType ? String(outcome.value) : JSON.stringify(outcome.value), {
    status: operation.status ?? 200,
    headers: {
      'content-type': mediaType ? `${mediaType}; charset=utf-8` : 'application/json',
      ...(typeof version === 'number' ? { etag: `"${version}"` } : {}),
      ...replayed,
    },
  })
}

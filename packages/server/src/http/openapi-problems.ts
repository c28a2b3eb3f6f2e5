import type { Operation } from '../engine/operation.ts'
import { isAnswerShownOnce, mayNeedIdempotencyKey, takesIdempotencyKey, takesVersion } from './openapi-headers.ts'
import type { JsonObject } from './openapi-schemas.ts'
import { type ProblemCode, problemTexts, type TransportCode } from './problem-text.ts'
import { refusalStatus } from './refusal-status.ts'

interface SharedResponse {
  readonly status: number
  readonly codes: readonly ProblemCode[]
  readonly headers?: JsonObject
}

const requestIdHeader: JsonObject = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } }

/** Problem responses that many operations have in the same form. */
const shared: Readonly<Record<string, SharedResponse>> = {
  InvalidRequest: { status: 400, codes: ['invalid_request', 'tenant_required'] },
  InvalidBody: { status: 400, codes: ['invalid_request', 'malformed_json', 'tenant_required'] },
  InvalidPlatformRequest: { status: 400, codes: ['invalid_request'] },
  InvalidPlatformBody: { status: 400, codes: ['invalid_request', 'malformed_json'] },
  Unauthorized: { status: 401, codes: ['unauthorized'] },
  Forbidden: { status: 403, codes: ['forbidden'] },
  NotFound: { status: 404, codes: ['not_found'] },
  InProgress: { status: 409, codes: ['idempotency_in_progress'] },
  VersionConflict: { status: 412, codes: ['version_conflict'] },
  BodyTooLarge: { status: 413, codes: ['body_too_large'] },
  UnsupportedMediaType: { status: 415, codes: ['unsupported_media_type'] },
  KeyReused: { status: 422, codes: ['idempotency_key_reused'] },
  PreconditionRequired: { status: 428, codes: ['precondition_required'] },
  InternalError: { status: 500, codes: ['internal_error'] },
  Unavailable: {
    status: 503,
    codes: ['unavailable'],
    headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
  },
}

/** The schemas that every problem response is written with. */
export const problemSchemas: JsonObject = {
  Problem: {
    type: 'object',
    description: 'An error answer (RFC 9457).',
    required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId', 'errors', 'details'],
    properties: {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What the caller can do.' },
      instance: { type: 'string', description: 'The path of the request.' },
      code: {
        anyOf: [{ $ref: '#/components/schemas/ProblemCode' }, { type: 'string' }],
        description: 'Stable, for programs to act upon; more may come.',
      },
      requestId: { type: 'string' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/InputFault' } },
      details: { type: 'object', additionalProperties: true, description: 'What the code says more, by field.' },
    },
  },
  InputFault: {
    type: 'object',
    description: 'One fault of an input.',
    required: ['pointer', 'code', 'message'],
    properties: {
      pointer: { type: 'string', description: 'Where (RFC 6901).' },
      code: { type: 'string', description: 'Which rule.' },
      message: { type: 'string' },
    },
  },
  ProblemCode: {
    type: 'string',
    description: 'The codes this version knows of.',
    enum: Object.keys(problemTexts).sort(),
  },
}

export const problemComponents: JsonObject = Object.fromEntries(
  Object.entries(shared).map(([name, { status, codes, headers }]) => [name, problemResponse(status, codes, headers)]),
)

/** The problems of one operation, by status: those it declares and those its kind brings along. */
export function problemResponses(operation: Operation, hasBody: boolean): JsonObject {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const [status, code] of problemsOf(operation, hasBody)) {
    const codes = byStatus.get(status) ?? []
    if (!codes.includes(code)) byStatus.set(status, [...codes, code])
  }
  const statuses = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(statuses.map(([status, codes]) => [String(status), referenceOrResponse(status, codes)]))
}

function problemsOf(operation: Operation, hasBody: boolean): readonly (readonly [number, ProblemCode])[] {
  const keyed = takesIdempotencyKey(operation)
  const transport: readonly (readonly [number, TransportCode])[] = [
    ...(hasBody ? ([[400, 'malformed_json']] as const) : []),
    ...(operation.kind === 'PLATFORM'
      ? []
      : ([
          [400, 'tenant_required'],
          [403, 'tenant_mismatch'],
        ] as const)),
    [401, 'unauthorized'],
    ...(hasBody
      ? ([
          [413, 'body_too_large'],
          [415, 'unsupported_media_type'],
        ] as const)
      : []),
    [500, 'internal_error'],
    [503, 'unavailable'],
  ]
  const refusals = [
    'invalid_request',
    ...(mayNeedIdempotencyKey(operation) ? (['idempotency_key_required'] as const) : []),
    'forbidden',
    // The platform's key may name a tenant that is not there.
    ...(operation.kind === 'PLATFORM' ? [] : (['not_found'] as const)),
    ...operation.refusals,
    ...(keyed ? (['idempotency_in_progress', 'idempotency_key_reused'] as const) : []),
    ...(isAnswerShownOnce(operation) ? (['answer_shown_once'] as const) : []),
    ...(takesVersion(operation) ? (['version_conflict'] as const) : []),
    ...(operation.kind === 'WRITE' && operation.needsVersion ? (['precondition_required'] as const) : []),
  ] as const
  return [...refusals.map((code) => [refusalStatus[code], code] as const), ...transport]
}

function referenceOrResponse(status: number, codes: readonly ProblemCode[]): JsonObject {
  const alike = Object.entries(shared).find(
    ([, response]) => response.status === status && [...response.codes].sort().join() === [...codes].sort().join(),
  )
  return alike ? { $ref: `#/components/responses/${alike[0]}` } : problemResponse(status, codes)
}

function problemResponse(status: number, codes: readonly ProblemCode[], headers: JsonObject = {}): JsonObject {
  return {
    description: codes
      .map((code) => `- \`${code}\`: ${problemTexts[code].title}. ${problemTexts[code].detail}`)
      .join('\n'),
    headers: { ...requestIdHeader, ...headers },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              type: 'object',
              required: ['status', 'code'],
              properties: { status: { const: status }, code: { type: 'string', enum: [...codes] } },
            },
          ],
        },
      },
    },
  }
}

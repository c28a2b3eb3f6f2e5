import { z } from 'zod'
import type { Operation } from '../engine/operation.ts'
import type { JsonObject } from './openapi-schemas.ts'

/** Whether a repetition with the same key does nothing again. */
export function takesIdempotencyKey(operation: Operation): boolean {
  return operation.kind === 'WRITE' && operation.secretIn !== 'INPUT'
}

/** Whether the answer holds a secret, so that a repetition is not given it again. */
export function isAnswerShownOnce(operation: Operation): boolean {
  return operation.kind === 'WRITE' && operation.secretIn === 'ANSWER'
}

/** Whether every call needs a key. */
export function needsIdempotencyKey(operation: Operation): boolean {
  return operation.kind === 'WRITE' && operation.movesMoney === true
}

/** Whether some input makes the operation one that moves money. Where the state does, it declares the refusal itself. */
export function mayNeedIdempotencyKey(operation: Operation): boolean {
  return operation.kind === 'WRITE' && operation.movesMoney !== false
}

/** Whether the operation changes something that has a version, and so honours `If-Match`. */
export function takesVersion(operation: Operation): boolean {
  return operation.kind === 'WRITE' && operation.status !== 201 && hasVersion(operation)
}

function hasVersion({ output }: Operation): boolean {
  return output instanceof z.ZodObject && 'version' in output.shape
}

/** The header parameters of an operation, as references to the components. */
export function headerParameters(operation: Operation): readonly JsonObject[] {
  const names = [
    ...(operation.kind === 'PLATFORM' ? [] : ['MendianTenant']),
    ...(takesIdempotencyKey(operation)
      ? [needsIdempotencyKey(operation) ? 'RequiredIdempotencyKey' : 'IdempotencyKey']
      : []),
    ...(takesVersion(operation) ? [needsVersion(operation) ? 'RequiredIfMatch' : 'IfMatch'] : []),
    'RequestId',
  ]
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }))
}

function needsVersion(operation: Operation): boolean {
  return operation.kind === 'WRITE' && operation.needsVersion === true
}

/** The headers of an operation's successful answer, as references to the components. */
export function responseHeaders(operation: Operation): JsonObject {
  const names = [
    'X-Request-Id',
    ...(hasVersion(operation) ? ['ETag'] : []),
    ...(takesIdempotencyKey(operation) ? ['Idempotency-Replayed'] : []),
  ]
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

const idempotencyKey: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Makes the call repeatable: the same key and input get the first answer, and the change happens once.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
}

const ifMatch: JsonObject = {
  name: 'If-Match',
  in: 'header',
  description: 'The version you have seen, in quotes; a change of another version is refused.',
  schema: { type: 'string', pattern: '^(?:W/)?"\\d{1,9}"$' },
  example: '"3"',
}

export const parameterComponents: JsonObject = {
  IdempotencyKey: idempotencyKey,
  RequiredIdempotencyKey: { ...idempotencyKey, required: true },
  IfMatch: ifMatch,
  RequiredIfMatch: { ...ifMatch, required: true },
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description: 'Names the request in the answer, the logs and the audit log; made when absent.',
    schema: { type: 'string', pattern: '^[\\w.:-]{1,128}$' },
  },
  MendianTenant: {
    name: 'Mendian-Tenant',
    in: 'header',
    description: 'With the platform key: the id of the tenant to act for. A tenant key has its tenant already.',
    schema: { type: 'string' },
  },
}

export const headerComponents: JsonObject = {
  'X-Request-Id': { description: 'The id of this request.', schema: { type: 'string' } },
  ETag: { description: 'The version, in quotes, for `If-Match`.', schema: { type: 'string' }, example: '"3"' },
  'Idempotency-Replayed': {
    description: '`true` when an earlier call with the same key did the work.',
    schema: { type: 'string', enum: ['true'] },
  },
  'Retry-After': { description: 'Seconds to wait before trying again.', schema: { type: 'integer', minimum: 0 } },
}

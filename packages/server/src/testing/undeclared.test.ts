import { expect, test } from 'vitest'
import { isUndeclared } from './undeclared.ts'

test.each<[string, string, number, string, boolean]>([
  ['PATCH', '/v1/orders/ord_1', 409, 'quote_changed', false],
  ['PATCH', '/v1/orders/ord_1', 422, 'quote_changed', true],
  ['PATCH', '/v1/orders/ord_1?x=1', 409, 'slot_taken', true],
  ['POST', '/v1/orders', 400, 'idempotency_key_required', false],
  ['POST', '/v1/customers', 415, 'unsupported_media_type', false],
  ['GET', '/v1/customers', 400, 'malformed_json', true],
  ['GET', '/v1/nowhere', 404, 'route_not_found', false],
  ['POST', '/v1/bookings/../cancel', 404, 'route_not_found', false],
  ['PUT', '/v1/orders', 405, 'method_not_allowed', false],
])('%s %s answers %s %s', (method, target, status, code, expected) => {
  expect(isUndeclared(method, target, status, code)).toBe(expected)
})

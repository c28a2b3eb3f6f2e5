import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { describe, expect, it } from 'vitest'
import { allOperations } from '../engine/operations.ts'
import { openapiDocument } from './openapi.ts'
import type { JsonObject } from './openapi-schemas.ts'
import { problemTexts } from './problem-text.ts'
import { refusalStatus } from './refusal-status.ts'

const document = openapiDocument({ version: '1.2.3', serverUrl: 'https://api.test' })

/** What stands at the path of keys, as the JSON that is published. */
function at(...path: readonly (string | number)[]): JsonObject {
  let value: unknown = document
  for (const key of path) value = (value as JsonObject | undefined)?.[key]
  return value as JsonObject
}

function schema(name: string): JsonObject {
  return at('components', 'schemas', name)
}

function operationOf(name: string): JsonObject {
  const found = allOperations.find((operation) => operation.name === name)
  return found ? at('paths', found.http[1], found.http[0].toLowerCase()) : {}
}

/** The names of the parameters of an operation, headers by their component. */
function parametersOf(name: string): readonly string[] {
  const parameters = operationOf(name).parameters as readonly { readonly name?: string; readonly $ref?: string }[]
  return parameters.map((parameter) => parameter.name ?? parameter.$ref?.split('/').at(-1) ?? '')
}

function inside(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as JsonObject | undefined)?.[key], value)
}

function bodyOf(name: string): JsonObject {
  return inside(operationOf(name), 'requestBody', 'content', 'application/json', 'schema') as JsonObject
}

/** Every `schema` of the document with the components, by its JSON pointer. */
function schemaPointers(value: unknown = document, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => {
    const inner = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return key === 'schema' || pointer === '/components/schemas' ? [inner] : schemaPointers(entry, inner)
  })
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, formats: fullFormats })
// The document is no schema itself; what stands around the schemas is not for ajv to know.
ajv.addVocabulary(Object.keys(document))
ajv.addSchema({ $id: 'doc', ...structuredClone(document) }, undefined, undefined, false)

function validator(pointer: string): ValidateFunction {
  return ajv.compile({ $ref: `doc#${encodeURI(pointer)}` })
}

function componentValidator(name: string): ValidateFunction {
  return validator(`/components/schemas/${name}`)
}

describe('the document', () => {
  it('holds every operation once, under its name', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((entry) => entry.operationId),
    )
    // The address that calendar programs read is no operation.
    expect(ids.filter((id) => id !== undefined).sort()).toEqual(allOperations.map(({ name }) => name).sort())
  })

  it('says what it is', () => {
    expect(document.info).toMatchObject({ title: 'Mendian', version: '1.2.3', license: { name: 'MIT' } })
    expect(document.servers).toEqual([{ url: 'https://api.test' }])
    expect(openapiDocument({ version: '1' })).not.toHaveProperty('servers')
  })

  it('is plain JSON and the same every time', () => {
    const text = JSON.stringify(document)
    expect(JSON.parse(text)).toEqual(document)
    expect(JSON.stringify(openapiDocument({ version: '1.2.3', serverUrl: 'https://api.test' }))).toBe(text)
  })

  it('holds schemas that compile', () => {
    const pointers = schemaPointers()
    expect(pointers.length).toBeGreaterThan(200)
    for (const pointer of pointers) expect(() => validator(pointer), pointer).not.toThrow()
  }, 120_000)

  it('refers to nothing that is not there, and keeps nothing that nobody refers to', () => {
    const references = new Set(
      [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? ''),
    )
    for (const reference of references) expect(at(...reference.slice(2).split('/')), reference).toBeDefined()
    const { securitySchemes: _, ...sections } = document.components
    for (const [section, entries] of Object.entries(sections)) {
      for (const name of Object.keys(entries)) expect(references).toContain(`#/components/${section}/${name}`)
    }
  })
})

describe('shapes', () => {
  it('are strict in requests and open in answers', () => {
    expect(bodyOf('bookings.create').additionalProperties).toBe(false)
    expect(schema('Booking').additionalProperties).toBeUndefined()
    expect(schema('MoneyInput').additionalProperties).toBe(false)
    expect(schema('Money').additionalProperties).toBeUndefined()
    expect(inside(bodyOf('services.create'), 'properties', 'price')).toEqual({
      $ref: '#/components/schemas/PriceInput',
    })
    expect(inside(schema('Service'), 'properties', 'price')).toEqual({ $ref: '#/components/schemas/Price' })
  })

  it('have one name where both directions are alike', () => {
    expect(schema('Instant')).toMatchObject({ type: 'string', format: 'date-time' })
    expect(schema('InstantInput')).toBeUndefined()
    expect(schema('OrderLineRequestInput')).toBeUndefined()
  })

  it('let callers leave out what has a default, and always answer it', () => {
    expect(bodyOf('customers.create').required).toEqual(['name'])
    expect(inside(bodyOf('customers.create'), 'properties', 'note')).toMatchObject({ default: '' })
    expect(schema('Customer').required).toEqual(expect.arrayContaining(['name', 'phone', 'birthday', 'tierId', 'note']))
    expect(inside(bodyOf('customers.update'), 'properties', 'note')).not.toHaveProperty('default')
    expect(bodyOf('customers.update').required).toBeUndefined()
  })

  it('of patches have nothing that is required or filled in, however deep, but in lists', () => {
    const said = (value: unknown): readonly string[] => {
      if (typeof value !== 'object' || value === null) return []
      const { items: _, $ref, default: filled, required, ...inner } = value as JsonObject
      const referred = typeof $ref === 'string' ? said(at(...$ref.slice(2).split('/'))) : []
      const faults = [filled, required].filter((fault) => fault !== undefined).map((fault) => JSON.stringify(fault))
      return [...faults, ...referred, ...Object.values(inner).flatMap(said)]
    }
    const updates = allOperations.filter(({ http: [method] }) => method === 'PATCH')
    expect(updates.flatMap(({ name }) => said(bodyOf(name)).map((fault) => `${name}: ${fault}`))).toEqual([])
    expect(said(bodyOf('locations.create'))).not.toEqual([])
    expect(inside(bodyOf('locations.update'), 'properties', 'pricing')).toEqual({
      $ref: '#/components/schemas/OrderPricingPatch',
    })
  })

  it('allow null where a name may be null, without spoiling the name', () => {
    const birthday = { anyOf: [{ $ref: '#/components/schemas/LocalDate' }, { type: 'null' }] }
    expect(inside(schema('Customer'), 'properties', 'birthday')).toMatchObject(birthday)
    expect(inside(bodyOf('customers.update'), 'properties', 'birthday')).toMatchObject(birthday)
    expect(schema('LocalDate')).toMatchObject({ type: 'string' })
  })

  it('tell the kinds of a line apart', () => {
    const isLine = componentValidator('OrderLineRequest')
    expect(isLine({ kind: 'PRODUCT', productId: 'prd_1' })).toBe(true)
    expect(isLine({ kind: 'SERVICE', serviceId: 'svc_1', quantity: 2 })).toBe(true)
    expect(isLine({ kind: 'PRODUCT', serviceId: 'svc_1' })).toBe(false)
    expect(isLine({ kind: 'PRODUCT', productId: 'prd_1', serviceId: 'svc_1' })).toBe(false)
  })

  it('accept an answer with more fields than are known', () => {
    const isMoney = componentValidator('Money')
    expect(isMoney({ amountMinor: 100, currency: 'CNY', formatted: '¥1.00' })).toBe(true)
    expect(componentValidator('MoneyInput')({ amountMinor: 100, currency: 'CNY', formatted: '¥1.00' })).toBe(false)
  })
})

describe('parameters', () => {
  it('are the path, the query of reads, and headers by what the operation does', () => {
    expect(parametersOf('bookings.get')).toEqual(['id', 'timeZone', 'MendianTenant', 'RequestId'])
    expect(parametersOf('shifts.list')).toEqual(
      expect.arrayContaining(['limit', 'cursor', 'locationId', 'fromDate', 'toDate', 'staffId']),
    )
    expect(parametersOf('bookings.create')).toEqual(['MendianTenant', 'IdempotencyKey', 'RequestId'])
    expect(parametersOf('bookings.cancel')).toEqual(['id', 'MendianTenant', 'IdempotencyKey', 'IfMatch', 'RequestId'])
    expect(parametersOf('services.update')).toContain('RequiredIfMatch')
    expect(parametersOf('orders.pay')).toEqual(expect.arrayContaining(['RequiredIdempotencyKey', 'IfMatch']))
    expect(parametersOf('apiKeys.create')).toContain('IdempotencyKey')
    expect(parametersOf('storedValue.setPin')).not.toContain('IdempotencyKey')
    expect(parametersOf('availability.search')).toEqual(['MendianTenant', 'RequestId'])
    expect(parametersOf('tenants.create')).toEqual(['RequestId'])
  })

  it('are required where the input is', () => {
    const required = (operationOf('shifts.list').parameters as readonly JsonObject[]).filter((entry) => entry.required)
    expect(required.map(({ name }) => name)).toEqual(['locationId', 'fromDate', 'toDate'])
  })

  it('leave the rest to a body, which is needed where a field of it is', () => {
    expect(inside(operationOf('bookings.create'), 'requestBody', 'required')).toBe(true)
    expect(bodyOf('bookings.reschedule').properties).not.toHaveProperty('id')
    expect(inside(operationOf('bookings.cancel'), 'requestBody', 'required')).toBe(false)
    expect(operationOf('orders.cancel')).not.toHaveProperty('requestBody')
    expect(operationOf('bookings.list')).not.toHaveProperty('requestBody')
  })
})

describe('answers', () => {
  it('have the status and the headers of the operation', () => {
    const headers = inside(operationOf('bookings.create'), 'responses', '201', 'headers')
    expect(Object.keys(headers as object)).toEqual(['X-Request-Id', 'ETag', 'Idempotency-Replayed'])
    expect(Object.keys(inside(operationOf('bookings.list'), 'responses', '200', 'headers') as object)).toEqual([
      'X-Request-Id',
    ])
  })

  it.each(allOperations.map((operation) => [operation.name, operation] as const))(
    '%s tells every refusal',
    (name, operation) => {
      for (const code of operation.refusals) {
        expect(codesOf(name, refusalStatus[code]), code).toContain(code)
      }
      for (const status of [400, 401, 403, 500, 503]) expect(codesOf(name, status).length).toBeGreaterThan(0)
    },
  )

  it('bring along what the kind of operation does', () => {
    expect(codesOf('orders.pay', 400)).toContain('idempotency_key_required')
    expect(codesOf('orders.pay', 409)).toContain('idempotency_in_progress')
    expect(codesOf('orders.pay', 422)).toContain('idempotency_key_reused')
    expect(codesOf('services.update', 412)).toEqual(['version_conflict'])
    expect(codesOf('services.update', 428)).toEqual(['precondition_required'])
    expect(codesOf('services.create', 413)).toEqual(['body_too_large'])
    expect(codesOf('services.get', 413)).toEqual([])
    expect(codesOf('services.get', 400)).not.toContain('malformed_json')
    expect(codesOf('tenants.get', 400)).toEqual(['invalid_request'])
    expect(codesOf('bookings.list', 404)).toEqual(['not_found'])
    expect(codesOf('tenants.list', 404)).toEqual([])
  })

  it.each(['orders.create', 'bookings.cancel', 'bookings.decline', 'bookings.markNoShow', 'bookingSeries.cancelRest'])(
    'tell that %s wants a key where its input or the state moves money, and take it as optional',
    (name) => {
      expect(codesOf(name, 400)).toContain('idempotency_key_required')
      expect(parametersOf(name)).toContain('IdempotencyKey')
    },
  )

  it('tell of no key where no money can move', () => {
    expect(codesOf('bookings.create', 400)).not.toContain('idempotency_key_required')
  })

  it('list the codes there are', () => {
    expect(schema('ProblemCode').enum).toEqual(Object.keys(problemTexts).sort())
  })

  it('allow the problems they are, and no others', () => {
    const isProblem = validator('/paths/~1v1~1bookings/post/responses/409/content/application~1problem+json/schema')
    const problem = { type: 'urn:mendian:problem:slot_taken', title: 't', detail: 'd', instance: '/v1/bookings' }
    const whole = { ...problem, status: 409, code: 'slot_taken', requestId: 'r', errors: [], details: { segment: 0 } }
    expect(isProblem(whole)).toBe(true)
    expect(isProblem({ ...whole, code: 'not_found' })).toBe(false)
    expect(isProblem({ ...whole, status: 422 })).toBe(false)
  })

  it('say who may call', () => {
    expect(operationOf('tenants.create').security).toEqual([{ platformKey: [] }])
    expect(operationOf('bookings.create').security).toEqual([{ apiKey: [] }, { platformKey: [] }])
  })
})

function codesOf(name: string, status: number): readonly string[] {
  const response = inside(operationOf(name), 'responses', String(status)) as JsonObject | undefined
  if (!response) return []
  const target = typeof response.$ref === 'string' ? at(...response.$ref.slice(2).split('/')) : response
  const problem = inside(target, 'content', 'application/problem+json', 'schema', 'allOf') as readonly JsonObject[]
  return inside(problem[1], 'properties', 'code', 'enum') as readonly string[]
}

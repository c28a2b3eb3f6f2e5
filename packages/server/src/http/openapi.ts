import type { Operation } from '../engine/operation.ts'
import { allOperations } from '../engine/operations.ts'
import { calendarFeedDocument, calendarFeedPath } from './calendar-feed-route.ts'
import { pathParameters } from './input-of-request.ts'
import { headerComponents, headerParameters, parameterComponents, responseHeaders } from './openapi-headers.ts'
import { problemComponents, problemResponses, problemSchemas } from './openapi-problems.ts'
import { createSchemaCollection, type JsonObject, type SchemaCollection } from './openapi-schemas.ts'

export interface OpenapiOptions {
  readonly version: string
  /** Where the API is served; left out of the document when unknown. */
  readonly serverUrl?: string
}

/** An OpenAPI 3.1 document; the schemas in it are JSON Schema 2020-12. */
export interface OpenapiDocument {
  readonly [key: string]: unknown
  readonly openapi: '3.1.0'
  readonly info: JsonObject
  readonly paths: { readonly [path: string]: { readonly [method: string]: JsonObject } }
  readonly components: { readonly [section: string]: JsonObject }
}

const description = `The open engine behind service stores: availability, bookings, bills and the books.

Send a key as \`Authorization: Bearer mdk_…\`. Errors are problems (RFC 9457) with a stable \`code\`. Writes take an
\`Idempotency-Key\`: repeat one with the same key and the change still happens once. Lists answer \`{ data, nextCursor }\`.
A PATCH is merged into what is stored (RFC 7396), member by member, however deep: what is absent stays, lists and objects
of another \`kind\` are replaced whole, and null is a value where the schema allows it. Amounts are integers in minor units, instants RFC 3339 with an offset. New fields, codes and enum values may come at any
time; read past those you do not know.`

/** The description of the API, made from the table of operations. */
export function openapiDocument(options: OpenapiOptions): OpenapiDocument {
  const schemas = createSchemaCollection()
  const paths: Record<string, Record<string, JsonObject>> = {}
  for (const operation of allOperations) {
    const [method, path] = operation.http
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(operation, schemas) }
  }
  paths[calendarFeedPath] = calendarFeedDocument as Record<string, JsonObject>
  return schemas.resolve({
    openapi: '3.1.0',
    info: { title: 'Mendian', version: options.version, description, license: { name: 'MIT', identifier: 'MIT' } },
    ...(options.serverUrl === undefined ? {} : { servers: [{ url: options.serverUrl }] }),
    tags: [...new Set(allOperations.map(roomOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas.components(), ...problemSchemas },
      parameters: parameterComponents,
      headers: headerComponents,
      responses: problemComponents,
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'A key of one tenant.' },
        platformKey: { type: 'http', scheme: 'bearer', description: 'The key of the platform, above the tenants.' },
      },
    },
  })
}

function roomOf({ name }: Operation): string {
  return name.split('.')[0] ?? name
}

function operationObject(operation: Operation, schemas: SchemaCollection): JsonObject {
  const input = inputFields(operation, schemas)
  const isQuery = operation.http[0] === 'GET' || operation.http[0] === 'DELETE'
  const inPath = new Set(pathParameters(operation.http[1]))
  const fields = input.filter(({ name }) => !inPath.has(name))
  const hasBody = !isQuery && fields.length > 0
  return {
    operationId: operation.name,
    tags: [roomOf(operation)],
    summary: operation.summary,
    description:
      operation.kind === 'PLATFORM' ? 'Needs the platform key.' : `Needs the permission ${operation.permission}.`,
    security: operation.kind === 'PLATFORM' ? [{ platformKey: [] }] : [{ apiKey: [] }, { platformKey: [] }],
    parameters: [
      ...input.filter(({ name }) => inPath.has(name)).map((field) => parameter('path', field)),
      ...(isQuery ? fields.map((field) => parameter('query', field)) : []),
      ...headerParameters(operation),
    ],
    ...(hasBody ? { requestBody: requestBody(fields) } : {}),
    responses: {
      [operation.status ?? 200]: {
        description: operation.status === 201 ? 'Made.' : 'Done.',
        headers: responseHeaders(operation),
        content: { [operation.mediaType ?? 'application/json']: { schema: schemas.add(operation.output, 'output') } },
      },
      ...problemResponses(operation, hasBody),
    },
  }
}

interface Field {
  readonly name: string
  readonly schema: JsonObject
  readonly required: boolean
}

function inputFields(operation: Operation, schemas: SchemaCollection): readonly Field[] {
  const whole = schemas.add(operation.input, 'input') as {
    readonly properties?: { readonly [name: string]: JsonObject }
    readonly required?: readonly string[]
  }
  const required = new Set(whole.required)
  return Object.entries(whole.properties ?? {}).map(([name, schema]) => ({
    name,
    schema,
    required: required.has(name),
  }))
}

function parameter(place: 'path' | 'query', field: Field): JsonObject {
  const { description: text, ...schema } = field.schema
  return {
    name: field.name,
    in: place,
    required: place === 'path' || field.required,
    ...(text === undefined ? {} : { description: text }),
    schema,
  }
}

/** A body that may be empty may also be left out: it is then taken as an empty object. */
function requestBody(fields: readonly Field[]): JsonObject {
  const required = fields.filter((field) => field.required).map(({ name }) => name)
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  }
  return { required: required.length > 0, content: { 'application/json': { schema } } }
}

import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { OpenapiDocument } from '../../packages/server/src/http/openapi.ts'
import type { JsonObject } from '../../packages/server/src/http/openapi-schemas.ts'

const banner = '// Generated from the table of operations by scripts/generate.ts. Do not edit.\n\n'

/** The types of the client: every schema by its name, and every operation by its id. */
export async function clientSchemaTypes(document: OpenapiDocument): Promise<string> {
  const nodes = await openapiTypescript(whatCallersSee(document) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    // A field with a default may be left out of a request; in answers it is required and so always there.
    defaultNonNullable: false,
    immutable: true,
    silent: true,
  })
  return banner + astToString(nodes)
}

/** The document without headers and problems: the client sends and reads those for its callers. */
function whatCallersSee(document: OpenapiDocument): JsonObject {
  const paths = Object.entries(document.paths).map(([path, methods]) => {
    const bare = Object.entries(methods).map(([method, operation]) => [method, bareOperation(operation)])
    return [path, Object.fromEntries(bare)]
  })
  const { schemas } = document.components
  return { ...document, paths: Object.fromEntries(paths), components: { schemas } }
}

function bareOperation(operation: JsonObject): JsonObject {
  const { parameters, responses, ...rest } = operation as {
    readonly parameters: readonly JsonObject[]
    readonly responses: Readonly<Record<string, JsonObject>>
  }
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return {
    ...rest,
    parameters: parameters.filter((parameter) => !('$ref' in parameter)),
    responses: Object.fromEntries(successes.map(([status, { headers: _, ...response }]) => [status, response])),
  }
}

import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { OpenapiDocument } from '../../packages/server/src/http/openapi.ts'

const banner = '// Generated from openapi.yaml by scripts/generate.ts. Do not edit.\n\n'

/** The types of the client: every schema by its name, and every operation by its id. */
export async function clientSchemaTypes(document: OpenapiDocument): Promise<string> {
  const nodes = await openapiTypescript(structuredClone(document) as unknown as OpenAPI3, {
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

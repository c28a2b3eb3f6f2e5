import type { Operation } from '../../packages/server/src/engine/operation.ts'
import { allOperations } from '../../packages/server/src/engine/operations.ts'
import { takesIdempotencyKey } from '../../packages/server/src/http/openapi-headers.ts'

const banner = '// Generated from the table of operations by scripts/generate.ts. Do not edit.\n\n'

/** The table of operations as the client needs it at run time. */
export function clientOperations(): string {
  const rows = allOperations.map((operation) => {
    const [method, path] = operation.http
    const pages = 'cursor' in operation.input.shape ? ', pages: true' : ''
    return `  '${operation.name}': { method: '${method}', path: '${path}', repeat: '${repeatOf(operation)}'${pages} },\n`
  })
  return `${banner}import type { ClientOperation } from './operation.ts'

export const operations = {
${rows.join('')}} as const satisfies Readonly<Record<string, ClientOperation>>
`
}

function repeatOf(operation: Operation): 'FREELY' | 'WITH_KEY' | 'NEVER' {
  if (operation.kind === 'READ' || operation.http[0] === 'GET') return 'FREELY'
  return takesIdempotencyKey(operation) ? 'WITH_KEY' : 'NEVER'
}

import type { Operation } from '../engine/operation.ts'
import { allOperations } from '../engine/operations.ts'
import { requestParts } from '../http/input-of-request.ts'
import { problemComponents, problemResponses } from '../http/openapi-problems.ts'

const routes = allOperations.map((operation) => {
  const [method, path] = operation.http
  return { operation, method, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }
})

const declared = new Map<string, string>()

/** Whether the document keeps quiet about a problem that an operation has answered; addresses of none declare none. */
export function isUndeclared(method: string, target: string, status: number, code: unknown): boolean {
  const { pathname } = new URL(target, 'http://salon.test')
  const route = routes.find((one) => one.method === method && one.pattern.test(pathname))
  return route !== undefined && !problemsAt(route.operation, status).includes(`"${String(code)}"`)
}

function problemsAt(operation: Operation, status: number): string {
  const key = `${operation.name} ${status}`
  const known = declared.get(key)
  if (known !== undefined) return known
  const hasBody = requestParts(operation).body !== undefined
  const response = problemResponses(operation, hasBody)[String(status)] as { readonly $ref?: string } | undefined
  const name = response?.$ref?.split('/').at(-1)
  const text = JSON.stringify((name === undefined ? response : problemComponents[name]) ?? null)
  declared.set(key, text)
  return text
}

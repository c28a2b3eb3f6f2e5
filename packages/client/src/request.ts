import type { ClientOperation } from './operation.ts'

/** The flat input of an operation, whatever it is. */
export type Input = Readonly<Record<string, unknown>>

/** Where a call goes and what it carries, apart from its headers. */
export interface Target {
  readonly url: string
  readonly body: string | undefined
}

/** Puts each field of the input into the path, the query or the body. */
export function targetOf(baseUrl: string, operation: ClientOperation, input: Input): Target {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const segment = pathSegment(name, rest.get(name))
    rest.delete(name)
    return segment
  })
  const url = `${baseUrl.replace(/\/+$/, '')}${path}`
  if (operation.method === 'POST' || operation.method === 'PATCH') {
    return { url, body: JSON.stringify(Object.fromEntries(rest)) }
  }
  const query = new URLSearchParams()
  for (const [name, value] of rest) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each))
  }
  return { url: query.size === 0 ? url : `${url}?${query}`, body: undefined }
}

/** An empty or dotted segment would make the address another one, so it never leaves here. */
function pathSegment(name: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (text === '' || text === '.' || text === '..')
    throw new TypeError(`${name} must be an id, not ${JSON.stringify(value)}`)
  return encodeURIComponent(text)
}

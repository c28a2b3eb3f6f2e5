import type { InputFault, Refusal } from '../engine/refusal.ts'
import { type ProblemCode, problemTexts, type TransportCode } from './problem-text.ts'
import { refusalStatus } from './refusal-status.ts'

/** An error answer: RFC 9457 with a stable `code`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  readonly code: ProblemCode
  readonly requestId: string
  readonly errors: readonly InputFault[]
  readonly details: object
}

export interface ProblemSite {
  /** The path of the request. */
  readonly instance: string
  readonly requestId: string
}

const transportStatus: Readonly<Record<TransportCode, number>> = {
  malformed_json: 400,
  tenant_required: 400,
  unauthorized: 401,
  tenant_mismatch: 403,
  route_not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  internal_error: 500,
  unavailable: 503,
}

function problem(code: ProblemCode, status: number, site: ProblemSite, details: object): Problem {
  const { errors, ...rest } = details as { readonly errors?: readonly InputFault[] }
  return {
    type: `urn:mendian:problem:${code}`,
    title: problemTexts[code].title,
    status,
    detail: problemTexts[code].detail,
    instance: site.instance,
    code,
    requestId: site.requestId,
    errors: errors ?? [],
    details: rest,
  }
}

/** What a caller may be told of a refusal: a miss says nothing of what was looked for. */
export function refusalProblem(refusal: Refusal, site: ProblemSite): Problem {
  const details = refusal.code === 'not_found' ? {} : refusal.details
  return problem(refusal.code, refusalStatus[refusal.code], site, details)
}

export function transportProblem(code: TransportCode, site: ProblemSite): Problem {
  return problem(code, transportStatus[code], site, {})
}

/** The problem as a response. */
export function problemResponse(body: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

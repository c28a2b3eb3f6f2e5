import type { Principal } from './authenticate.ts'

/** What the middleware learns of a request. */
export interface HttpEnvironment {
  Variables: {
    requestId: string
    /** When the caller stops waiting, counted from the request's arrival. */
    deadlineAtMs: number
    principal: Principal
  }
}

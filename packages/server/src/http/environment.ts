import type { Principal } from './authenticate.ts'

/** What the middleware learns of a request. */
export interface HttpEnvironment {
  Variables: {
    requestId: string
    principal: Principal
  }
}

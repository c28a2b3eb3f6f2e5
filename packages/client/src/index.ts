export type { CallOptions, Fetch, RequestNote, ResponseNote } from './call.ts'
export { type ClientOptions, createClient } from './client.ts'
export type { Client, InputOf, Method, OperationName, OutputOf, PagesOptions } from './client-types.ts'
export {
  AuthenticationError,
  ConnectionError,
  type ErrorCode,
  InvalidRequestError,
  MendianError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RefusedError,
  UnavailableError,
  VersionConflictError,
} from './errors.ts'
export type * from './schema.d.ts'

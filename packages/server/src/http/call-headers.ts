import type { InputFault } from '../engine/refusal.ts'

/** What the headers of a call say beyond its input. */
export interface CallHeaders {
  readonly idempotencyKey?: string
  readonly expectedVersion?: number
}

/** Reads `idempotency-key` and `if-match`, or says what is wrong with them. */
export function callHeaders(
  header: (name: string) => string | undefined,
): CallHeaders | { readonly faults: readonly InputFault[] } {
  const faults: InputFault[] = []
  const idempotencyKey = header('idempotency-key')
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    const message = 'must be 1–255 visible ASCII characters'
    faults.push({ pointer: '/headers/idempotency-key', code: 'invalid_format', message })
  }
  const ifMatch = header('if-match')
  const version = ifMatch === undefined ? undefined : /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch)?.[1]
  if (ifMatch !== undefined && version === undefined) {
    faults.push({
      pointer: '/headers/if-match',
      code: 'invalid_format',
      message: 'must be a version in quotes, such as "3"',
    })
  }
  if (faults.length > 0) return { faults }
  return {
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(version === undefined ? {} : { expectedVersion: Number(version) }),
  }
}

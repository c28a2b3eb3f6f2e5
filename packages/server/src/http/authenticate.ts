import { timingSafeEqual } from 'node:crypto'
import { type Actor, isId, type PlatformStorage, permissions, type TenantId } from '@mendian/core'
import { hashSecret } from '../engine/api-keys/secret.ts'

/** Who sent a request: a tenant's key, or the platform's own. */
export type Principal =
  | { readonly kind: 'TENANT'; readonly tenantId: TenantId; readonly actor: Actor }
  | { readonly kind: 'PLATFORM'; readonly actor: Actor }

export interface Authenticator {
  /** The principal of an `authorization` header, or undefined when it holds no valid key. */
  principal(authorization: string | undefined): Promise<Principal | undefined>
  /** Forgets the keys it has seen, so that a revoked one is refused at once in this process. */
  forget(): void
}

export interface AuthenticatorOptions {
  readonly platform: PlatformStorage
  readonly platformKey?: string
  /** How long a key that was found valid is taken as valid without asking again; a revocation elsewhere takes as long. */
  readonly cacheMs: number
}

/** So many keys are remembered at most. */
const maxRemembered = 10_000

export const platformActor: Actor = { kind: 'PLATFORM', id: 'platform', permissions }

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const known = new Map<string, { readonly principal: Principal; readonly untilMs: number }>()
  const platformHash =
    options.platformKey === undefined ? undefined : Buffer.from(hashSecret(options.platformKey), 'hex')

  let generation = 0

  async function lookUp(hash: string): Promise<Principal | undefined> {
    const key = await options.platform.resolveApiKey(hash)
    if (!key || key.revokedAtMs !== null) return undefined
    const actor: Actor = { kind: 'API_KEY', id: key.id, permissions: key.permissions }
    return { kind: 'TENANT', tenantId: key.tenantId, actor }
  }

  return {
    async principal(authorization) {
      const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization ?? '')?.[1]
      if (secret === undefined) return undefined
      const hash = hashSecret(secret)
      if (platformHash && timingSafeEqual(platformHash, Buffer.from(hash, 'hex'))) {
        return { kind: 'PLATFORM', actor: platformActor }
      }
      const nowMs = performance.now()
      const remembered = known.get(hash)
      if (remembered && remembered.untilMs > nowMs) return remembered.principal
      const asked = generation
      const principal = await lookUp(hash)
      known.delete(hash)
      // A key that was looked up before one was revoked may be that one.
      if (principal && options.cacheMs > 0 && asked === generation) {
        if (known.size >= maxRemembered) known.clear()
        known.set(hash, { principal, untilMs: nowMs + options.cacheMs })
      }
      return principal
    },
    forget() {
      generation += 1
      known.clear()
    },
  }
}

/** A tenant named by the platform: its id if it has the form of one. */
export function namedTenant(header: string | undefined): TenantId | undefined {
  return header !== undefined && isId('Tenant', header) ? header : undefined
}

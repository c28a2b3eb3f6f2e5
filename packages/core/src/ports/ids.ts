import type { Id, IdKind } from '../base/ids.ts'

/** Where the engine takes identities and codes from. */
export interface Ids {
  /** A new id: unique, and sorting after the ids made before it. */
  next<K extends IdKind>(kind: K): Id<K>
  /** A code a person can read out: ten random digits. */
  redemptionCode(): string
}

import type { LockKey } from '@mendian/core'

/** A transaction turned out to need locks that it does not hold; it is started again with them. */
export class LocksMissing extends Error {
  override readonly name = 'LocksMissing'
  readonly keys: readonly LockKey[]

  constructor(keys: readonly LockKey[]) {
    super('the transaction is started again with further locks')
    this.keys = keys
  }
}

export function lockName(key: LockKey): string {
  return `${key.kind}:${key.id}`
}

/** The keys of both lists, each once, and alone where one of them asks for that. */
export function mergeLocks(a: readonly LockKey[], b: readonly LockKey[]): readonly LockKey[] {
  if (b.length === 0) return a
  const byName = new Map(a.map((key) => [lockName(key), key]))
  for (const key of b) if (!key.shared || !byName.has(lockName(key))) byName.set(lockName(key), key)
  return [...byName.values()]
}

/** Throws {@link LocksMissing} unless all `needed` are among `held`; who holds one alone holds it shared as well. */
export function requireLocks(held: readonly LockKey[], needed: readonly LockKey[]): void {
  const names = new Map(held.map((key) => [lockName(key), key]))
  const missing = needed.filter((key) => {
    const has = names.get(lockName(key))
    return !has || (has.shared && !key.shared)
  })
  if (missing.length > 0) throw new LocksMissing(missing)
}

/**
 * Those of `held` that a like input will probably need as well: not what an input tells by itself, and not what is one
 * customer's own, of which a hint would gather more with every customer.
 */
export function worthHinting(held: readonly LockKey[], told: readonly LockKey[]): readonly LockKey[] {
  const names = new Set(told.map(lockName))
  return held.filter((key) => key.kind !== 'CUSTOMER' && !names.has(lockName(key)))
}

/**
 * Remembers which further locks an input of one kind needed last time, so that its next transaction takes them at the
 * start. Only a hint: the transaction itself finds out what it needs, after it holds them.
 */
export interface LockHints {
  get(hint: string | undefined): readonly LockKey[]
  set(hint: string | undefined, keys: readonly LockKey[]): void
}

export function createLockHints(limit = 5000): LockHints {
  const hints = new Map<string, readonly LockKey[]>()
  return {
    get(hint) {
      return (hint === undefined ? undefined : hints.get(hint)) ?? []
    },
    set(hint, keys) {
      if (hint === undefined) return
      hints.delete(hint)
      hints.set(hint, keys)
      if (hints.size > limit) {
        const oldest = hints.keys().next()
        if (!oldest.done) hints.delete(oldest.value)
      }
    },
  }
}

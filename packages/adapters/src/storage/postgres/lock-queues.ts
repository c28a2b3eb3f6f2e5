import { type LockKey, StorageError, type TenantId } from '@mendian/core'

/**
 * Queues, one for each lock that writes of this process want or have. Whoever would wait in the database for another of
 * the same process waits here instead, without a connection, which others can use meanwhile; and each gets its turn in
 * the order of coming, while the database lets whoever wakes first go first.
 */
export interface LockQueues {
  /**
   * Does the work when its turn has come for all of those locks.
   *
   * @throws StorageError BUSY when that takes longer than it may wait; the work has not begun then.
   */
  hold<T>(tenantId: TenantId, locks: readonly LockKey[], waitMs: number, work: () => Promise<T>): Promise<T>
}

/** One piece of work in the queues of all its locks. It takes its places at once, so that none waits for a later one. */
interface Turn {
  /** Each of its locks, and whether others may have it too. */
  readonly wanted: ReadonlyMap<string, boolean>
  /** Locks it has not got. */
  missing: number
  begin: () => void
}

interface Queue {
  readonly holders: Set<Turn>
  readonly waiting: Set<Turn>
}

export function createLockQueues(): LockQueues {
  const queues = new Map<string, Queue>()

  const enter = (turn: Turn): void => {
    for (const name of turn.wanted.keys()) {
      const queue = queues.get(name) ?? { holders: new Set(), waiting: new Set() }
      queues.set(name, queue)
      queue.waiting.add(turn)
      admit(name, queue)
    }
  }

  const leave = (turn: Turn): void => {
    for (const name of turn.wanted.keys()) {
      const queue = queues.get(name)
      if (queue === undefined) continue
      queue.holders.delete(turn)
      queue.waiting.delete(turn)
      admit(name, queue)
      if (queue.holders.size === 0) queues.delete(name)
    }
  }

  return {
    hold: async (tenantId, locks, waitMs, work) => {
      if (locks.length === 0) return work()
      const wanted = wantedBy(tenantId, locks)
      const turn: Turn = { wanted, missing: wanted.size, begin: () => {} }
      try {
        enter(turn)
        if (turn.missing > 0) await begun(turn, waitMs)
        return await work()
      } finally {
        leave(turn)
      }
    },
  }
}

/** Each lock once; for itself alone where it is wanted both ways. */
function wantedBy(tenantId: TenantId, locks: readonly LockKey[]): ReadonlyMap<string, boolean> {
  const wanted = new Map<string, boolean>()
  for (const { kind, id, shared = false } of locks) {
    const name = `${tenantId} ${kind} ${id}`
    wanted.set(name, shared && (wanted.get(name) ?? true))
  }
  return wanted
}

/** Gives the lock to whoever comes next, and to all after it who share it. */
function admit(name: string, { holders, waiting }: Queue): void {
  for (const turn of waiting) {
    const [holder] = holders
    const free = holder === undefined || (turn.wanted.get(name) === true && holder.wanted.get(name) === true)
    if (!free) return
    waiting.delete(turn)
    holders.add(turn)
    turn.missing -= 1
    if (turn.missing === 0) turn.begin()
  }
}

function begun(turn: Turn, waitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLate = (): void => reject(new StorageError('BUSY', 'locks were not free before the deadline'))
    const timer = setTimeout(tooLate, waitMs)
    turn.begin = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

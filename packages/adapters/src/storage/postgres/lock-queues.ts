import { type LockKey, StorageError, type TenantId } from '@mendian/core'

/** What a write wants to have before it begins. */
export interface Wishes {
  readonly locks: readonly LockKey[]
  readonly idempotencyKey?: string | undefined
}

/**
 * Queues, one for each lock and each idempotency key that writes of this process want or have. Whoever would wait in the
 * database for another of the same process waits here instead, without a connection, which others can use meanwhile. Each
 * gets its turn in the order of coming.
 */
export interface LockQueues {
  /**
   * Does the work when its turn has come for all of those.
   *
   * @throws StorageError when that takes longer than it may wait, IN_PROGRESS if another still has the key, otherwise
   * BUSY, UNAVAILABLE once they are closed; the work has not begun then.
   */
  hold<T>(tenantId: TenantId, wishes: Wishes, waitMs: number, work: () => Promise<T>): Promise<T>
  /** Resolves when nobody has or wants anything any more; who comes later is refused. */
  close(): Promise<void>
}

/** One piece of work in all its queues. It takes its places at once, so that none waits for a later one. */
interface Turn {
  /** Its locks and its key, and whether others may have each too. */
  readonly wanted: ReadonlyMap<string, boolean>
  /** How many of those it has not got. */
  missing: number
  begin: () => void
}

interface Queue {
  readonly holders: Set<Turn>
  readonly waiting: Set<Turn>
}

export function createLockQueues(): LockQueues {
  const queues = new Map<string, Queue>()
  const closing: (() => void)[] = []
  let closed = false

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
    if (queues.size === 0) for (const resolve of closing.splice(0)) resolve()
  }

  return {
    hold: async (tenantId, { locks, idempotencyKey }, waitMs, work) => {
      if (closed) throw new StorageError('UNAVAILABLE', 'the storage is closed')
      const wanted = wantedBy(tenantId, locks)
      const key = `${tenantId} key ${idempotencyKey}`
      if (idempotencyKey !== undefined) wanted.set(key, false)
      if (wanted.size === 0) return work()
      const turn: Turn = { wanted, missing: wanted.size, begin: () => {} }
      try {
        enter(turn)
        if (turn.missing > 0 && !(await begins(turn, waitMs))) throw tooLate(queues.get(key)?.waiting.has(turn))
        return await work()
      } finally {
        leave(turn)
      }
    },
    close: () => {
      closed = true
      return queues.size === 0 ? Promise.resolve() : new Promise((resolve) => closing.push(resolve))
    },
  }
}

/** Each lock once; for itself alone where it is wanted both ways. */
function wantedBy(tenantId: TenantId, locks: readonly LockKey[]): Map<string, boolean> {
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

/** Whether it begins in time. */
function begins(turn: Turn, waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), waitMs)
    turn.begin = () => {
      clearTimeout(timer)
      resolve(true)
    }
  })
}

function tooLate(keyIsTaken = false): StorageError {
  return keyIsTaken
    ? new StorageError('IN_PROGRESS', 'the idempotency key is in progress')
    : new StorageError('BUSY', 'locks were not free before the deadline')
}

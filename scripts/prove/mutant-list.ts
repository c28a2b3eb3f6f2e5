import type { DatabaseKind, Level } from './proof.ts'

/** A change of the sources' text; `find` is there exactly once, however it is broken into lines. */
export interface Patch {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** What must turn red: test files, or a proof, at the level smoke unless chance needs more rounds to show. */
export type Catcher =
  | { readonly tests: readonly string[] }
  | { readonly proof: string; readonly database: DatabaseKind; readonly level?: Level }

/** A fault put in on purpose. A test that has never been seen failing proves nothing. */
export interface Mutant {
  readonly name: string
  readonly patches: readonly Patch[]
  readonly catcher: Catcher
}

const storage = 'packages/adapters/src/storage'
const core = 'packages/core/src'
const execute = 'packages/server/src/engine/execute.ts'

const race = (database: DatabaseKind, level: Level = 'smoke', proof = 'race-slot'): Catcher => ({
  proof,
  database,
  level,
})
const kill: Catcher = { proof: 'kill-server', database: 'sqlite' }
const keys: Catcher = { proof: 'idempotency', database: 'sqlite' }

/** Neither the locks that an operation tells nor those that it finds it needs. */
const noLocks: readonly Patch[] = [
  { file: `${storage}/postgres/index.ts`, find: 'locksNeeded: true', replace: 'locksNeeded: false' },
  {
    file: `${storage}/postgres/write.ts`,
    find: 'const names = locks.map(',
    replace: 'const names = locks.slice(0, 0).map(',
  },
  {
    file: `${storage}/postgres/lock-queues.ts`,
    find: 'if (wanted.size === 0) return work()',
    replace: 'if (wanted.size >= 0) return work()',
  },
]

const noConstraint: Patch = {
  file: `${storage}/migrations/0003-schedule.ts`,
  find: 'exclude using gist (tenant_id with =, unit_kind with =, unit_id with =, int8range(start_ms, end_ms) with &&)',
  replace: 'check (end_ms > start_ms)',
}

const noTrigger: Patch = {
  file: `${storage}/migrations/0003-schedule.ts`,
  find: `and start_ms >= new.start_ms - \${longestMs} and start_ms < new.end_ms and end_ms > new.start_ms`,
  replace: 'and false',
}

/** Neither the check on the class nor the triggers that count its seats. */
const noLimitOfSeats: readonly Patch[] = [
  {
    file: `${storage}/migrations/0040-class-sessions.ts`,
    find: 'check (seats_taken between 0 and capacity)',
    replace: 'check (seats_taken >= 0)',
  },
  {
    file: `${storage}/migrations/0041-enrollments.ts`,
    find: 'if more > available then',
    replace: 'if more > available + 1000 then',
  },
  {
    file: `${storage}/migrations/0041-enrollments.ts`,
    find: 'select capacity - seats_taken from mendian_class_session',
    replace: 'select capacity - seats_taken + 1000 from mendian_class_session',
  },
]

/** Decides on a read of its own, and brings what it decided into the transaction afterwards. */
const decideOnEarlierRead: Patch = {
  file: execute,
  find: `runtime.storage.transaction(effective, transactionOptions(effective, locks), (tx) =>
        writeOnce(runtime, operation, effective, input, { print, keyed: idempotencyKey !== undefined }, tx, locks),
      ),`,
  replace: `(async () => {
        const writes: ((tx: Transaction) => unknown)[] = []
        const later = new Set(['insert', 'insertMany', 'replace', 'append', 'record', 'remove', 'removeOfOwner', 'removeExpired', 'end', 'revoke'])
        const room = (name: string, early: object) => new Proxy(early, {
          get: (target, method: string) => !later.has(method) ? Reflect.get(target, method) : async (...given: unknown[]) => {
            writes.push((tx) => Reflect.get(Reflect.get(tx, name) as object, method)(...given))
            return true
          },
        })
        const outcome = await runtime.storage.read(effective, (early) => writeOnce(runtime, operation, effective, input, { print, keyed: idempotencyKey !== undefined },
          new Proxy(early, {
            get: (target, name: string) => {
              const value = name === 'outbox' || name === 'idempotency' ? { append: 0, record: 0 } : Reflect.get(target, name)
              return typeof value === 'object' && value !== null ? room(name, value) : value
            },
          }) as unknown as Transaction, locks))
        await runtime.storage.transaction(effective, transactionOptions(effective, locks), async (tx) => {
          for (const write of writes) await write(tx)
        })
        return outcome
      })(),`,
}

const keyAfterCommit: readonly Patch[] = [
  {
    file: execute,
    find: 'await tx.idempotency.record({ fingerprint: print, outcome, createdAtMs: nowMs })',
    replace: `late.set(context.idempotencyKey, { fingerprint: print, outcome, createdAtMs: nowMs })`,
  },
  {
    file: execute,
    find: 'return await withLocks(runtime, operation.locks(input), hint, (locks) =>',
    replace: 'const committed = await withLocks(runtime, operation.locks(input), hint, (locks) =>',
  },
  {
    file: execute,
    find: 'writeOnce(runtime, operation, effective, input, { print, keyed: idempotencyKey !== undefined }, tx, locks), ), )',
    replace: `writeOnce(runtime, operation, effective, input, { print, keyed: idempotencyKey !== undefined }, tx, locks)))
    const entry = late.get(idempotencyKey ?? '')
    if (entry && idempotencyKey !== undefined) {
      late.delete(idempotencyKey)
      await runtime.storage.transaction(effective, { locks: [], idempotencyKey }, (tx) => tx.idempotency.record(entry))
    }
    return committed`,
  },
  {
    file: execute,
    find: 'const maxPlans = 4',
    replace: 'const maxPlans = 4\nconst late = new Map()',
  },
]

/**
 * Locks and constraints are taken away together: each alone still keeps everything right, the constraint by refusing and
 * running again.
 */
export const mutants: readonly Mutant[] = [
  { name: 'PostgreSQL: no lock, no constraint', patches: [...noLocks, noConstraint], catcher: race('postgres') },
  {
    name: 'SQLite: reads before the write transaction, no trigger',
    patches: [decideOnEarlierRead, noTrigger],
    catcher: race('sqlite'),
  },
  ...['race-hold', 'race-reschedule'].flatMap((proof): Mutant[] => [
    {
      name: `PostgreSQL: no lock, no constraint, seen by ${proof}`,
      patches: [...noLocks, noConstraint],
      catcher: race('postgres', 'smoke', proof),
    },
    {
      name: `SQLite: reads before the write transaction, no trigger, seen by ${proof}`,
      patches: [decideOnEarlierRead, noTrigger],
      catcher: race('sqlite', 'smoke', proof),
    },
  ]),
  {
    name: 'PostgreSQL: no lock, no limit of seats, seen by race-class',
    patches: [...noLocks, ...noLimitOfSeats],
    catcher: race('postgres', 'smoke', 'race-class'),
  },
  {
    name: 'SQLite: reads before the write transaction, no limit of seats, seen by race-class',
    patches: [decideOnEarlierRead, ...noLimitOfSeats],
    catcher: race('sqlite', 'smoke', 'race-class'),
  },
  {
    name: 'a pool gives one more than it has',
    patches: [
      {
        file: `${core}/scheduling/own-use.ts`,
        find: 'if (together.length === 0) return others + units <= pool.quantity',
        replace: 'if (together.length === 0) return others + units <= pool.quantity + 1',
      },
    ],
    catcher: race('sqlite'),
  },
  { name: 'the key is stored after the commit', patches: keyAfterCommit, catcher: kill },
  {
    name: 'the key is stored after the commit, seen by kill-checkout',
    patches: keyAfterCommit,
    catcher: { proof: 'kill-checkout', database: 'sqlite' },
  },
  ...['race-money', 'moved-money'].map(
    (proof): Mutant => ({
      name: `PostgreSQL: no lock, seen by ${proof}`,
      patches: noLocks,
      catcher: race('postgres', 'smoke', proof),
    }),
  ),
  {
    name: 'a bill that is paid is paid again',
    patches: [
      {
        file: `${core}/orders/open-bill.ts`,
        find: "return state === 'OPEN' ? undefined",
        replace: "return state !== 'CANCELLED' ? undefined",
      },
    ],
    catcher: race('sqlite', 'smoke', 'race-money'),
  },
  {
    name: 'a limited offer is given once more',
    patches: [
      {
        file: `${core}/promotions/usage.ts`,
        find: 'count.uses + 1 > maxUses',
        replace: 'count.uses > maxUses',
      },
    ],
    catcher: race('sqlite', 'smoke', 'race-money'),
  },
  {
    name: 'the second order is a first order too',
    patches: [
      {
        file: `${core}/promotions/judge-terms.ts`,
        find: 'firstOrderOnly && history.orders > 0',
        replace: 'firstOrderOnly && history.orders > 1',
      },
    ],
    catcher: race('sqlite', 'smoke', 'race-money'),
  },
  {
    name: 'events are stored after the commit',
    patches: [
      {
        file: execute,
        find: 'await tx.outbox.append(events, nowMs)',
        replace: `setTimeout(() => {
      runtime.storage.transaction(context, { locks: [] }, (later) => later.outbox.append(events, nowMs)).catch(() => {})
    }, 2)`,
      },
    ],
    catcher: kill,
  },
  {
    name: 'SQLite: answers before the commit',
    patches: [
      {
        file: `${storage}/sqlite/group-commit.ts`,
        find: 'if (await runAll(options, jobs)) {',
        replace: `if (await runAll(options, jobs)) {
      for (const job of jobs) if (job.outcome) job.answer(job.outcome)
      await new Promise((resolve) => setTimeout(resolve, 2))`,
      },
    ],
    catcher: kill,
  },
  {
    name: 'a refusal is not kept',
    patches: [{ file: execute, find: 'else if (!isRecorded(result.refusal)) return', replace: 'else return' }],
    catcher: keys,
  },
  {
    name: 'the key does not look at the input',
    patches: [
      {
        file: execute,
        find: 'fingerprint(operation.name, context.actor, input)',
        replace: 'fingerprint(operation.name, context.actor, {})',
      },
    ],
    catcher: keys,
  },
  {
    name: 'one write keeps no outcome',
    patches: [
      {
        file: execute,
        find: 'if (context.idempotencyKey !== undefined) { const outcome',
        replace: `if (context.idempotencyKey !== undefined && operation.name !== 'coupons.issueCodes') {
    const outcome`,
      },
    ],
    catcher: { proof: 'every-write', database: 'sqlite' },
  },
  {
    name: 'a secret is shown to whoever repeats',
    patches: [
      {
        file: execute,
        find: "if (result.ok && secretIn !== 'ANSWER')",
        replace: 'if (result.ok)',
      },
    ],
    catcher: { proof: 'every-write', database: 'sqlite' },
  },
  {
    name: 'keys are purged a day too early',
    patches: [
      {
        file: `${storage}/repositories/platform-statements.ts`,
        find: `where created_at_ms < \${beforeMs} limit \${limit}`,
        replace: `where created_at_ms < \${beforeMs} + 90000000 limit \${limit}`,
      },
    ],
    catcher: { proof: 'key-store', database: 'sqlite' },
  },
  {
    name: 'a deadlock is taken for a bug',
    patches: [
      {
        file: `${storage}/postgres/errors.ts`,
        find: `'40P01': ['CONFLICT', 'the transaction was chosen as the victim of a deadlock'],`,
        replace: '',
      },
    ],
    catcher: { proof: 'hot-rows', database: 'postgres' },
  },
  {
    name: 'a drawer does not mind what is given back',
    patches: [
      {
        file: `${core}/registers/cash-flow.ts`,
        find: 'refundedMinor: flow.refundedMinor + outMinor',
        replace: 'refundedMinor: flow.refundedMinor',
      },
    ],
    catcher: { proof: 'day-close', database: 'sqlite' },
  },
  {
    name: 'a bill that changes keeps its lines',
    patches: [
      {
        file: 'packages/server/src/engine/orders/update.ts',
        find: 'relined ? await tx.orders.rewrite(order, fromVersion)',
        replace: 'relined && fromVersion % 3 !== 0 ? await tx.orders.rewrite(order, fromVersion)',
      },
    ],
    catcher: { proof: 'race-checkout', database: 'sqlite' },
  },
  {
    name: 'queries see every tenant',
    patches: [
      {
        file: `${storage}/statement.ts`,
        find: `sql<SqlBool>\`tenant_id = \${tenant}\``,
        replace: `sql<SqlBool>\`(tenant_id = tenant_id or tenant_id = \${tenant})\``,
      },
    ],
    catcher: { tests: [`${storage}/sqlite/contract.test.ts`, `${storage}/postgres/contract.test.ts`] },
  },
  {
    name: 'SQLite: the guard of a pool lets one more in',
    patches: [
      {
        // The guard as it is now: later migrations make it anew.
        file: `${storage}/migrations/0037-booking-limits.ts`,
        find: `(\${peak('mendian_capacity_claim', but)}) + new.units > \${limit}`,
        replace: `(\${peak('mendian_capacity_claim', but)}) + new.units > 1 + \${limit}`,
      },
    ],
    catcher: { tests: [`${storage}/sqlite/contract.test.ts`] },
  },
  {
    name: 'discounts round down',
    patches: [
      {
        file: `${core}/pricing/rule-discount.ts`,
        find: "return percentOf(baseMinor, effect.percentOffBasisPoints, 'HALF_UP')",
        replace: "return percentOf(baseMinor, effect.percentOffBasisPoints, 'FLOOR')",
      },
    ],
    catcher: { tests: [`${core}/pricing/quote-bill.test.ts`] },
  },
  {
    name: 'transition time is forgotten',
    patches: [
      {
        file: `${core}/scheduling/can-serve.ts`,
        find: 'index === last ? toMs + layout.transitionMs : toMs',
        replace: 'toMs',
      },
    ],
    catcher: { tests: [`${core}/scheduling/can-serve.test.ts`] },
  },
  {
    name: 'a full pool counts as free at its edge',
    patches: [
      { file: `${core}/scheduling/capacity.ts`, find: 'if (step.units <= most)', replace: 'if (step.units < most)' },
    ],
    catcher: { tests: [`${core}/scheduling/capacity.test.ts`] },
  },
  {
    name: 'intervals include their end',
    patches: [
      {
        file: `${core}/time/interval.ts`,
        find: 'return Math.max(a.startMs, b.startMs) < Math.min(a.endMs, b.endMs)',
        replace: 'return Math.max(a.startMs, b.startMs) <= Math.min(a.endMs, b.endMs)',
      },
    ],
    catcher: { tests: [`${core}/time/interval.test.ts`] },
  },
]

import { assert, type LockKey, type Storage, StorageError } from '@mendian/core'
import type { z } from 'zod'
import type { OperationContext, PlatformContext } from './context.ts'
import { contextFaults } from './context-faults.ts'
import { execute, executeWithin, isForLackOfTenant, type Runtime, withLocks } from './execute.ts'
import { LocksMissing } from './locks.ts'
import type { Operation } from './operation.ts'
import { type Operations, operations } from './operations.ts'
import type { Outcome } from './refusal.ts'
import { repeatableIds } from './repeatable-ids.ts'

type TypesOf<Op> = '$types' extends keyof Op
  ? NonNullable<Op['$types']>
  : Op extends { readonly input: infer I extends z.ZodType; readonly output: infer O extends z.ZodType }
    ? { readonly input: z.input<I>; readonly output: z.output<O> }
    : never

type ContextOf<Op> = Op extends { readonly kind: 'PLATFORM' } ? PlatformContext : OperationContext

type Call<Op> =
  TypesOf<Op> extends { readonly input: infer I; readonly output: infer O }
    ? (context: ContextOf<Op>, input: I) => Promise<Outcome<O>>
    : never

/**
 * The operations as functions: `engine.bookings.create(context, input)`. Refusals are returned, not thrown: also a
 * context that is none (`invalid_request`, pointing below `/context`) and a write to a tenant that is not there
 * (`not_found` of kind `Tenant`). A read asks for nothing but its own rows, so that an unknown tenant reads as one that
 * has nothing; `engine.tenant.get` tells the difference.
 */
export type OperationFunctions = {
  readonly [Room in keyof Operations]: { readonly [Name in keyof Operations[Room]]: Call<Operations[Room][Name]> }
}

/** The operations bound to an open transaction: `operations.bookings.create(input)`. */
export type BoundOperations = {
  readonly [Room in keyof Operations]: {
    readonly [Name in keyof Operations[Room]]: TypesOf<Operations[Room][Name]> extends {
      readonly input: infer I
      readonly output: infer O
    }
      ? (input: I) => Promise<Outcome<O>>
      : never
  }
}

/** Who opens a transaction of several operations. */
export type HostTransactionContext = Omit<OperationContext, 'idempotencyKey' | 'expectedVersion'>

/** The engine in process: typed functions, no HTTP. */
export interface Engine<Host = unknown> extends OperationFunctions {
  /**
   * Several operations and the host's own rows in one transaction: `host` is the adapter's handle on it. Throwing rolls
   * everything back; a refusal that is returned does not, so throw where a refusal means to give up. `work` may run
   * more than once, and awaits nothing but the operations and the host's SQL. There is no idempotency key here: what
   * makes a repetition harmless is the host's own row, such as one with a unique key.
   *
   * @throws TypeError for a context that is none; StorageError for a tenant that is not there
   */
  transaction<T>(
    context: HostTransactionContext,
    work: (operations: BoundOperations, host: Host) => Promise<T>,
  ): Promise<T>
  /** The same engine on another view of the storage, such as one joined to a transaction that the host opened. */
  using(storage: Storage<Host>): Engine<Host>
}

type Caller = (
  operation: Operation,
  context: OperationContext | PlatformContext,
  input: unknown,
) => Promise<Outcome<unknown>>

/** The table with each operation turned into a function. */
function mapOperations<T>(make: (operation: Operation) => T): Record<string, Record<string, T>> {
  const rooms: Record<string, Record<string, T>> = {}
  for (const [room, entries] of Object.entries(operations)) {
    const functions: Record<string, T> = {}
    for (const [name, operation] of Object.entries(entries) as [string, Operation][]) {
      assert(operation.name === `${room}.${name}`, `${operation.name} stands in the table as ${room}.${name}`)
      functions[name] = make(operation)
    }
    rooms[room] = functions
  }
  return rooms
}

export function createEngine<Host>(runtime: Runtime<Host>): Engine<Host> {
  const call: Caller = (operation, context, input) => execute(runtime as Runtime, operation, context, input)
  const functions = mapOperations(
    (operation) => (context: OperationContext | PlatformContext, input: unknown) => call(operation, context, input),
  )
  return {
    ...(functions as unknown as OperationFunctions),
    transaction: (context, work) => transact(runtime, context, work),
    using: (storage) => createEngine({ ...runtime, storage }),
  }
}

function throwMissing(missing: LocksMissing): never {
  throw missing
}

/** Each operation of a transaction may turn out to need further locks. */
const maxTransactionPlans = 100

async function transact<Host, T>(
  runtime: Runtime<Host>,
  context: HostTransactionContext,
  hostsWork: (operations: BoundOperations, host: Host) => Promise<T>,
): Promise<T> {
  const scope: OperationContext = context
  const faults = contextFaults(scope, 'WRITE')
  if (faults.length > 0) throw new TypeError(faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; '))
  assert(scope.idempotencyKey === undefined, 'a transaction of the host takes no idempotency key')
  assert(scope.expectedVersion === undefined, 'a version is of one record, not of a transaction')
  const deadline = context.deadlineAtMs === undefined ? {} : { deadlineAtMs: context.deadlineAtMs }
  const ids = repeatableIds(runtime.ids)
  const repeatable = { ...runtime, ids } as Runtime
  const work = (locks: readonly LockKey[]): Promise<T> => {
    return runtime.storage.transaction(scope, { locks, ...deadline }, async (tx) => {
      ids.rewind()
      let missing: LocksMissing | undefined
      const bound = mapOperations((operation) => async (input: unknown) => {
        try {
          return await executeWithin(repeatable, operation, scope, input, tx, locks)
        } catch (error) {
          if (error instanceof LocksMissing) missing = error
          throw error
        }
      })
      try {
        return await hostsWork(bound as unknown as BoundOperations, tx.host)
      } finally {
        // Whatever the host made of it: without its locks the transaction must not be committed.
        if (missing) throwMissing(missing)
      }
    })
  }
  try {
    return await withLocks(runtime, [], undefined, work, maxTransactionPlans)
  } catch (error) {
    if (!(await isForLackOfTenant(runtime, scope.tenantId, error))) throw error
    throw new StorageError('CONFLICT', `there is no tenant ${scope.tenantId}`, { cause: error })
  }
}

import {
  allows,
  assert,
  type Clock,
  type EventEnvelope,
  type Ids,
  type LockKey,
  type Storage,
  StorageError,
  type TenantId,
  type Transaction,
} from '@mendian/core'
import type { z } from 'zod'
import type { OperationContext, PlatformContext } from './context.ts'
import { contextFaults } from './context-faults.ts'
import { fingerprint } from './fingerprint.ts'
import { parseInput } from './input.ts'
import { createLockHints, type LockHints, LocksMissing, mergeLocks, requireLocks, worthHinting } from './locks.ts'
import { notFound } from './not-found.ts'
import type {
  Announcement,
  Operation,
  PlatformOperation,
  ReadOperation,
  WriteOperation,
  WriteResult,
} from './operation.ts'
import { type EngineRefusal, isRecorded, type Outcome, type Refusal } from './refusal.ts'

/** What every operation runs with. */
export interface Runtime<Host = unknown> {
  readonly storage: Storage<Host>
  readonly clock: Clock
  readonly ids: Ids
  readonly lockHints: LockHints
  /** Told when an API key may have become invalid. */
  readonly keysChanged: () => void
}

export function createRuntime<Host>(
  storage: Storage<Host>,
  clock: Clock,
  ids: Ids,
  keysChanged: () => void,
): Runtime<Host> {
  return { storage, clock, ids, lockHints: createLockHints(), keysChanged }
}

function refused(refusal: EngineRefusal): Outcome<never> {
  return { ok: false, refusal, replayed: false }
}

/** Why this caller may not call this operation, if so. */
export function refuseCaller(
  operation: Operation,
  context: OperationContext | PlatformContext,
): Outcome<never> | undefined {
  if (operation.kind === 'PLATFORM') {
    return context.actor.kind === 'PLATFORM'
      ? undefined
      : refused({ code: 'forbidden', details: { permission: 'platform' } })
  }
  if (allows(context.actor, operation.permission)) return undefined
  return refused({ code: 'forbidden', details: { permission: operation.permission } })
}

/** Runs one operation of the table: checks the context, the caller, then the input, and runs it. */
export async function execute(
  runtime: Runtime,
  operation: Operation,
  context: OperationContext | PlatformContext,
  rawInput: unknown,
): Promise<Outcome<unknown>> {
  const faults = contextFaults(context, operation.kind)
  if (faults.length > 0) return refused({ code: 'invalid_request', details: { errors: faults } })
  const forbidden = refuseCaller(operation, context)
  if (forbidden) return forbidden
  const parsed = parseInput(operation.input, rawInput)
  if (!parsed.ok) return refused({ code: 'invalid_request', details: { errors: parsed.errors } })
  return executeParsed(runtime, operation, context, parsed.input)
}

/** Runs an operation whose caller and input have been checked. */
export async function executeParsed(
  runtime: Runtime,
  operation: Operation,
  context: OperationContext | PlatformContext,
  input: Record<string, unknown>,
): Promise<Outcome<unknown>> {
  const outcome = await run(runtime, operation, context, input)
  if (outcome.ok && changesKeys(operation)) runtime.keysChanged()
  return outcome
}

/** Whether the operation may have made a key invalid. */
function changesKeys(operation: Operation): boolean {
  return operation.kind === 'PLATFORM' || (operation.kind === 'WRITE' && operation.permission === 'tenant:manage')
}

function run(
  runtime: Runtime,
  operation: Operation,
  context: OperationContext | PlatformContext,
  input: Record<string, unknown>,
): Promise<Outcome<unknown>> {
  switch (operation.kind) {
    case 'READ':
      return executeRead(runtime, operation, context as OperationContext, input)
    case 'WRITE':
      return executeWrite(runtime, operation, context as OperationContext, input)
    case 'PLATFORM':
      return executePlatform(runtime, operation, input)
  }
}

/** Reads on one consistent view. */
async function executeRead<I extends z.ZodObject, O extends z.ZodType>(
  runtime: Runtime,
  operation: ReadOperation<I, O>,
  context: OperationContext,
  input: z.output<I>,
): Promise<Outcome<z.output<O>>> {
  const run = { nowMs: runtime.clock.nowMs(), actor: context.actor }
  const result = await runtime.storage.read(context, (tx) => operation.run(tx, input, run))
  return { ...result, replayed: false }
}

/** Runs an operation of the platform, above the tenants. */
async function executePlatform<I extends z.ZodObject, O extends z.ZodType>(
  runtime: Runtime,
  operation: PlatformOperation<I, O>,
  input: z.output<I>,
): Promise<Outcome<z.output<O>>> {
  const result = await operation.run(runtime.storage.platform, input, { clock: runtime.clock, ids: runtime.ids })
  return { ...result, replayed: false }
}

/** How often a transaction may be started again for locks it turned out to need. */
const maxPlans = 4

/**
 * Runs a write as one transaction: idempotency key, locks, load, decide, apply, announce, keep the outcome, commit.
 * A repetition with the same key gets the first outcome; a refusal changes nothing.
 */
async function executeWrite<I extends z.ZodObject, O extends z.ZodType>(
  runtime: Runtime,
  operation: WriteOperation<I, O>,
  context: OperationContext,
  input: z.output<I>,
): Promise<Outcome<z.output<O>>> {
  const { idempotencyKey, ...keyless } = context
  const effective = operation.secretIn === 'INPUT' ? keyless : context
  const { movesMoney } = operation
  const pays = typeof movesMoney === 'function' ? movesMoney(input) : movesMoney
  if (pays && idempotencyKey === undefined) return refused({ code: 'idempotency_key_required', details: {} })
  if (operation.needsVersion && context.expectedVersion === undefined) {
    return refused({ code: 'precondition_required', details: {} })
  }
  const print = idempotencyKey === undefined ? '' : fingerprint(operation.name, context.actor, input)
  const hint = hintOf(runtime, operation, context, input)
  try {
    return await withLocks(runtime, operation.locks(input), hint, (locks) =>
      runtime.storage.transaction(effective, transactionOptions(effective, locks), (tx) =>
        writeOnce(runtime, operation, effective, input, { print, keyed: idempotencyKey !== undefined }, tx, locks),
      ),
    )
  } catch (error) {
    if (error instanceof StorageError && error.kind === 'IN_PROGRESS') {
      return refused({ code: 'idempotency_in_progress', details: {} })
    }
    if (await isForLackOfTenant(runtime, context.tenantId, error)) {
      return { ...notFound('Tenant', context.tenantId), replayed: false }
    }
    throw error
  }
}

/** Whether a write has failed because there is no such tenant: asked only once it has, so that no write waits for it. */
export async function isForLackOfTenant(
  { storage }: Pick<Runtime, 'storage'>,
  tenantId: TenantId,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof StorageError) || error.kind !== 'CONFLICT') return false
  return (await storage.platform.findTenant(tenantId)) === undefined
}

/**
 * Runs an operation inside a transaction that somebody else opened and will commit: reads see its rows, and idempotency
 * is that one's concern.
 */
export async function executeWithin(
  runtime: Runtime,
  operation: Operation,
  context: OperationContext,
  rawInput: unknown,
  tx: Transaction,
  held: readonly LockKey[],
): Promise<Outcome<unknown>> {
  assert(operation.kind !== 'PLATFORM', `${operation.name} belongs to the platform and to no tenant's transaction`)
  const forbidden = refuseCaller(operation, context)
  if (forbidden) return forbidden
  const parsed = parseInput(operation.input, rawInput)
  if (!parsed.ok) return refused({ code: 'invalid_request', details: { errors: parsed.errors } })
  if (operation.kind === 'READ') {
    const run = { nowMs: runtime.clock.nowMs(), actor: context.actor }
    return { ...(await operation.run(tx, parsed.input, run)), replayed: false }
  }
  if (runtime.storage.locksNeeded) requireLocks(held, operation.locks(parsed.input))
  const { idempotencyKey: _outer, ...inner } = context
  return writeOnce(runtime, operation, inner, parsed.input, { print: '', keyed: true }, tx, held)
}

/** Starts `work` with the locks told and those hinted at, and again with more when it turns out to need them. */
export async function withLocks<T>(
  runtime: Pick<Runtime, 'lockHints'>,
  told: readonly LockKey[],
  hint: string | undefined,
  work: (locks: readonly LockKey[]) => Promise<T>,
  plans = maxPlans,
): Promise<T> {
  let locks = mergeLocks(told, runtime.lockHints.get(hint))
  for (let plan = 1; ; plan++) {
    try {
      return await work(locks)
    } catch (error) {
      if (!(error instanceof LocksMissing)) throw error
      if (plan === plans) throw new StorageError('BUSY', 'what the write depends on keeps changing', { cause: error })
      locks = mergeLocks(locks, error.keys)
      runtime.lockHints.set(hint, worthHinting(locks, told))
    }
  }
}

function hintOf<I extends z.ZodObject>(
  runtime: Runtime,
  operation: WriteOperation<I>,
  context: OperationContext,
  input: z.output<I>,
): string | undefined {
  if (!runtime.storage.locksNeeded || !operation.lockHint) return undefined
  const hint = operation.lockHint(input)
  return hint === undefined ? undefined : hintKey(context, operation.name, hint)
}

function hintKey({ tenantId }: OperationContext, operation: string, hint: string): string {
  return `${tenantId}\n${operation}\n${hint}`
}

/** Tells the operation that will probably follow which locks to take at its start. */
function hintAtNext<T>(runtime: Runtime, context: OperationContext, result: WriteResult<T>): void {
  if (!runtime.storage.locksNeeded || !result.ok || !result.next) return
  for (const { operation, hint, locks } of result.next) {
    runtime.lockHints.set(hintKey(context, operation, hint), locks)
  }
}

function transactionOptions(
  context: OperationContext,
  locks: readonly LockKey[],
): { locks: readonly LockKey[]; idempotencyKey?: string; deadlineAtMs?: number } {
  return {
    locks,
    ...(context.idempotencyKey === undefined ? {} : { idempotencyKey: context.idempotencyKey }),
    ...(context.deadlineAtMs === undefined ? {} : { deadlineAtMs: context.deadlineAtMs }),
  }
}

async function writeOnce<I extends z.ZodObject, O extends z.ZodType>(
  runtime: Runtime,
  operation: WriteOperation<I, O>,
  context: OperationContext,
  input: z.output<I>,
  { print, keyed }: { readonly print: string; readonly keyed: boolean },
  tx: Transaction,
  held: readonly LockKey[],
): Promise<Outcome<z.output<O>>> {
  if (tx.claimed) {
    if (tx.claimed.fingerprint !== print) return refused({ code: 'idempotency_key_reused', details: {} })
    const kept = JSON.parse(tx.claimed.outcome) as KeptOutcome<z.output<O>>
    return { ...kept, replayed: true }
  }
  const nowMs = runtime.clock.nowMs()
  const result = await operation.run(tx, input, {
    nowMs,
    actor: context.actor,
    ids: runtime.ids,
    keyed,
    expectedVersion: context.expectedVersion,
    held,
    requireLocks: (keys) => {
      if (runtime.storage.locksNeeded) requireLocks(held, keys)
    },
  })
  hintAtNext(runtime, context, result)
  if (result.ok) await logWrite(runtime, operation, context, result, tx, nowMs)
  else if (!isRecorded(result.refusal)) return { ...result, replayed: false }
  if (context.idempotencyKey !== undefined) {
    const outcome = JSON.stringify(keptOutcome(operation, result, context.requestId))
    await tx.idempotency.record({ fingerprint: print, outcome, createdAtMs: nowMs })
  }
  return result.ok
    ? { ok: true, value: result.value, replayed: false }
    : { ok: false, refusal: result.refusal, replayed: false }
}

/** What is kept of a write for its repetition; a refusal keeps the request it was told to. */
type KeptOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly requestId?: string }

function keptOutcome<T>(
  { secretIn }: Pick<WriteOperation, 'secretIn'>,
  result: WriteResult<T>,
  requestId: string | undefined,
): KeptOutcome<T> {
  if (result.ok && secretIn !== 'ANSWER') return { ok: true, value: result.value }
  const refusal = result.ok
    ? ({ code: 'answer_shown_once', details: { subjectId: result.subjectId } } as const)
    : result.refusal
  return { ok: false, refusal, ...(requestId === undefined ? {} : { requestId }) }
}

async function logWrite(
  runtime: Runtime,
  operation: WriteOperation,
  context: OperationContext,
  result: Extract<WriteResult<unknown>, { ok: true }>,
  tx: Transaction,
  nowMs: number,
): Promise<void> {
  const actor = { kind: context.actor.kind, id: context.actor.id }
  const requestId = context.requestId ?? ''
  const announcements = result.announcements ?? []
  if (announcements.length > 0) {
    const events = announcements.map((announcement) =>
      envelope(runtime, context, announcement, actor, requestId, nowMs),
    )
    await tx.outbox.append(events, nowMs)
  }
  await tx.audit.append({
    id: runtime.ids.next('AuditEntry'),
    operation: operation.name,
    actor,
    requestId,
    occurredAtMs: nowMs,
    subjectId: result.subjectId,
  })
}

function envelope(
  runtime: Runtime,
  context: OperationContext,
  announcement: Announcement,
  actor: EventEnvelope['actor'],
  requestId: string,
  nowMs: number,
): EventEnvelope {
  assert(announcement.subject.version >= 1, 'events tell the version of their subject')
  return {
    id: runtime.ids.next('Event'),
    schemaVersion: 1,
    tenantId: context.tenantId,
    occurredAt: new Date(nowMs).toISOString(),
    actor,
    requestId,
    ...announcement,
  }
}

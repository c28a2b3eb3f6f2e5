import type {
  Actor,
  Clock,
  EventType,
  Ids,
  LocationId,
  LockKey,
  Permission,
  PlatformStorage,
  ReadTransaction,
  Transaction,
} from '@mendian/core'
import type { z } from 'zod'
import type { Refusal, RefusalCode } from './refusal.ts'

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** What an operation is, for the engine, the route, the document and the tests alike. */
export interface OperationSpec<I extends z.ZodObject, O extends z.ZodType> {
  /** `<room>.<operation>`: the engine's path, the operationId and the client's method. */
  readonly name: `${string}.${string}`
  readonly summary: string
  /** Path parameters in braces are fields of the input; the others come from the body, or from the query of a GET. */
  readonly http: readonly [HttpMethod, `/v1/${string}`]
  /** What success answers over HTTP; 200 unless said. */
  readonly status?: 200 | 201
  /** What success is written as over HTTP, where that is a text of its own; JSON unless said. */
  readonly mediaType?: 'text/calendar'
  readonly input: I
  readonly output: O
  /** The refusals a caller should expect, beyond those of every operation. */
  readonly refusals: readonly RefusalCode[]
}

/** What came of a run. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** An event as its operation announces it, before the envelope. */
export interface Announcement {
  readonly type: EventType
  /** Absent where it came about at none. */
  readonly locationId?: LocationId
  readonly subject: { readonly kind: string; readonly id: string; readonly version: number }
  readonly data: { readonly [key: string]: unknown }
}

/** What locks the operation that will probably follow needs beside those its input tells, under its own lock hint. */
export interface ForeseenLocks {
  readonly operation: string
  readonly hint: string
  readonly locks: readonly LockKey[]
}

export type WriteResult<T> =
  | {
      readonly ok: true
      readonly value: T
      /** The id of what was written, for the audit log. */
      readonly subjectId: string
      readonly announcements?: readonly Announcement[]
      readonly next?: readonly ForeseenLocks[]
    }
  | { readonly ok: false; readonly refusal: Refusal }

export interface ReadRun {
  readonly nowMs: number
  readonly actor: Actor
}

export interface WriteRun extends ReadRun {
  readonly ids: Ids
  readonly expectedVersion: number | undefined
  /** Whether the caller made sure that a repetition does nothing again. */
  readonly keyed: boolean
  /** The locks the transaction holds; empty where none are needed. */
  readonly held: readonly LockKey[]
  /** Goes on when the transaction holds these locks, and otherwise starts it again holding them. */
  requireLocks(keys: readonly LockKey[]): void
}

export interface ReadOperation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType>
  extends OperationSpec<I, O> {
  readonly kind: 'READ'
  readonly permission: Permission
  run(tx: ReadTransaction, input: z.output<I>, run: ReadRun): Promise<Result<z.output<O>>>
}

export interface WriteOperation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType>
  extends OperationSpec<I, O> {
  readonly kind: 'WRITE'
  readonly permission: Permission
  /** Money moves, always or with some inputs: an idempotency key is required. */
  readonly movesMoney: boolean | ((input: z.output<I>) => boolean)
  /**
   * Where a secret is, which must not be stored. In the answer it is shown once: a repetition with the same key does
   * nothing and is refused. In the input, which a key is kept together with, no key is: a repetition is done anew.
   */
  readonly secretIn?: 'ANSWER' | 'INPUT'
  /** The `If-Match` of HTTP is required, not only honoured. */
  readonly needsVersion?: boolean
  /** The locks that the input alone tells. */
  locks(input: z.output<I>): readonly LockKey[]
  /** Inputs with the same hint need much the same further locks; nothing is remembered of those without. */
  lockHint?(input: z.output<I>): string | undefined
  run(tx: Transaction, input: z.output<I>, run: WriteRun): Promise<WriteResult<z.output<O>>>
}

export interface PlatformRun {
  readonly clock: Clock
  readonly ids: Ids
}

export interface PlatformOperation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType>
  extends OperationSpec<I, O> {
  readonly kind: 'PLATFORM'
  run(platform: PlatformStorage, input: z.output<I>, run: PlatformRun): Promise<Result<z.output<O>>>
}

export type Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> =
  | ReadOperation<I, O>
  | WriteOperation<I, O>
  | PlatformOperation<I, O>

export function defineRead<I extends z.ZodObject, O extends z.ZodType>(
  operation: Omit<ReadOperation<I, O>, 'kind'>,
): ReadOperation<I, O> {
  return { kind: 'READ', ...operation }
}

export function defineWrite<I extends z.ZodObject, O extends z.ZodType>(
  operation: Omit<WriteOperation<I, O>, 'kind'>,
): WriteOperation<I, O> {
  return { kind: 'WRITE', ...operation }
}

export function definePlatform<I extends z.ZodObject, O extends z.ZodType>(
  operation: Omit<PlatformOperation<I, O>, 'kind'>,
): PlatformOperation<I, O> {
  return { kind: 'PLATFORM', ...operation }
}

/** An operation whose caller's types are told apart from its schemas, where a generic schema cannot show them. */
export type Typed<Op, Input, Output> = Op & { readonly $types?: { readonly input: Input; readonly output: Output } }

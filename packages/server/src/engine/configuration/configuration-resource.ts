import {
  type ConfigurationRecord,
  type Id,
  type IdKind,
  type Location,
  type LockKey,
  type Permission,
  type PricesAtLocations,
  type ReadTransaction,
  type RecordReader,
  refuseCurrencies,
  type Transaction,
  type Versioned,
} from '@mendian/core'
import { idSchema, instant, type PatchOf, pageInput, patchShape } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineRead, defineWrite, type ReadOperation, type Typed, type WriteOperation } from '../operation.ts'
import { type Page, type PageInput, pageOf, readPage } from '../page.ts'
import { patched } from '../patched.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { rangeFaults } from './range-faults.ts'

/** The rooms of the storage that hold configuration records. */
export type ConfigurationRoom =
  | 'locations'
  | 'resources'
  | 'staffLevels'
  | 'staff'
  | 'tiers'
  | 'customers'
  | 'services'
  | 'addOns'
  | 'products'
  | 'cancellationPolicies'
  | 'shiftTemplates'
  | 'timedPriceRules'
  | 'promotions'
  | 'couponTemplates'
  | 'cardProducts'
  | 'prepaidPolicies'
  | 'loyaltyProgrammes'
  | 'rewards'
  | 'customerGroups'
  | 'tags'
  | 'categories'
  | 'topUpOffers'

/** One kind of configuration record: all that its six operations need to know. */
export interface ConfigurationSpec<K extends IdKind, F extends z.ZodObject> {
  readonly kind: K
  readonly room: ConfigurationRoom
  readonly path: `/v1/${string}`
  readonly fields: F
  readonly description: string
  readonly permissions: { readonly read: Permission; readonly write: Permission }
  /** Other records the fields name; each must exist. */
  readonly references?: (fields: z.output<F>) => readonly Reference[]
  /** The prices that must have the currency of their locations, which are among the references. */
  readonly prices?: (fields: z.output<F>) => PricesAtLocations
  /** A rule of the fields by themselves. */
  readonly refuse?: (fields: z.output<F>) => Refusal | undefined
  /** Why a record in use may not change like this, if it may not. */
  readonly refuseChange?: (
    tx: ReadTransaction,
    before: ConfigurationRecord<Id<K>, z.output<F>>,
    after: z.output<F>,
    nowMs: number,
  ) => Promise<Refusal | undefined>
  /** What those who rely on a record lock, beside the record itself. */
  readonly reliedOn?: (id: string) => LockKey
  /** A rule that looks at other rows; what it depends on is locked. */
  readonly unique?: {
    readonly locks: (fields: z.output<F>) => readonly LockKey[]
    readonly refuse: (tx: ReadTransaction, fields: z.output<F>, id: string) => Promise<Refusal | undefined>
  }
  /** Fields that callers read and commands alone set. */
  readonly kept?: {
    readonly fields: z.ZodObject
    /** What they are for a new record, or after its fields have changed. */
    readonly after: (
      fields: z.output<F>,
      before: ConfigurationRecord<Id<K>, z.output<F>> | undefined,
    ) => Record<string, unknown>
  }
  readonly refusals?: readonly RefusalCode[]
}

export interface Reference {
  readonly kind: IdKind
  readonly room: ConfigurationRoom
  readonly ids: readonly string[]
}

type Row<K extends IdKind, F extends z.ZodObject> = ConfigurationRecord<Id<K>, z.output<F>>

/** A configuration record as callers see it. */
export type ConfigurationView<K extends IdKind, F extends z.ZodObject> = z.output<F> & {
  readonly id: Id<K>
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly archivedAt: string | null
}

/** The operations every kind of configuration record has. */
export interface ConfigurationOperations<K extends IdKind = IdKind, F extends z.ZodObject = z.ZodObject> {
  readonly create: Typed<WriteOperation, z.input<F> & { readonly id?: string }, ConfigurationView<K, F>>
  readonly get: Typed<ReadOperation, { readonly id: string }, ConfigurationView<K, F>>
  readonly list: Typed<ReadOperation, PageInput, Page<ConfigurationView<K, F>>>
  readonly update: Typed<WriteOperation, PatchOf<z.input<F>> & { readonly id: string }, ConfigurationView<K, F>>
  readonly archive: Typed<WriteOperation, { readonly id: string }, ConfigurationView<K, F>>
}

function viewSchema<K extends IdKind, F extends z.ZodObject>(spec: ConfigurationSpec<K, F>): z.ZodObject {
  const { kind, fields, kept, description } = spec
  return z
    .strictObject({
      id: idSchema(kind),
      ...fields.shape,
      ...kept?.fields.shape,
      version: z.int(),
      createdAt: instant,
      updatedAt: instant,
      archivedAt: instant.nullable(),
    })
    .meta({ id: kind, description })
}

function utc(atMs: number): string {
  return new Date(atMs).toISOString()
}

/** A record as callers see it. */
export function recordView(row: Versioned & { readonly archivedAtMs: number | null }): Record<string, unknown> {
  const { createdAtMs, updatedAtMs, archivedAtMs, ...rest } = row
  return {
    ...rest,
    createdAt: utc(createdAtMs),
    updatedAt: utc(updatedAtMs),
    archivedAt: archivedAtMs === null ? null : utc(archivedAtMs),
  }
}

function reader<K extends IdKind, F extends z.ZodObject>(
  tx: ReadTransaction,
  spec: ConfigurationSpec<K, F>,
): RecordReader<Row<K, F>> {
  return tx[spec.room] as unknown as RecordReader<Row<K, F>>
}

function writer<K extends IdKind, F extends z.ZodObject>(
  tx: Transaction,
  spec: ConfigurationSpec<K, F>,
): Transaction['locations'] {
  return tx[spec.room] as unknown as Transaction['locations']
}

/** Why these fields cannot be kept, if they cannot: their own rule, then what they name, then what they clash with. */
async function refuseFields<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
  tx: ReadTransaction,
  fields: z.output<F>,
  id: string,
  before?: z.output<F>,
): Promise<{ readonly ok: false; readonly refusal: Refusal } | undefined> {
  const errors = rangeFaults(fields)
  if (errors.length > 0) return { ok: false, refusal: { code: 'invalid_request', details: { errors } } }
  const faulty = spec.refuse?.(fields)
  if (faulty) return { ok: false, refusal: faulty }
  const currencies = new Map<string, string>()
  for (const reference of spec.references?.(fields) ?? []) {
    if (reference.ids.length === 0) continue
    const rows = await tx[reference.room].findMany(reference.ids)
    const found = new Set(rows.map((row) => row.id as string))
    const missing = reference.ids.find((wanted) => !found.has(wanted))
    if (missing !== undefined) return referenceNotFound(reference.kind, missing)
    if (reference.room === 'locations') for (const row of rows as Location[]) currencies.set(row.id, row.currency)
  }
  const prices = spec.prices?.(fields)
  // A location may have got another currency since: what a change leaves as it was is not asked about again.
  const isKept = before !== undefined && JSON.stringify(spec.prices?.(before)) === JSON.stringify(prices)
  const foreign = prices && !isKept ? refuseCurrencies(prices, currencies) : undefined
  if (foreign) return { ok: false, refusal: foreign }
  const clash = await spec.unique?.refuse(tx, fields, id)
  return clash ? { ok: false, refusal: clash } : undefined
}

function refusalsOfFields<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
): readonly RefusalCode[] {
  return [
    ...(spec.references ? (['reference_not_found'] as const) : []),
    ...(spec.prices ? (['currency_mismatch'] as const) : []),
    ...(spec.refusals ?? []),
  ]
}

function createOperation<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
  output: z.ZodObject,
): WriteOperation {
  const input = z.strictObject({
    id: idSchema(spec.kind).optional().meta({ description: 'Chosen by the caller, for imports; made when absent.' }),
    ...spec.fields.shape,
  })
  return defineWrite({
    name: `${spec.room}.create`,
    summary: `Create a ${spec.kind}`,
    http: ['POST', spec.path],
    status: 201,
    input,
    output,
    permission: spec.permissions.write,
    movesMoney: false,
    refusals: ['id_taken', ...refusalsOfFields(spec)],
    locks: ({ id, ...fields }) => [
      ...(id === undefined ? [] : [{ kind: 'RECORD', id: String(id) } as const]),
      ...(spec.unique?.locks(fields as z.output<F>) ?? []),
    ],
    async run(tx, { id: chosen, ...rest }, run) {
      const fields = rest as z.output<F>
      const repository = writer(tx, spec)
      if (chosen !== undefined && (await repository.find(String(chosen)))) {
        return { ok: false, refusal: { code: 'id_taken', details: { id: String(chosen) } } }
      }
      const id = (chosen ?? run.ids.next(spec.kind)) as Id<K>
      const refusal = await refuseFields(spec, tx, fields, id)
      if (refusal) return refusal
      const stamps = { version: 1, createdAtMs: run.nowMs, updatedAtMs: run.nowMs, archivedAtMs: null }
      const row = { id, ...fields, ...spec.kept?.after(fields, undefined), ...stamps } as Row<K, F>
      await repository.insert(row as never)
      return { ok: true, value: recordView(row), subjectId: id }
    },
  }) as unknown as WriteOperation
}

function getOperation<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
  output: z.ZodObject,
): ReadOperation {
  return defineRead({
    name: `${spec.room}.get`,
    summary: `Get a ${spec.kind}`,
    http: ['GET', `${spec.path}/{id}`],
    input: z.strictObject({ id: idSchema(spec.kind) }),
    output,
    permission: spec.permissions.read,
    refusals: ['not_found'],
    async run(tx, { id }) {
      const row = await reader(tx, spec).find(id)
      return row ? { ok: true, value: recordView(row) } : notFound(spec.kind, id)
    },
  }) as unknown as ReadOperation
}

function listOperation<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
  output: z.ZodObject,
): ReadOperation {
  return defineRead({
    name: `${spec.room}.list`,
    summary: `List what is not archived of ${spec.kind}`,
    http: ['GET', spec.path],
    input: z.strictObject(pageInput),
    output: pageOf(spec.kind, output),
    permission: spec.permissions.read,
    refusals: [],
    run: (tx, input) =>
      readPage(
        input,
        (page) => reader(tx, spec).list(page),
        (row) => row.id,
        (row) => recordView(row),
      ),
  }) as unknown as ReadOperation
}

function updateOperation<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
  output: z.ZodObject,
): WriteOperation {
  const input = z.strictObject({ id: idSchema(spec.kind), ...patchShape(spec.fields) })
  return defineWrite({
    name: `${spec.room}.update`,
    summary: `Change fields of a ${spec.kind} (merge patch)`,
    http: ['PATCH', `${spec.path}/{id}`],
    input,
    output,
    permission: spec.permissions.write,
    movesMoney: false,
    needsVersion: true,
    refusals: ['not_found', ...refusalsOfFields(spec)],
    locks: ({ id, ...patch }) => [
      { kind: 'RECORD', id: String(id) },
      ...(spec.reliedOn ? [spec.reliedOn(String(id))] : []),
      ...(spec.unique?.locks(patch as z.output<F>) ?? []),
    ],
    async run(tx, { id: untyped, ...patch }, run) {
      const id = String(untyped)
      const current = await reader(tx, spec).find(id)
      if (!current) return notFound(spec.kind, id)
      const conflict = refuseVersion(current, run.expectedVersion)
      if (conflict) return conflict
      const merged = patched(spec.fields, current, patch)
      if (!merged.ok) return merged
      const fields = merged.value
      const refusal = await refuseFields(spec, tx, fields, id, current as unknown as z.output<F>)
      if (refusal) return refusal
      const inUse = await spec.refuseChange?.(tx, current, fields, run.nowMs)
      if (inUse) return { ok: false, refusal: inUse }
      const { version, createdAtMs, archivedAtMs } = current
      const stamps = { version: version + 1, createdAtMs, updatedAtMs: run.nowMs, archivedAtMs }
      const row = { id: current.id, ...fields, ...spec.kept?.after(fields, current), ...stamps } as Row<K, F>
      assertReplaced(await writer(tx, spec).replace(row as never, version), spec.kind)
      return { ok: true, value: recordView(row), subjectId: id }
    },
  }) as unknown as WriteOperation
}

function archiveOperation<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
  output: z.ZodObject,
): WriteOperation {
  return defineWrite({
    name: `${spec.room}.archive`,
    summary: `Archive a ${spec.kind}: it stays readable and takes part in nothing new`,
    http: ['POST', `${spec.path}/{id}/archive`],
    input: z.strictObject({ id: idSchema(spec.kind) }),
    output,
    permission: spec.permissions.write,
    movesMoney: false,
    refusals: ['not_found'],
    locks: ({ id }) => [{ kind: 'RECORD', id }],
    async run(tx, { id }, run) {
      const current = await reader(tx, spec).find(id)
      if (!current) return notFound(spec.kind, id)
      const conflict = refuseVersion(current, run.expectedVersion)
      if (conflict) return conflict
      if (current.archivedAtMs !== null) return { ok: true, value: recordView(current), subjectId: id }
      const row: Row<K, F> = {
        ...current,
        version: current.version + 1,
        updatedAtMs: run.nowMs,
        archivedAtMs: run.nowMs,
      }
      assertReplaced(await writer(tx, spec).replace(row as never, current.version), spec.kind)
      return { ok: true, value: recordView(row), subjectId: id }
    },
  }) as unknown as WriteOperation
}

/** Create, get, list, update and archive of one kind of configuration record. */
export function configurationOperations<K extends IdKind, F extends z.ZodObject>(
  spec: ConfigurationSpec<K, F>,
): ConfigurationOperations<K, F> {
  const output = viewSchema(spec)
  return {
    create: createOperation(spec, output),
    get: getOperation(spec, output),
    list: listOperation(spec, output),
    update: updateOperation(spec, output),
    archive: archiveOperation(spec, output),
  }
}

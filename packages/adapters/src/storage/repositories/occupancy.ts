import {
  longestBlockMs,
  longestPreparationMs,
  numbersPerBlock,
  type Occupancy,
  type OccupancyRepository,
  ownerKinds,
  type TakenTimes,
} from '@mendian/core'
import { sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, type Statement, statement, type TenantQueries } from '../statement.ts'

const { columns, fromRow } = tables.occupancy

interface BusyValues {
  readonly unitIds: readonly string[]
  readonly afterMs: number
  readonly beforeMs: number
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
}

/** A block as it stands in the list of its unit. */
type ListedBlock = readonly [
  unitKind: Occupancy['unitKind'],
  startMs: number,
  endMs: number,
  transitionEndMs: number,
  preparationMs: number,
  segment: number | null,
  ownerKind: Occupancy['ownerKind'],
  ownerId: Occupancy['ownerId'],
  expiresAtMs: number | null,
]

/** A unit's blocks as JSON, in the order of {@link ListedBlock}. */
const blockList = sql<string>`json_group_array(json_array(
  unit_kind, start_ms, end_ms, transition_end_ms, preparation_ms, segment, owner_kind, owner_id, expires_at_ms
) order by start_ms)`

type BusyRow = { readonly unit_id: string; readonly blocks: string } | RowOf<Occupancy>

/**
 * On SQLite one row a unit, its blocks a list: a search over a month reads thousands of blocks, and rows of their own
 * take it two to three times as long. PostgreSQL is faster with the rows. Bounded on both sides, so that the index range
 * does not grow with the unit's past.
 */
const busy: Statement<BusyValues, BusyRow> = {
  build: (queries, values, dialect) => {
    const blocks = blocksInTime(queries, values).orderBy('unit_id')
    return dialect.kind === 'sqlite'
      ? blocks.select(['unit_id', blockList.as('blocks')]).groupBy('unit_id')
      : blocks.select(columns).orderBy('start_ms')
  },
}

function blocksInTime(
  queries: TenantQueries,
  { unitIds, afterMs, beforeMs, fromMs, toMs, nowMs }: Parameters<BusyValues>,
) {
  return queries
    .select('occupancy')
    .where(queries.oneOf('unit_id', unitIds))
    .where('start_ms', '>', afterMs)
    .where('start_ms', '<', beforeMs)
    .where(sql<number>`start_ms - preparation_ms`, '<', toMs)
    .where('transition_end_ms', '>', fromMs)
    .where((row) => row.or([row('expires_at_ms', 'is', null), row('expires_at_ms', '>', nowMs)]))
}

function blocksOf(row: BusyRow): readonly Occupancy[] {
  return 'blocks' in row ? listedBlocks(row) : [fromRow(row)]
}

function listedBlocks(row: { readonly unit_id: string; readonly blocks: string }): readonly Occupancy[] {
  const unitId = row.unit_id as Occupancy['unitId']
  const blocks = JSON.parse(row.blocks) as readonly ListedBlock[]
  return blocks.map(
    ([unitKind, startMs, endMs, transitionEndMs, preparationMs, segment, ownerKind, ownerId, expiresAtMs]) => {
      const times = {
        startMs: exactInteger(startMs, 'start_ms'),
        endMs: exactInteger(endMs, 'end_ms'),
        preparationMs: exactInteger(preparationMs, 'preparation_ms'),
        transitionEndMs: exactInteger(transitionEndMs, 'transition_end_ms'),
      }
      return { unitKind, unitId, ...times, segment, ownerKind, ownerId, expiresAtMs } as Occupancy
    },
  )
}

interface TakenRow {
  readonly unit_id: string
  readonly numbers: string
}

const kindNumber = sql.raw(
  `case owner_kind ${ownerKinds.map((kind, number) => `when '${kind}' then ${number}`).join(' ')} else -1 end`,
)

/** A block's numbers, as `TakenTimes` lists them. */
const blockNumbers = [
  sql`start_ms`,
  sql`(end_ms - start_ms)`,
  sql`(transition_end_ms - end_ms)`,
  sql`preparation_ms`,
  kindNumber,
]

const taken: Statement<BusyValues, TakenRow> = {
  build: (queries, values, dialect) => {
    const numbers =
      dialect.kind === 'sqlite'
        ? sql<string>`group_concat(${sql.join(blockNumbers, sql` || ',' || `)})`
        : sql<string>`array_agg(array[${sql.join(blockNumbers)}])::text`
    return blocksInTime(queries, values)
      .select(['unit_id', numbers.as('numbers')])
      .groupBy('unit_id')
  },
}

/** PostgreSQL writes a list of lists in braces. */
function numbersOf(row: TakenRow): TakenTimes {
  const numbers = JSON.parse(`[${row.numbers.replaceAll(/[{}]/g, '')}]`) as number[]
  for (const number of numbers) exactInteger(number, 'a number of a block')
  return inOrder(numbers)
}

/** By start: both databases give them so as a rule, and neither promises it for an aggregate. */
function inOrder(numbers: TakenTimes): TakenTimes {
  const starts: number[] = []
  let isInOrder = true
  for (let index = 0; index < numbers.length; index += numbersPerBlock) {
    if ((numbers[index] ?? 0) < (numbers[index - numbersPerBlock] ?? 0)) isInOrder = false
    starts.push(index)
  }
  if (isInOrder) return numbers
  return starts
    .sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
    .flatMap((index) => numbers.slice(index, index + numbersPerBlock))
}

const removeOfOwner = statement((queries, { ownerId }: Parameters<{ ownerId: string }>) =>
  queries.delete('occupancy').where('owner_id', '=', ownerId),
)

const removeExpired = statement(
  (queries, { unitIds, nowMs }: Parameters<{ unitIds: readonly string[]; nowMs: number }>) =>
    queries.delete('occupancy').where(queries.oneOf('unit_id', unitIds)).where('expires_at_ms', '<=', nowMs),
)

/** A block and the transition after it are each at most this long. */
const longestWithTransitionMs = 2 * longestBlockMs

function bounded(query: Omit<BusyValues, 'afterMs' | 'beforeMs'>): BusyValues {
  const afterMs = query.fromMs - longestWithTransitionMs
  return { ...query, afterMs, beforeMs: query.toMs + longestPreparationMs }
}

/** Who is taken when. */
export function createOccupancyRepository(scope: Scope): OccupancyRepository {
  return {
    busy: async (query) => {
      if (query.unitIds.length === 0) return []
      return (await scope.rows(busy, bounded(query))).flatMap(blocksOf)
    },
    taken: async (query) => {
      if (query.unitIds.length === 0) return new Map()
      const rows = await scope.rows(taken, bounded(query))
      return new Map(rows.map((row) => [row.unit_id, numbersOf(row)]))
    },
    insertMany: (rows) => scope.insert('occupancy', rows),
    removeOfOwner: (ownerId) => scope.defer(removeOfOwner, { ownerId }),
    removeExpired: (query) => scope.defer(removeExpired, query),
  }
}

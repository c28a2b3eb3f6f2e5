import type { Storage } from '../../packages/core/src/index.ts'
import type { Place } from '../../scripts/prove/place.ts'
import type { DatabaseKind } from '../bench.ts'
import type { CapturedTransaction, Recorder } from './captured.ts'

/** A value of a column. */
export type Cell = string | number | null

/** A database of its own for one measurement. */
export interface BenchDatabase {
  readonly kind: DatabaseKind
  /** What a server is started with to use it. */
  readonly place: Place
  /** The product's storage on it, in this process. */
  openStorage(): Storage
  /** Rows past the product, many at a time. The table is named as in our schema. */
  insertRows(table: string, rows: readonly Readonly<Record<string, Cell>>[]): Promise<void>
  /** Waits for what the database would by itself have done to so many new rows after a while. */
  settle(): Promise<void>
  /** Another database with the same rows; nothing may have this one open. */
  copy(): Promise<BenchDatabase>
  /** Notes what our storages send to such databases from now on; one at a time. */
  record(): Recorder
  /** Runs what was captured through the bare driver. */
  replay(transactions: readonly CapturedTransaction[], manner: ReplayManner): Promise<Replayed>
}

export interface ReplayManner {
  readonly connections: number
  /** Whether statements that the product sends in one packet are sent so again; otherwise each has a round trip. */
  readonly folded: boolean
  /** Runs for each transaction, given its place in the list, after its last statement: such as writing the answer. */
  readonly afterwards?: (index: number) => void
}

export interface Replayed {
  readonly durationsMs: readonly number[]
  readonly elapsedMs: number
}

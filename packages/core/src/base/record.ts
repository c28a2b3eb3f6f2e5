/** What every mutable row carries. `version` starts at 1 and grows by one with each change. */
export interface Versioned {
  readonly version: number
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** A configuration record: its own fields, an id and a version; archived rather than deleted. */
export type ConfigurationRecord<Id extends string, Fields> = Readonly<Fields> &
  Versioned & { readonly id: Id; readonly archivedAtMs: number | null }

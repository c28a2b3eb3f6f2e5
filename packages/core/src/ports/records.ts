/** A page of rows after a key; `limit` is at most 201 (a page and one to see whether more follow). */
export interface PageRequest {
  readonly limit: number
  readonly after?: string
}

/** Reads of one kind of configuration record, archived ones included except in lists. */
export interface RecordReader<R> {
  find(id: string): Promise<R | undefined>
  /** Those that exist, in no particular order. */
  findMany(ids: readonly string[]): Promise<readonly R[]>
  /** Not archived, by id, after `page.after`. */
  list(page: PageRequest): Promise<readonly R[]>
}

export interface RecordRepository<R> extends RecordReader<R> {
  /** @throws StorageError CONFLICT when the id or a unique field is taken. */
  insert(record: R): Promise<void>
  /** Replaces the row of `record.id` if it is still at `expectedVersion`; false when it is not. */
  replace(record: R, expectedVersion: number): Promise<boolean>
}

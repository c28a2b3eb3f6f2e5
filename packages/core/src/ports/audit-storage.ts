import type { PageRequest } from './records.ts'

export interface AuditEntry {
  readonly id: string
  readonly operation: string
  readonly actor: { readonly kind: string; readonly id: string }
  readonly requestId: string
  readonly occurredAtMs: number
  /** The id of what was written, where the operation has one. */
  readonly subjectId: string | null
}

export interface AuditRepository {
  append(entry: AuditEntry): Promise<void>
  /** What was written of these, by id, so the first come first. */
  ofSubjects(query: { subjectIds: readonly string[]; limit: number }): Promise<readonly AuditEntry[]>
  list(page: PageRequest): Promise<readonly AuditEntry[]>
}

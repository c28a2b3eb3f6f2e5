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
  list(page: PageRequest): Promise<readonly AuditEntry[]>
}

/** An event on its way out. */
export interface OutboxRow {
  readonly id: string
  readonly subjectId: string
  readonly subjectVersion: number
  readonly event: object
  readonly dueAtMs: number
  readonly attempt: number
}

/** An audit entry as it is kept. */
export interface AuditRow {
  readonly id: string
  readonly operation: string
  readonly actorKind: string
  readonly actorId: string
  readonly requestId: string
  readonly occurredAtMs: number
  readonly subjectId: string | null
}

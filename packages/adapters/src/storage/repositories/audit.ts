import type { AuditEntry, AuditRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.audit_entry

const listAfter = statement((queries, { after, limit }: Parameters<{ after: string; limit: number }>) =>
  queries.select('audit_entry').select(columns).where('id', '>', after).orderBy('id').limit(limit),
)

const ofSubjects = statement((queries, { ids, limit }: Parameters<{ ids: readonly string[]; limit: number }>) =>
  queries.select('audit_entry').select(columns).where(queries.oneOf('subject_id', ids)).orderBy('id').limit(limit),
)

function entryOf(row: RowOf<RecordIn<'audit_entry'>>): AuditEntry {
  const { actorKind, actorId, ...entry } = fromRow(row)
  return { ...entry, actor: { kind: actorKind, id: actorId } }
}

/** Who did what, oldest first. */
export function createAuditRepository(scope: Scope): AuditRepository {
  return {
    append: ({ actor, ...entry }) =>
      scope.insert('audit_entry', [{ ...entry, actorKind: actor.kind, actorId: actor.id }]),
    list: async ({ after = '', limit }) => (await scope.rows(listAfter, { after, limit })).map(entryOf),
    ofSubjects: async ({ subjectIds, limit }) =>
      (await scope.rows(ofSubjects, { ids: subjectIds, limit })).map(entryOf),
  }
}

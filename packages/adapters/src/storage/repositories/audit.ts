import type { AuditRepository } from '@mendian/core'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.audit_entry

const listAfter = statement((queries, { after, limit }: Parameters<{ after: string; limit: number }>) =>
  queries.select('audit_entry').select(columns).where('id', '>', after).orderBy('id').limit(limit),
)

/** Who did what, oldest first. */
export function createAuditRepository(scope: Scope): AuditRepository {
  return {
    append: ({ actor, ...entry }) =>
      scope.insert('audit_entry', [{ ...entry, actorKind: actor.kind, actorId: actor.id }]),
    list: async ({ after = '', limit }) =>
      (await scope.rows(listAfter, { after, limit })).map((row) => {
        const { actorKind, actorId, ...entry } = fromRow(row)
        return { ...entry, actor: { kind: actorKind, id: actorId } }
      }),
  }
}

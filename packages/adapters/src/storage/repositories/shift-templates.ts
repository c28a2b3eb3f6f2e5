import type { ShiftTemplateRepository } from '@mendian/core'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { createRecordRepository } from './records.ts'

const { columns, fromRow } = tables.shift_template

const ofLocation = statement((queries, { locationId }: Parameters<{ locationId: string }>) =>
  queries
    .select('shift_template')
    .select(columns)
    .where('location_id', '=', locationId)
    .where('archived_at_ms', 'is', null)
    .orderBy(queries.sorted('id')),
)

/** Weekly shifts: configuration records that are also found by their location. */
export function createShiftTemplateRepository(scope: Scope): ShiftTemplateRepository {
  return {
    ...createRecordRepository(scope, 'shift_template'),
    ofLocation: async (locationId) => (await scope.rows(ofLocation, { locationId })).map(fromRow),
  }
}

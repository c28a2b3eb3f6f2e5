import type { AssignmentDay, AssignmentEntry, LocationId, RotationQueue } from '@mendian/core'
import { table } from './columns.ts'

/** Who was chosen and why, how often, and whose turn it is. */
export const assignmentTables = {
  assignment_entry: table<AssignmentEntry>({
    bookingId: 'text',
    bookingVersion: 'integer',
    segment: 'integer',
    locationId: 'text',
    strategy: 'text',
    strategyVersion: 'integer',
    considered: 'json',
    keptStaffId: 'nullableText',
    staffId: 'text',
    source: 'text',
    decidedAtMs: 'integer',
    decidedOn: 'text',
    counted: 'flag',
    turn: 'json',
  }),
  assignment_day: table<AssignmentDay & { readonly locationId: LocationId }>({
    locationId: 'text',
    staffId: 'text',
    date: 'text',
    assigned: 'integer',
    lastAssignedAtMs: 'integer',
  }),
  rotation_queue: table<RotationQueue>({
    locationId: 'text',
    places: 'json',
    nextTurn: 'integer',
    version: 'integer',
    createdAtMs: 'integer',
    updatedAtMs: 'integer',
  }),
} as const

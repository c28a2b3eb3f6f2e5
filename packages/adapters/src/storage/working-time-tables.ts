import type { Shift, ShiftTemplate, TimeBlock } from '@mendian/core'
import { table } from './columns.ts'

/** When people work, and what takes their time beside visits. */
export const workingTimeTables = {
  shift: table<Shift>({
    id: 'text',
    locationId: 'text',
    staffId: 'text',
    date: 'text',
    startMinute: 'integer',
    endMinute: 'integer',
    breaks: 'json',
    createdAtMs: 'integer',
  }),
  shift_template: table<ShiftTemplate>({
    locationId: 'text',
    staffId: 'text',
    weekday: 'integer',
    startTime: 'text',
    endTime: 'text',
    breaks: 'json',
    validFrom: 'text',
    validTo: 'nullableText',
    id: 'text',
    version: 'integer',
    createdAtMs: 'integer',
    updatedAtMs: 'integer',
    archivedAtMs: 'nullableInteger',
  }),
  time_block: table<TimeBlock>({
    id: 'text',
    staffId: 'nullableText',
    resourceId: 'nullableText',
    units: 'nullableInteger',
    type: 'text',
    countsAsWork: 'flag',
    countsTowardUtilisation: 'flag',
    reason: 'text',
    startsAtMs: 'integer',
    endsAtMs: 'integer',
    seriesId: 'nullableText',
    source: 'nullableText',
    externalId: 'nullableText',
    createdAtMs: 'integer',
  }),
} as const

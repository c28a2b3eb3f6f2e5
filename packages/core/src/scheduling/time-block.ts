import type { ResourceId, StaffId, TimeBlockId } from '../base/ids.ts'

/** What time is blocked for. */
export const ownTimeBlockTypes = ['LEAVE', 'MEETING', 'TRAINING', 'PERSONAL', 'MAINTENANCE', 'OTHER'] as const

/** Those, and what other calendars say. */
export const timeBlockTypes = [...ownTimeBlockTypes, 'EXTERNAL'] as const

export type TimeBlockType = (typeof timeBlockTypes)[number]

/** Time of one person, or units of one pool, that no booking may take (休息 / 锁时间). Either of the two is named. */
export interface TimeBlock {
  readonly id: TimeBlockId
  readonly staffId: StaffId | null
  readonly resourceId: ResourceId | null
  /** How many units of the pool; null for a person. */
  readonly units: number | null
  readonly type: TimeBlockType
  /** The time counts as worked: a meeting does, leave does not. */
  readonly countsAsWork: boolean
  /** The time is taken off the working time that utilisation is measured against. */
  readonly countsTowardUtilisation: boolean
  readonly reason: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** The first block of the series that this one belongs to; null for one that stands alone. */
  readonly seriesId: TimeBlockId | null
  /** Which calendar it was imported from, and what it is called there; null for one made here. */
  readonly source: string | null
  readonly externalId: string | null
  readonly createdAtMs: number
}

import type { CapacityClaim, Occupancy } from '../scheduling/occupancy.ts'
import type { TakenByStaff } from '../scheduling/taken-times.ts'

/** The time of people and named resources that is taken. */
export interface OccupancyRepository {
  /** Blocks that overlap `[fromMs, toMs)` counting their transition, expired ones left out, by unit and start. */
  busy(query: {
    unitIds: readonly string[]
    fromMs: number
    toMs: number
    nowMs: number
  }): Promise<readonly Occupancy[]>
  /** The same blocks as plain numbers by unit: much quicker to read where there are many. */
  taken(query: { unitIds: readonly string[]; fromMs: number; toMs: number; nowMs: number }): Promise<TakenByStaff>
  /** @throws StorageError CONFLICT when a block overlaps another of its unit. */
  insertMany(rows: readonly Occupancy[]): Promise<void>
  removeOfOwner(ownerId: string): Promise<void>
  /** Removes what holds have left of those units' time after they lapsed: it would still keep others out. */
  removeExpired(query: { unitIds: readonly string[]; nowMs: number }): Promise<void>
}

/** What is taken of pools. */
export interface CapacityRepository {
  /** Claims on those pools that overlap `[fromMs, toMs)`, expired ones left out, by pool and start. */
  claims(query: {
    resourceIds: readonly string[]
    fromMs: number
    toMs: number
    nowMs: number
  }): Promise<readonly CapacityClaim[]>
  /** Whether a visit, a class or a live hold claims some of the pool at an instant to come; blocked time does not count. */
  isClaimed(query: { resourceId: string; nowMs: number }): Promise<boolean>
  /** @throws StorageError CONFLICT when the peak of concurrent use would exceed a pool's quantity. */
  insertMany(rows: readonly CapacityClaim[]): Promise<void>
  removeOfOwner(ownerId: string): Promise<void>
  removeExpired(query: { resourceIds: readonly string[]; nowMs: number }): Promise<void>
}

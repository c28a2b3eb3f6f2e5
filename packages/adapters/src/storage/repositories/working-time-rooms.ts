import type { Transaction } from '@mendian/core'
import type { Scope } from '../scope.ts'
import { createShiftRepository } from './shifts.ts'
import { createTimeBlockRepository } from './time-blocks.ts'

/** The repositories of when people work, and of what takes their time beside visits. */
export function createWorkingTimeRooms(scope: Scope): Pick<Transaction, 'shifts' | 'timeBlocks'> {
  return { shifts: createShiftRepository(scope), timeBlocks: createTimeBlockRepository(scope) }
}

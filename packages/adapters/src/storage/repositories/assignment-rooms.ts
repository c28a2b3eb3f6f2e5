import type { Transaction } from '@mendian/core'
import type { Scope } from '../scope.ts'
import { createAssignmentRepository } from './assignments.ts'
import { createRotationQueueRepository } from './rotation-queues.ts'

/** The repositories of what choosing staff leaves behind. */
export function createAssignmentRooms(scope: Scope): Pick<Transaction, 'assignments' | 'rotationQueues'> {
  return { assignments: createAssignmentRepository(scope), rotationQueues: createRotationQueueRepository(scope) }
}

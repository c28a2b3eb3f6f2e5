import type { StaffLevelId } from '../base/ids.ts'
import type { Money } from '../money/money.ts'
import { listPriceAtLevel, type Service } from './service.ts'

/** The longest that staff prepare for one service. */
export const maxPreparationMinutes = 240

/** The time blocks of a service, in the order in which they pass. */
export interface TimeBlocks {
  /** Staff only, before the customer's turn: getting things ready. */
  readonly preparationMinutes: number
  /** The service itself: customer and staff. */
  readonly durationMinutes: number
  /** The customer waits, the staff member is free for others. */
  readonly processingMinutes: number
  /** Customer and staff again. */
  readonly finishingMinutes: number
  /** Staff only, after their last block: cleaning up. The customer has moved on. */
  readonly transitionMinutes: number
}

/** How long a service takes and what it costs when one particular person performs it. */
export interface ServiceTerms {
  readonly blocks: TimeBlocks
  /** The list price, in the currency of the service. */
  readonly price: Money
}

/** Who performs a service, as far as terms depend on it. */
export interface Performer {
  readonly staffLevelId: StaffLevelId | null
}

/** The terms of the service with that person. */
export function serviceTerms(service: Service, performer: Performer): ServiceTerms {
  const { preparationMinutes, durationMinutes, processingMinutes, finishingMinutes, transitionMinutes } = service
  return {
    blocks: { preparationMinutes, durationMinutes, processingMinutes, finishingMinutes, transitionMinutes },
    price: listPriceAtLevel(service, performer.staffLevelId),
  }
}

import type { Operation } from './operation.ts'
import { booksOperations } from './operations/books.ts'
import { customersOperations } from './operations/customers.ts'
import { platformOperations } from './operations/platform.ts'
import { prepaidOperations } from './operations/prepaid.ts'
import { pricingOperations } from './operations/pricing.ts'
import { schedulingOperations } from './operations/scheduling.ts'
import { sellingOperations } from './operations/selling.ts'
import { venueOperations } from './operations/venue.ts'

/**
 * Every operation there is: the engine, the routes, the document and the client are all made from this table.
 *
 * The type is named part by part: spelt out in one piece it is longer than the compiler writes into a declaration.
 */
export type Operations = typeof platformOperations &
  typeof venueOperations &
  typeof schedulingOperations &
  typeof customersOperations &
  typeof pricingOperations &
  typeof prepaidOperations &
  typeof sellingOperations &
  typeof booksOperations

export const operations: Operations = {
  ...platformOperations,
  ...venueOperations,
  ...schedulingOperations,
  ...customersOperations,
  ...pricingOperations,
  ...prepaidOperations,
  ...sellingOperations,
  ...booksOperations,
}

/** The table as one list, in its order. */
export const allOperations: readonly Operation[] = Object.values(operations).flatMap(
  (room) => Object.values(room) as unknown as Operation[],
)

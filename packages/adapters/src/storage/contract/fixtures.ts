/** One valid record of every kind; tests vary them by spreading. */

export * from './fixtures/assignments.ts'
export { hourMs, ids, minuteMs, nineMs } from './fixtures/base.ts'
export * from './fixtures/cards.ts'
export * from './fixtures/classes.ts'
export * from './fixtures/configuration.ts'
export * from './fixtures/delivery.ts'
export * from './fixtures/money.ts'
export * from './fixtures/promotions.ts'
export * from './fixtures/registers.ts'
export { seed } from './fixtures/seed.ts'
export * from './fixtures/visits.ts'
export * from './fixtures/working-time.ts'

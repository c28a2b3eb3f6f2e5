import { assert } from '../../base/assert.ts'

/**
 * How much work one search for the best tender may do in all, in units of about a microsecond: choices, bills and ways to
 * pay together, so that no number of coupons, cards, accounts or lots keeps others waiting.
 */
export const maxSearchUnits = 30_000

/** What is left of the work that a search may do. */
export interface SearchBudget {
  /** Whether so much more may be done; it counts as done then. */
  spend(units: number): boolean
  /** Whether something was not done for want of it. */
  isShort(): boolean
  /** A share of what is left, as a budget that this one pays for. */
  part(numerator: number, denominator: number): SearchBudget
  leftUnits(): number
}

export function createSearchBudget(units = maxSearchUnits, payer?: SearchBudget): SearchBudget {
  assert(Number.isSafeInteger(units) && units >= 0, 'a budget is a whole number')
  let left = units
  let short = false
  return {
    spend(asked) {
      short ||= asked > left || (payer !== undefined && !payer.spend(asked))
      if (short) return false
      left -= asked
      return true
    },
    isShort: () => short,
    part(numerator, denominator) {
      return createSearchBudget(Math.floor((left * numerator) / denominator), this)
    },
    leftUnits: () => left,
  }
}

import type { BillLine, BillLineKind } from './bill.ts'

/** Which lines a rule is about; null means any. A line is out as soon as one list leaves it out. */
export interface LineScope {
  readonly kinds: readonly BillLineKind[] | null
  /** Services and products by id. */
  readonly itemIds: readonly string[] | null
  readonly categoryIds: readonly string[] | null
  readonly excludedItemIds: readonly string[]
}

/** Every line that can be discounted. */
export const anyLine: LineScope = { kinds: null, itemIds: null, categoryIds: null, excludedItemIds: [] }

/** Whether the rule is about the line. What is as good as money (top-ups, gift cards) is never discounted. */
export function isInScope(scope: LineScope, line: BillLine): boolean {
  if (!line.discountable) return false
  // A card has the discounts that name it.
  if (line.kind === 'CARD' && !scope.kinds?.includes('CARD') && !scope.itemIds?.includes(line.itemId)) return false
  if (scope.kinds !== null && !scope.kinds.includes(line.kind)) return false
  if (scope.itemIds !== null && !scope.itemIds.includes(line.itemId)) return false
  if (scope.categoryIds !== null && !line.categoryIds.some((id) => scope.categoryIds?.includes(id))) return false
  return !scope.excludedItemIds.includes(line.itemId)
}

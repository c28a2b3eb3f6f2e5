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
  const { kinds, itemIds, categoryIds, excludedItemIds } = scope
  if (!line.discountable) return false
  // A card has the discounts that name it.
  if (line.kind === 'CARD' && !kinds?.includes('CARD') && !itemIds?.includes(line.itemId)) return false
  if (kinds !== null && !kinds.includes(line.kind)) return false
  if (itemIds !== null && !itemIds.includes(line.itemId)) return false
  if (categoryIds !== null && !line.categoryIds.some((id) => categoryIds.includes(id))) return false
  return !excludedItemIds.includes(line.itemId)
}

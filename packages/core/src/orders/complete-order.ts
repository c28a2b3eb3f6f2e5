import { accept, type Decision } from '../base/decision.ts'
import type { Books } from '../ledger/books.ts'
import { type PostRefusal, post } from '../ledger/post.ts'
import { completionEffects } from './completion-effects.ts'
import type { Order } from './order.ts'
import { completionPosting, type PostingContext } from './postings.ts'
import type { BillShare } from './refunds/share-of-bill.ts'

/** Enters that everything on the order has been handed over, and whatever follows from it. */
export function completeOrder(
  books: Books,
  completed: Order,
  context: PostingContext,
  /** What of it went back before. */
  refunds: readonly BillShare[] = [],
): Decision<Books, never, PostRefusal> {
  let posted = post(books, completionPosting(completed, context, refunds), context.nowMs)
  for (const effect of completionEffects) {
    if (!posted.ok) return posted
    posted = effect(posted.changes, completed, context)
  }
  return posted.ok ? accept(posted.changes, []) : posted
}

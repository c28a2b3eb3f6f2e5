import type { Decision } from '../base/decision.ts'
import type { Books } from '../ledger/books.ts'
import type { PostRefusal } from '../ledger/post.ts'
import type { Order } from './order.ts'
import type { PostingContext } from './postings.ts'

/** Something that completing an order brings about besides its revenue: the books before it, and after. */
export type CompletionEffect = (
  books: Books,
  order: Order,
  context: PostingContext,
) => Decision<Books, never, PostRefusal>

/** In the order in which they act; each sees the books as those before it leave them. */
export const completionEffects: readonly CompletionEffect[] = []

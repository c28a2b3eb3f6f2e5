import type { Decision } from '../../base/decision.ts'
import type { Books } from '../../ledger/books.ts'
import type { PostRefusal } from '../../ledger/post.ts'
import type { Order } from '../order.ts'
import type { PostingContext } from '../postings.ts'
import type { BillShare } from './share-of-bill.ts'

/** Something that refunding brings about besides the money: the books before it, and after. */
export type RefundEffect = (
  books: Books,
  refunded: {
    /** As it was before. */
    readonly order: Order
    readonly share: BillShare
    /** What went back before. */
    readonly earlier: readonly BillShare[]
  },
  context: PostingContext,
) => Decision<Books, never, PostRefusal>

/** In the order in which they act; each sees the books as those before it leave them. */
export const refundEffects: readonly RefundEffect[] = []

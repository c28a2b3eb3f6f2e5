import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, newBooks } from '../ledger/books.fixture.ts'
import type { Books } from '../ledger/books.ts'
import { debit, post } from '../ledger/post.ts'
import { type CardPosting, cardHeader } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import type { CustomerCard } from './customer-card.ts'
import { entitlementCount, issueCard } from './issue-card.ts'
import type { RedeemCard } from './redeem-card.ts'

/** Ten in the morning of 21 November 2026 in Shanghai, a Saturday. */
export const tenMs = Date.parse('2026-11-21T10:00:00+08:00')
export const shanghai = 'Asia/Shanghai'
export const bund = { id: idOf('Location', 'bund'), timeZone: shanghai }
export const owner = idOf('Customer', 'wang')
export const friend = idOf('Customer', 'zhao')
export const manicure = idOf('Service', 'manicure')
export const pedicure = idOf('Service', 'pedicure')

/** A card of ten manicures for 999.00; tests vary it. */
export const tenVisits: CardProduct = {
  id: idOf('CardProduct', '1'),
  name: 'Ten manicures',
  description: '',
  kind: 'VISIT_PASS',
  price: { amountMinor: 99_900, currency: 'CNY' },
  components: [{ name: 'Manicure', serviceIds: [manicure], quantity: 10, unitsPerUse: [], unitValueMinor: 19_900 }],
  storedValueMinor: null,
  discount: null,
  sellAtLocationIds: null,
  useAtLocationIds: null,
  activation: 'ON_SALE',
  validity: null,
  maxUsesPerDay: null,
  windows: null,
  maxHolders: 1,
  guestPasses: null,
  transferable: true,
  oncePerCustomer: false,
  freeze: null,
  refund: { method: 'REMAINING_AT_PAID_PRICE', feeBasisPoints: 0 },
  gifts: [],
  priority: 0,
  version: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
  archivedAtMs: null,
}

/** A month of the gym for 300.00. */
export const monthPass: CardProduct = {
  ...tenVisits,
  name: 'A month',
  kind: 'TIME_PASS',
  price: { amountMinor: 30_000, currency: 'CNY' },
  components: [{ name: 'Gym', serviceIds: null, quantity: null, unitsPerUse: [], unitValueMinor: 0 }],
  validity: { unit: 'MONTHS', count: 1 },
}

/** 1200.00 to spend for 1000.00. */
export const valueCard: CardProduct = {
  ...tenVisits,
  kind: 'STORED_VALUE_CARD',
  price: { amountMinor: 100_000, currency: 'CNY' },
  storedValueMinor: 120_000,
  components: [],
}

export interface Sold {
  readonly card: CustomerCard
  readonly books: Books
}

/** A card of that product, sold for its price or less, in books of its own. */
export function sold(product: CardProduct, { paidMinor = product.price.amountMinor, atMs = tenMs } = {}): Sold {
  const entitlementIds = Array.from({ length: entitlementCount(product) }, (_, n) => idOf('Entitlement', `e${n}`))
  const command = { cardId: idOf('CustomerCard', 'c'), number: 'NO1', entitlementIds, customerId: owner, orderId: null }
  const { card, moves } = issueCard(product, { ...command, paidMinor, location: bund }, atMs)
  const books = newBooks([card.id, ...entitlementIds, owner, friend])
  const cash = debit(accountOf('CASH_DRAWER', 'CNY'), paidMinor)
  const entry = { ...cardHeader(posting('sale'), 'CARD_SALE', card.id, atMs), moves: [...moves, cash] }
  return { card, books: accepted(post(books, entry, atMs)) }
}

/** Where an entry of that name is posted. */
export function posting(name: string): CardPosting {
  const transactionId = idOf('LedgerTransaction', name)
  return { transactionId, locationId: bund.id, businessDate: '2026-11-21' }
}

/** A use of that name, by the owner, for a manicure. */
export function use(name: string, fields: Partial<RedeemCard> = {}): RedeemCard {
  return {
    ...posting(name),
    location: bund,
    customerId: owner,
    redemptionId: idOf('CardRedemption', name),
    serviceId: manicure,
    orderId: null,
    ...fields,
  }
}

/** What all lines of the books have put on accounts of that code, towards their normal side for revenue. */
export function earned(books: Books, ...codes: readonly string[]): number {
  const lines = books.posted.flatMap((transaction) => transaction.lines)
  return lines.reduce((sum, line) => (codes.includes(line.account) ? sum - line.amountMinor : sum), 0)
}

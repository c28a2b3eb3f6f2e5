import {
  accountOf,
  businessDate,
  type CardProduct,
  debit,
  entitlementCount,
  type IssuedCard,
  issueCard,
  type Location,
  ledgerChangesOf,
  post,
  present,
} from '@mendian/core'
import {
  cardNumber,
  cardProductId,
  customerCardView as cardSchema,
  customerId,
  instant,
  locationId,
  maxAmountMinor,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { customerLocks } from '../customers/customer-locks.ts'
import { toMs } from '../instants.ts'
import { loadBooks } from '../ledger/load-books.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { announceCards, customerCardView } from './card-view.ts'

const input = z
  .strictObject({
    productId: cardProductId,
    customerId,
    locationId: locationId.meta({ description: 'Where it was sold.' }),
    number: cardNumber.optional().meta({ description: 'What stands on it; a number is made when absent.' }),
    unearnedMinor: z
      .int()
      .min(0)
      .max(maxAmountMinor)
      .meta({ description: 'What of its price has not been earned; of a balance, what was paid of it.' }),
    remaining: z
      .array(z.int().min(1).max(10_000).nullable())
      .max(20)
      .default([])
      .meta({ description: 'Units left of each component; those of the product where null or absent.' }),
    balanceMinor: z
      .int()
      .min(1)
      .max(maxAmountMinor)
      .optional()
      .meta({ description: 'What a stored-value card can pay; that of the product when absent.' }),
    expiresAt: instant
      .refine((text) => text < '2150', 'must lie before 2150')
      .optional()
      .meta({ description: 'When it ends; by the product when absent.' }),
  })
  .refine(({ balanceMinor, unearnedMinor }) => balanceMinor === undefined || balanceMinor >= unearnedMinor, {
    path: ['balanceMinor'],
    message: 'must be no less than what was paid of it',
  })

type ImportInput = z.output<typeof input>

/** The product with what is left in place of what is sold; its gifts were given long ago. */
function asLeft(product: CardProduct, { remaining, balanceMinor, unearnedMinor }: ImportInput): CardProduct {
  const components = product.components.map((component, index) => {
    const left = remaining[index] ?? null
    return component.quantity === null || left === null ? component : { ...component, quantity: left }
  })
  const { storedValueMinor } = product
  if (storedValueMinor === null) return { ...product, components, gifts: [] }
  return { ...product, gifts: [], storedValueMinor: Math.max(balanceMinor ?? storedValueMinor, unearnedMinor) }
}

/** Takes over a card that was sold elsewhere; its price was earned or owed there. */
export const importOne: WriteOperation<typeof input, typeof cardSchema> = defineWrite({
  name: 'customerCards.import',
  summary: 'Take over a card that was sold elsewhere',
  http: ['POST', '/v1/customer-cards/import'],
  status: 201,
  input,
  output: cardSchema,
  permission: 'ledger:write',
  movesMoney: true,
  refusals: [
    'reference_not_found',
    'reference_archived',
    'code_taken',
    'currency_mismatch',
    'card_expired',
    'period_closed',
    'balance_insufficient',
  ],
  locks: ({ number, productId, customerId: whose }) => [
    { kind: 'RECORD', id: productId },
    ...customerLocks([whose]),
    ...(number === undefined ? [] : [{ kind: 'CODE', id: `card:${number}` } as const]),
  ],
  async run(tx, given, run) {
    const [product, customer, location, twins] = await Promise.all([
      tx.cardProducts.find(given.productId),
      tx.customers.find(given.customerId),
      tx.locations.find(given.locationId),
      given.number === undefined ? [] : tx.customerCards.list({ number: given.number }, { limit: 1 }),
    ])
    if (!product) return referenceNotFound('CardProduct', given.productId)
    if (!customer) return referenceNotFound('Customer', given.customerId)
    if (!location) return referenceNotFound('Location', given.locationId)
    if (customer.archivedAtMs !== null) {
      return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Customer', id: customer.id } } }
    }
    if (twins.length > 0) {
      return { ok: false, refusal: { code: 'code_taken', details: { code: given.number ?? '' } } }
    }
    const { currency } = product.price
    if (currency !== location.currency) {
      const details = { line: 0, expected: location.currency, actual: currency }
      return { ok: false, refusal: { code: 'currency_mismatch', details } }
    }
    const expiresAtMs = given.expiresAt === undefined ? undefined : toMs(given.expiresAt)
    const cardId = run.ids.next('CustomerCard')
    if (expiresAtMs !== undefined && expiresAtMs <= run.nowMs) {
      return { ok: false, refusal: { code: 'card_expired', details: { cardId, expiresAtMs } } }
    }
    const left = asLeft(product, given)
    const issued = issueCard(
      left,
      {
        cardId,
        number: given.number ?? run.ids.redemptionCode(),
        entitlementIds: Array.from({ length: entitlementCount(left) }, () => run.ids.next('Entitlement')),
        customerId: customer.id,
        orderId: null,
        paidMinor: given.unearnedMinor,
        location,
        expiresAtMs,
      },
      run.nowMs,
    )
    return keepIssued(issued, location)

    async function keepIssued({ card, moves }: IssuedCard, { id }: Location) {
      const date = businessDate(present(location, 'it was found'), run.nowMs)
      const subjectIds = [card.id, ...card.entitlements.map((entitlement) => entitlement.id)]
      const books = await loadBooks(tx, { locationId: id, businessDate: date, subjectIds }, run.nowMs)
      const entry = {
        id: run.ids.next('LedgerTransaction'),
        locationId: id,
        businessDate: date,
        occurredAtMs: run.nowMs,
        source: { kind: 'OPENING_BALANCE', id: card.id } as const,
        moves: [...moves, debit(accountOf('OPENING_EQUITY', card.currency), card.paidMinor)],
      }
      const posted = post(books, entry, run.nowMs)
      if (!posted.ok) return posted
      await tx.customerCards.insertMany([card])
      await tx.ledger.apply(ledgerChangesOf(posted.changes))
      const balances = [...posted.changes.balances.values()]
      const events = [{ type: 'customer_card.issued', subjectKind: 'CUSTOMER_CARD', subject: card } as const]
      return {
        ok: true as const,
        value: customerCardView(card, balances, run.nowMs),
        subjectId: card.id,
        announcements: announceCards(events, balances, run.nowMs),
      }
    }
  },
})

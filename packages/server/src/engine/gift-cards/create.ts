import {
  businessDate,
  type Customer,
  emptyRange,
  type GiftCard,
  importedAgainst,
  type Location,
  ledgerChangesOf,
  loadGiftCard,
  post,
  refusePrepaid,
  type Transaction,
} from '@mendian/core'
import {
  customerId,
  giftCardCode,
  giftCardView as giftCardSchema,
  instant,
  locationId,
  maxAmountMinor,
  newGiftCardView,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { customerLocks } from '../customers/customer-locks.ts'
import { toMs } from '../instants.ts'
import { loadBooks } from '../ledger/load-books.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { hashGiftCode, hintOfGiftCode, newGiftCode } from './gift-code.ts'
import { announceGiftCards, giftBalance, giftCardView } from './gift-view.ts'

const fields = {
  locationId: locationId.meta({ description: 'Where it is issued; its currency is that of the location.' }),
  customerId: customerId.nullable().default(null).meta({ description: 'Whose it is, where that is known.' }),
  expiresAt: instant.nullable().default(null).meta({ description: 'When it ends; never when null.' }),
}

type Fields = z.output<z.ZodObject<typeof fields>>

type Prepared =
  | { readonly ok: true; readonly card: GiftCard; readonly location: Location }
  | { readonly ok: false; readonly refusal: Refusal }

/** A card that is not sold yet, or why there can be none. */
async function prepare(
  tx: Transaction,
  given: Fields & { readonly balanceMinor: number },
  code: string,
  run: WriteRun,
): Promise<Prepared> {
  const [location, customer, policies] = await Promise.all([
    tx.locations.find(given.locationId),
    given.customerId === null ? null : tx.customers.find(given.customerId),
    tx.prepaidPolicies.active(),
  ])
  if (!location) return referenceNotFound('Location', given.locationId)
  if (customer === undefined) return referenceNotFound('Customer', given.customerId ?? '')
  const archived = archivedOf(location, customer)
  if (archived) return archived
  const expiresAtMs = given.expiresAt === null ? null : toMs(given.expiresAt)
  if (expiresAtMs !== null && expiresAtMs <= run.nowMs) {
    const range = { from: new Date(run.nowMs).toISOString(), to: new Date(expiresAtMs).toISOString() }
    const details = emptyRange(range, { from: 'now', to: '/expiresAt' })
    return { ok: false, refusal: { code: 'range_empty', details } }
  }
  const worth = {
    ...{ currency: location.currency, amountMinor: given.balanceMinor, named: given.customerId !== null },
    ...{ isBalance: true, expiresAtMs },
  }
  const forbidden = refusePrepaid(policies, worth, location.timeZone, run.nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const card: GiftCard = {
    id: run.ids.next('GiftCard'),
    codeHint: hintOfGiftCode(code),
    state: 'PENDING',
    currency: location.currency,
    locationId: location.id,
    customerId: given.customerId,
    expiresAtMs,
    replacedById: null,
    version: 1,
    createdAtMs: run.nowMs,
    updatedAtMs: run.nowMs,
  }
  return { ok: true, card, location }
}

function archivedOf(
  location: Location,
  customer: Customer | null,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  const refuse = (kind: string, id: string) => {
    return { ok: false, refusal: { code: 'reference_archived', details: { kind, id } } } as const
  }
  if (location.archivedAtMs !== null) return refuse('Location', location.id)
  if (customer && customer.archivedAtMs !== null) return refuse('Customer', customer.id)
  return undefined
}

const createInput = z.strictObject(fields)

/** Makes a gift card to be sold: it holds nothing and pays nothing until then. */
export const create: WriteOperation<typeof createInput, typeof newGiftCardView> = defineWrite({
  name: 'giftCards.create',
  summary: 'Make a gift card to be sold, and show its code once',
  http: ['POST', '/v1/gift-cards'],
  status: 201,
  input: createInput,
  output: newGiftCardView,
  permission: 'order:write',
  movesMoney: false,
  secretIn: 'ANSWER',
  refusals: ['reference_not_found', 'reference_archived', 'range_empty', 'prepaid_must_last'],
  locks: ({ customerId: whose }) => customerLocks([whose]),
  async run(tx, given, run) {
    const code = newGiftCode()
    const prepared = await prepare(tx, { ...given, balanceMinor: 0 }, code, run)
    if (!prepared.ok) return prepared
    const { card } = prepared
    await tx.giftCards.insert(card, hashGiftCode(code))
    return { ok: true, value: { code, card: giftCardView(card, 0) }, subjectId: card.id }
  },
})

const importInput = z.strictObject({
  ...fields,
  code: giftCardCode,
  balanceMinor: z.int().min(1).max(maxAmountMinor).meta({ description: 'What it holds, paid for elsewhere.' }),
})

/** Takes over a gift card that was sold elsewhere, under its own code. */
export const importOne: WriteOperation<typeof importInput, typeof giftCardSchema> = defineWrite({
  name: 'giftCards.import',
  summary: 'Take over a gift card that was sold elsewhere',
  http: ['POST', '/v1/gift-cards/import'],
  status: 201,
  input: importInput,
  output: giftCardSchema,
  permission: 'ledger:write',
  movesMoney: true,
  refusals: [
    'reference_not_found',
    'reference_archived',
    'range_empty',
    'code_taken',
    'prepaid_limit_exceeded',
    'prepaid_must_last',
    'period_closed',
    'balance_insufficient',
    'gift_card_state_forbids',
    'gift_card_expired',
  ],
  locks: ({ code, customerId: whose }) => [
    { kind: 'CODE', id: `gift:${hashGiftCode(code)}` },
    ...customerLocks([whose]),
  ],
  async run(tx, { code, balanceMinor, ...given }, run) {
    const codeHash = hashGiftCode(code)
    if (await tx.giftCards.findByCodeHash(codeHash)) {
      return { ok: false, refusal: { code: 'code_taken', details: { code: hintOfGiftCode(code) } } }
    }
    const prepared = await prepare(tx, { ...given, balanceMinor }, code, run)
    if (!prepared.ok) return prepared
    const { card, location } = prepared
    const transactionId = run.ids.next('LedgerTransaction')
    const load = { amountMinor: balanceMinor, sourceId: card.id, transactionId, isImport: true }
    const loaded = loadGiftCard(card, load, run.nowMs)
    if (!loaded.ok) return loaded
    const { moves, activities, card: after } = loaded.changes
    const date = businessDate(location, run.nowMs)
    const books = await loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds: [card.id] }, run.nowMs)
    const entry = {
      id: transactionId,
      locationId: location.id,
      businessDate: date,
      occurredAtMs: run.nowMs,
      source: { kind: 'OPENING_BALANCE', id: card.id } as const,
      moves: [...moves, importedAgainst(card.currency, balanceMinor)],
    }
    const posted = post(books, entry, run.nowMs)
    if (!posted.ok) return posted
    await tx.giftCards.insert(after, codeHash)
    await tx.giftCards.append(activities)
    await tx.ledger.apply(ledgerChangesOf(posted.changes))
    return {
      ok: true,
      value: giftCardView(after, giftBalance(after, posted.changes)),
      subjectId: card.id,
      announcements: announceGiftCards(loaded.events, posted.changes),
    }
  },
})

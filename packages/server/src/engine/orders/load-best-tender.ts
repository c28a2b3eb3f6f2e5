import {
  type AccountTender,
  accountOf,
  accountsOfCard,
  availableOf,
  type BestTenderState,
  type Books,
  businessDate,
  type CustomerId,
  type DraftOrderState,
  type GiftCard,
  giftBalanceOf,
  idOf,
  type LocationId,
  type LoyaltyProgramme,
  lotsOf,
  maxPointsOfOrder,
  type OrderLineRequest,
  pointUnitOf,
  type ReadTransaction,
  refuse,
  refuseUse,
  toLocal,
} from '@mendian/core'
import { hashGiftCode } from '../gift-cards/gift-code.ts'
import { loadBooks } from '../ledger/load-books.ts'
import type { Refusal } from '../refusal.ts'
import type { CardInput } from './load-cards.ts'
import { loadDraft } from './load-draft.ts'
import type { OfferInput } from './load-offers.ts'

type Loaded = { readonly ok: true; readonly state: BestTenderState } | { readonly ok: false; readonly refusal: Refusal }

/** So many coupons of a customer are weighed, and so many accounts. */
const maxCoupons = 50
const maxAccounts = 4

/** Everything with which the customer of a bill may pay for it, in a constant number of queries. */
export async function loadBestTender(
  tx: ReadTransaction,
  input: OfferInput &
    CardInput & {
      readonly locationId: LocationId
      readonly customerId?: CustomerId | undefined
      readonly lines: readonly OrderLineRequest[]
      readonly giftCardCodes: readonly string[]
    },
  nowMs: number,
): Promise<Loaded> {
  // Whose bill it is may follow from a booking on it, and what they have from who they are.
  const first = await loadDraft(tx, input, nowMs)
  if (!first.ok) return first
  const { customer, tier } = first.state
  const held = customer
    ? await tx.coupons.list({ customerId: customer.id, state: 'ISSUED' }, nowMs, { limit: maxCoupons })
    : []
  const ofTier = tier?.archivedAtMs === null ? tier.benefits : []
  const named = first.state.offers.coupons.map(({ coupon }) => coupon.id)
  const all = await loadDraft(
    tx,
    {
      ...input,
      couponIds: [...new Set([...named, ...held.map(({ id }) => id)])],
      couponCodes: [],
      useCards: 'AUTO',
      useBenefits: [...new Set([...input.useBenefits, ...ofTier.map(({ code }) => code)])],
    },
    nowMs,
  )
  if (!all.ok) return all
  const gifts = await giftCardsOf(tx, input.giftCardCodes)
  if (!gifts) return refuse('gift_card_not_usable', {})
  return { ok: true, state: await withValue(tx, all.state, gifts, nowMs) }
}

/** The gift cards by their codes; undefined where a code is nobody's. */
async function giftCardsOf(
  tx: ReadTransaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, GiftCard> | undefined> {
  const found = await Promise.all(
    [...new Set(codes)].map(async (code) => [code, await tx.giftCards.findByCodeHash(hashGiftCode(code))] as const),
  )
  const cards = found.flatMap(([code, card]) => (card?.state === 'ACTIVE' ? [[code, card] as const] : []))
  if (cards.length < found.length) return undefined
  // One card pays once, in however many ways its code is typed.
  return new Map(new Map(cards.map((entry) => [entry[1].id, entry])).values())
}

/** The state of the bill with what the customer's accounts and the gift cards hold. */
async function withValue(
  tx: ReadTransaction,
  draft: DraftOrderState,
  giftCards: ReadonlyMap<string, GiftCard>,
  nowMs: number,
): Promise<BestTenderState> {
  const { location, customer } = draft
  const { currency } = location
  const cards = draft.cards.held.map(({ card }) => card)
  const date = businessDate(location, nowMs)
  const subjectIds = [
    ...(customer ? [customer.id] : []),
    ...cards.flatMap(accountsOfCard),
    ...[...giftCards.values()].map(({ id }) => id),
  ]
  const limited = customer !== null && location.storedValue.maxPerDayMinor !== null
  const [books, [programme], usesToday, storedValueTodayMinor] = await Promise.all([
    loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds: [...new Set(subjectIds)] }, nowMs),
    tx.loyaltyProgrammes.active(),
    tx.cardRedemptions.usesOn(
      cards.map(({ id }) => id),
      toLocal(location.timeZone, nowMs).date,
    ),
    limited ? tx.storedValue.spentOn({ customerId: customer.id, currency, businessDate: date }) : 0,
  ])
  return {
    draft,
    tenders: {
      ...{
        customerId: customer?.id ?? null,
        currency,
        policy: location.storedValue,
        location,
        giftCards,
        books,
        nowMs,
      },
      ...{ orderId: idOf('Order', 'best'), cards: new Map(cards.map((card) => [card.id, card])), cashShiftId: null },
      ...{ programme: programme ?? null, storedValueTodayMinor, creditLimitMinor: null },
    },
    sources: {
      accounts: accountsWithValue(draft, books, nowMs),
      giftCardCodes: [...giftCards]
        .map(([code, card]) => ({ code, end: firstEnd(books, [giftBalanceOf(card)]) }))
        .sort((a, b) => a.end - b.end)
        .map(({ code }) => code),
      points: pointsThatPay(draft, programme, books, nowMs),
    },
    ...{ usesToday, businessDate: date },
  }
}

/** The points of the main balance and of sub-ledgers that pay bills, those that end first first. */
function pointsThatPay(
  { location, customer }: DraftOrderState,
  programme: LoyaltyProgramme | undefined,
  books: Books,
  nowMs: number,
): BestTenderState['sources']['points'] {
  if (!customer || !programme || programme.currency !== location.currency || programme.tender === null) return []
  const paying = programme.subLedgers.filter(({ paysBills }) => paysBills).map(({ code }) => code)
  return [null, ...paying]
    .flatMap((subLedgerCode) => {
      const account = accountOf('POINTS', pointUnitOf(subLedgerCode), customer.id)
      const points = Math.min(availableOf(books, account, nowMs), maxPointsOfOrder)
      const tender = { kind: 'POINTS' as const, points, ...(subLedgerCode === null ? {} : { subLedgerCode }) }
      return points > 0 ? [{ tender, end: firstEnd(books, [account]) }] : []
    })
    .sort((a, b) => a.end - b.end)
    .map(({ tender }) => tender)
}

/** The customer's stored value and stored-value cards that hold something, those that end first first. */
function accountsWithValue(
  { customer, location, cards }: DraftOrderState,
  books: Books,
  nowMs: number,
): readonly AccountTender[] {
  if (!customer) return []
  const { currency } = location
  const usable = cards.held
    .map(({ card }) => card)
    .filter((card) => card.terms.kind === 'STORED_VALUE_CARD' && card.currency === currency)
    .filter((card) => !refuseUse(card, { location, customerId: customer.id }, nowMs))
  const holders = [
    { holderId: customer.id, tender: { kind: 'STORED_VALUE' } as AccountTender },
    ...usable.map(({ id }) => ({
      holderId: id,
      tender: { kind: 'CUSTOMER_CARD', customerCardId: id } as AccountTender,
    })),
  ]
  return holders
    .flatMap(({ holderId, tender }) => {
      const accounts = [
        accountOf('STORED_VALUE_PRINCIPAL', currency, holderId),
        accountOf('STORED_VALUE_BONUS', currency, holderId),
      ]
      const availableMinor = accounts.reduce((sum, account) => sum + availableOf(books, account, nowMs), 0)
      return availableMinor > 0 ? [{ tender, end: firstEnd(books, accounts) }] : []
    })
    .sort((a, b) => a.end - b.end)
    .slice(0, maxAccounts)
    .map(({ tender }) => tender)
}

function firstEnd(books: Books, accounts: readonly Parameters<typeof lotsOf>[1][]): number {
  const ends = accounts.flatMap((account) => lotsOf(books, account).flatMap(({ expiresAtMs }) => expiresAtMs ?? []))
  return Math.min(Number.MAX_SAFE_INTEGER, ...ends)
}

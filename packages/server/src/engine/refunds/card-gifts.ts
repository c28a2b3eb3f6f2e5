import type {
  Coupon,
  CouponTemplateId,
  CustomerCard,
  CustomerId,
  LockKey,
  Order,
  ReadTransaction,
  Transaction,
} from '@mendian/core'
import { issueLocks } from '../coupons/make-coupons.ts'
import { takeBackCoupons } from '../coupons/order-coupons.ts'

/** Coupons that were given with the cards an order sold. */
export interface CardGifts {
  /** Those that can be taken back. */
  readonly unused: readonly Coupon[]
  /** The cards some of whose coupons were used, or are about to be. */
  readonly usedOf: ReadonlySet<CustomerCard['id']>
}

type CouponGift = Extract<
  Extract<Order['lines'][number]['prepaid'], { kind: 'CARD' }>['product']['gifts'][number],
  { kind: 'COUPON' }
>

function giftsOf({ lines }: Order, card: Pick<CustomerCard, 'productId'>): readonly CouponGift[] {
  const line = lines.find(({ prepaid }) => prepaid?.kind === 'CARD' && prepaid.product.id === card.productId)
  const gifts = line?.prepaid?.kind === 'CARD' ? line.prepaid.product.gifts : []
  return gifts.filter((gift) => gift.kind === 'COUPON')
}

/** Coupons of one template are given and taken back one after another. */
export function giftLocks(order: Order): readonly LockKey[] {
  const templates = order.lines.flatMap(({ prepaid }) =>
    prepaid?.kind === 'CARD'
      ? prepaid.product.gifts.flatMap((gift) => (gift.kind === 'COUPON' ? [gift.couponTemplateId] : []))
      : [],
  )
  return [...new Set(templates)].flatMap(issueLocks)
}

/** The coupons that were given with those cards: of the template, to the customer, at the moment of the payment. */
export async function loadGifts(
  tx: ReadTransaction,
  order: Order,
  cards: readonly CustomerCard[],
  nowMs: number,
): Promise<CardGifts> {
  const unused: Coupon[] = []
  const usedOf = new Set<CustomerCard['id']>()
  const found = new Map<CouponTemplateId, Coupon[]>()
  for (const card of cards) {
    for (const { couponTemplateId: templateId, count } of giftsOf(order, card)) {
      const given = found.get(templateId) ?? (await givenWith(tx, templateId, order.customerId, card, nowMs))
      const own = given.splice(0, count)
      found.set(templateId, given)
      unused.push(...own.filter(({ state }) => state === 'ISSUED'))
      if (own.some(({ state }) => state === 'RESERVED' || state === 'USED')) usedOf.add(card.id)
    }
  }
  return { unused, usedOf }
}

async function givenWith(
  tx: ReadTransaction,
  templateId: CouponTemplateId,
  customerId: CustomerId | null,
  { createdAtMs }: CustomerCard,
  nowMs: number,
): Promise<Coupon[]> {
  if (customerId === null) return []
  const coupons = await tx.coupons.list({ customerId, templateId }, nowMs, { limit: 1000 })
  // Those that were used come first: a card whose gifts were used is not as it was sold.
  const at = coupons.filter(({ issuedAtMs, state }) => issuedAtMs === createdAtMs && state !== 'VOIDED')
  return [...at.filter(({ state }) => state !== 'ISSUED'), ...at.filter(({ state }) => state === 'ISSUED')]
}

/** Takes the coupons back, and what giving them took of the limits of their templates. */
export function takeBackGifts(tx: Transaction, { unused }: CardGifts, nowMs: number): Promise<void> {
  return takeBackCoupons(tx, unused, nowMs)
}

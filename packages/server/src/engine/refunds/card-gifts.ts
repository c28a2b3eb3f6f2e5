import type { Coupon, CustomerCard, LockKey, Order, ReadTransaction, Transaction } from '@mendian/core'
import { issueLocks } from '../coupons/make-coupons.ts'
import { takeBackCoupons } from '../coupons/order-coupons.ts'

/** Coupons that were given with the cards an order sold. */
export interface CardGifts {
  /** Those that can be taken back. */
  readonly unused: readonly Coupon[]
  /** The cards some of whose coupons were used, or are about to be. */
  readonly usedOf: ReadonlySet<CustomerCard['id']>
}

/** Coupons of one template are given and taken back one after another, and nobody spends one that is taken back. */
export async function giftLocks(
  tx: ReadTransaction,
  order: Order,
  cardIds: readonly CustomerCard['id'][],
): Promise<readonly LockKey[]> {
  const templates = order.lines.flatMap(({ prepaid }) =>
    prepaid?.kind === 'CARD'
      ? prepaid.product.gifts.flatMap((gift) => (gift.kind === 'COUPON' ? [gift.couponTemplateId] : []))
      : [],
  )
  if (templates.length === 0) return []
  const coupons = await tx.coupons.issuedWith(cardIds)
  return [...[...new Set(templates)].flatMap(issueLocks), ...coupons.map(({ id }) => ({ kind: 'RECORD', id }) as const)]
}

/** The coupons that were given with those cards. */
export async function loadGifts(tx: ReadTransaction, cards: readonly Pick<CustomerCard, 'id'>[]): Promise<CardGifts> {
  const given = await tx.coupons.issuedWith(cards.map(({ id }) => id))
  return {
    unused: given.filter(({ state }) => state === 'ISSUED'),
    usedOf: new Set(
      given.flatMap(({ state, issuedWithCardId }) =>
        state === 'RESERVED' || state === 'USED' ? (issuedWithCardId ?? []) : [],
      ),
    ),
  }
}

/** Takes the coupons back, and what giving them took of the limits of their templates. */
export function takeBackGifts(tx: Transaction, { unused }: CardGifts, nowMs: number): Promise<void> {
  return takeBackCoupons(tx, unused, nowMs)
}

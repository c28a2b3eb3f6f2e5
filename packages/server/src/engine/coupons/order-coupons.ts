import {
  type Coupon,
  type CouponTemplate,
  couponsOfOrder,
  issueKeysOf,
  type LockKey,
  type Order,
  paidWithMoneyOnly,
  present,
  type ReadTransaction,
  spendsCoupons,
  type Transaction,
  voidCoupon,
} from '@mendian/core'
import type { WriteRun } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { keepCoupons } from './make-coupons.ts'

/**
 * Gives the coupons that completed orders give for the next one. No template is locked, so that a popular one does not
 * hold up the shop: a limit that others have reached meanwhile makes the write start again.
 */
export async function giveOrderCoupons(
  tx: Transaction,
  { templates, completed }: { readonly templates: readonly CouponTemplate[]; readonly completed: readonly Order[] },
  run: WriteRun,
): Promise<void> {
  if (templates.length === 0) return
  for (const order of completed) {
    const customerId = present(order.customerId, 'an order that counts for somebody names them')
    const [counts, before] = await Promise.all([
      tx.usages.find(templates.flatMap((template) => issueKeysOf(template, [customerId]))),
      // What the order gave before it was reopened, and that was spent, it does not give again.
      order.reopensId === null ? [] : tx.coupons.issuedBy(order.id),
    ])
    const issues = couponsOfOrder(
      templates.map((template) => ({ template, counts })),
      {
        ...{ orderId: order.id, customerId, spentMinor: spentOn(order) },
        given: new Set(before.map(({ templateId }) => templateId)),
      },
      () => run.ids.next('Coupon'),
      run.nowMs,
    )
    for (const issue of issues) await keepCoupons(tx, issue)
  }
}

/** What the order came to without what is as good as money, and without what went back before it was complete. */
function spentOn({ loyalty, lines }: Order): number {
  const back = (loyalty?.lines ?? []).reduce((sum, { returnedMinor }, ordinal) => {
    const kind = lines[ordinal]?.kind
    return kind !== undefined && paidWithMoneyOnly.includes(kind) ? sum : sum + returnedMinor
  }, 0)
  return Math.max(0, (loyalty?.spentMinor ?? 0) - back)
}

/** Whether coupons may be there that the order has given: it did so itself, or stands for one that had. */
function mayHaveGiven({ loyalty, reopensId }: Order): boolean {
  return loyalty !== null || reopensId !== null
}

/** The locks on the coupons that an order has given, and on those of other orders that it spends, to free or take them back. */
export async function orderCouponLocks(tx: ReadTransaction, order: Order): Promise<readonly LockKey[]> {
  const [given, spent] = await Promise.all([
    mayHaveGiven(order) ? tx.coupons.issuedBy(order.id) : [],
    spendsCoupons(order) ? tx.coupons.giftsSpentBy(order.id) : [],
  ])
  return [...given, ...spent].map((coupon) => ({ kind: 'RECORD', id: coupon.id }))
}

/** Takes back the coupons that an order has given, where they were not used. */
export async function takeBackOrderCoupons(tx: Transaction, order: Order, nowMs: number): Promise<void> {
  if (mayHaveGiven(order)) await takeBackCoupons(tx, await tx.coupons.issuedBy(order.id), nowMs)
}

/** What the order spends can be spent again, unless the order or the card that gave it has gone back meanwhile. */
export async function freeCouponsOf(tx: Transaction, order: Order, nowMs: number): Promise<void> {
  if (!spendsCoupons(order)) return
  const gifts = await tx.coupons.giftsSpentBy(order.id)
  if (order.paymentState === 'PAID') await tx.coupons.releaseOf(order.id, nowMs)
  else await tx.coupons.settleOf(order.id, 'ISSUED', nowMs)
  const freed = gifts.map((coupon): Coupon => {
    return { ...coupon, state: 'ISSUED', orderId: null, version: coupon.version + 1, updatedAtMs: nowMs }
  })
  await takeBackOrphans(tx, freed, nowMs)
}

/** Takes back those of these coupons, spent by nobody now, whose order or card has gone back while they were spent. */
export async function takeBackOrphans(tx: Transaction, coupons: readonly Coupon[], nowMs: number): Promise<void> {
  const givers = new Set(coupons.flatMap(({ issuedByOrderId }) => issuedByOrderId ?? []))
  const cardIds = new Set(coupons.flatMap(({ issuedWithCardId }) => issuedWithCardId ?? []))
  if (givers.size + cardIds.size === 0) return
  const [orders, cards] = await Promise.all([
    tx.orders.goneBack([...givers]),
    cardIds.size === 0 ? [] : tx.customerCards.findMany([...cardIds]),
  ])
  const gone = new Set<string>([...orders, ...cards.filter(({ state }) => state === 'REFUNDED').map(({ id }) => id)])
  const orphans = coupons.filter(({ issuedByOrderId, issuedWithCardId }) =>
    [issuedByOrderId, issuedWithCardId].some((giver) => giver !== null && gone.has(giver)),
  )
  await takeBackCoupons(tx, orphans, nowMs)
}

/** Takes coupons back that are not spent, and what giving them took of the limits of their templates. */
export async function takeBackCoupons(tx: Transaction, coupons: readonly Coupon[], nowMs: number): Promise<void> {
  if (coupons.length === 0) return
  const templates = await tx.couponTemplates.findMany([...new Set(coupons.map(({ templateId }) => templateId))])
  for (const coupon of coupons) {
    const voided = coupon.state === 'VOIDED' ? undefined : voidCoupon(coupon, nowMs)
    if (!voided?.ok) continue
    assertReplaced(await tx.coupons.replace(voided.changes.coupon, coupon.version), 'the coupon')
    const template = templates.find(({ id }) => id === coupon.templateId)
    const customerIds = coupon.customerId === null ? [] : [coupon.customerId]
    for (const key of template ? issueKeysOf(template, customerIds) : []) {
      await tx.usages.giveBack({ key, uses: 1, amountMinor: 0 })
    }
  }
}

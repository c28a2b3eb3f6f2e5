import { idOf, type ReadTransaction, type Transaction } from '@mendian/core'
import * as fixtures from './fixtures.ts'

const { ids, nineMs } = fixtures
const page = { limit: 200 }
const card = idOf('CustomerCard', '1')
const second = { version: 2, name: 'Changed' } as const

/** Reads of cards that find something in a filled tenant. */
export const cardReadProbes = {
  'cardProducts.find': (tx) => tx.cardProducts.find(fixtures.cardProduct.id),
  'cardProducts.findMany': (tx) => tx.cardProducts.findMany([fixtures.cardProduct.id]),
  'cardProducts.list': (tx) => tx.cardProducts.list(page),
  'prepaidPolicies.find': (tx) => tx.prepaidPolicies.find(fixtures.prepaidPolicy.id),
  'prepaidPolicies.findMany': (tx) => tx.prepaidPolicies.findMany([fixtures.prepaidPolicy.id]),
  'prepaidPolicies.list': (tx) => tx.prepaidPolicies.list(page),
  'prepaidPolicies.active': (tx) => tx.prepaidPolicies.active(),
  'customerCards.find': (tx) => tx.customerCards.find(card),
  'customerCards.findMany': (tx) => tx.customerCards.findMany([card]),
  'customerCards.heldBy': (tx) => tx.customerCards.heldBy(idOf('Customer', '2')),
  'customerCards.boughtBy': (tx) => tx.customerCards.boughtBy(ids.customer, [fixtures.cardProduct.id]),
  'customerCards.ofOrder': (tx) => tx.customerCards.ofOrder(ids.order('1')),
  'customerCards.list': (tx) => tx.customerCards.list({}, page),
  'cardRedemptions.find': (tx) => tx.cardRedemptions.find(idOf('CardRedemption', '1')),
  'cardRedemptions.usesOn': async (tx) => [...(await tx.cardRedemptions.usesOn([card], '2026-11-23'))],
  'cardRedemptions.unitsUsed': async (tx) => [...(await tx.cardRedemptions.unitsUsed([card]))],
  'cardRedemptions.ofOrder': (tx) => tx.cardRedemptions.ofOrder(ids.order('1')),
  'cardRedemptions.list': (tx) => tx.cardRedemptions.list(card, page),
  'giftCards.find': (tx) => tx.giftCards.find(idOf('GiftCard', '1')),
  'giftCards.findMany': (tx) => tx.giftCards.findMany([idOf('GiftCard', '1')]),
  'giftCards.findByCodeHash': (tx) => tx.giftCards.findByCodeHash(fixtures.secretHash('9f')),
  'giftCards.list': (tx) => tx.giftCards.list({}, page),
  'giftCards.loadsOf': (tx) => tx.giftCards.loadsOf(ids.order('1'), [idOf('GiftCard', '1')]),
  'giftCards.activities': (tx) => tx.giftCards.activities(idOf('GiftCard', '1'), page),
  'membershipCards.find': (tx) => tx.membershipCards.find(idOf('MembershipCard', '1')),
  'membershipCards.findByNumber': (tx) => tx.membershipCards.findByNumber('01-1'),
  'membershipCards.currentOf': (tx) => tx.membershipCards.currentOf(ids.customer),
  'membershipCards.list': (tx) => tx.membershipCards.list({}, page),
  'cardAudit.deferredUnlikeVisits': (tx) => tx.cardAudit.deferredUnlikeVisits(),
  'cardAudit.redemptionsUnlikeLines': (tx) => tx.cardAudit.redemptionsUnlikeLines(),
  'cardAudit.owedOfNoCard': (tx) => tx.cardAudit.owedOfNoCard(),
  'cardAudit.overAndNotEmpty': (tx) => tx.cardAudit.overAndNotEmpty(),
  'cardAudit.giftCardsUnlikeLines': (tx) => tx.cardAudit.giftCardsUnlikeLines(),
  'prepaidLiability.deferred': (tx) => tx.prepaidLiability.deferred(page),
  'prepaidLiability.unitsLeft': (tx) => tx.prepaidLiability.unitsLeft(page),
  'prepaidLiability.balances': (tx) => tx.prepaidLiability.balances(page),
} satisfies Readonly<Record<string, (tx: ReadTransaction) => Promise<unknown>>>

/** Writes of cards that change something in a filled tenant. */
export const cardWriteProbes = {
  'cardProducts.insert': (tx) => tx.cardProducts.insert({ ...fixtures.cardProduct, id: idOf('CardProduct', 'new') }),
  'cardProducts.replace': (tx) => tx.cardProducts.replace({ ...fixtures.cardProduct, ...second }, 1),
  'prepaidPolicies.insert': (tx) =>
    tx.prepaidPolicies.insert({ ...fixtures.prepaidPolicy, id: idOf('PrepaidPolicy', 'new') }),
  'prepaidPolicies.replace': (tx) => tx.prepaidPolicies.replace({ ...fixtures.prepaidPolicy, ...second }, 1),
  'customerCards.insertMany': (tx) => tx.customerCards.insertMany([fixtures.customerCard('new')]),
  'customerCards.replace': (tx) => tx.customerCards.replace(fixtures.customerCard('1', { version: 2, number: 'X' }), 1),
  'customerCards.setHolders': (tx) =>
    tx.customerCards.setHolders({ id: card, customerId: ids.customer, holderIds: [] }),
  'cardRedemptions.insertMany': (tx) => tx.cardRedemptions.insertMany([fixtures.cardRedemption('new')]),
  'cardRedemptions.markReversed': (tx) => tx.cardRedemptions.markReversed(idOf('CardRedemption', '1'), nineMs),
  'giftCards.insert': (tx) => tx.giftCards.insert(fixtures.giftCard('new'), fixtures.secretHash('9e')),
  'giftCards.replace': (tx) => tx.giftCards.replace(fixtures.giftCard('1', { version: 2, state: 'BLOCKED' }), 1),
  'giftCards.moveAll': async (tx) => {
    await tx.giftCards.replace(fixtures.giftCard('1', { version: 2, customerId: ids.customer }), 1)
    await tx.giftCards.moveAll(ids.customer, idOf('Customer', '2'))
  },
  'membershipCards.moveAll': (tx) => tx.membershipCards.moveAll(ids.customer, idOf('Customer', '2')),
  'giftCards.append': (tx) => tx.giftCards.append([fixtures.giftCardActivity(2)]),
  'membershipCards.insert': (tx) => tx.membershipCards.insert(fixtures.membershipCard('new', { state: 'REPLACED' })),
  'membershipCards.replace': (tx) =>
    tx.membershipCards.replace(fixtures.membershipCard('1', { version: 2, state: 'BLOCKED' }), 1),
} satisfies Readonly<Record<string, (tx: Transaction) => Promise<unknown>>>

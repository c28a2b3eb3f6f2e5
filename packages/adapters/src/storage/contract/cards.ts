import { deepEqual, equal } from 'node:assert/strict'
import {
  type AccountBalance,
  type BalanceTotal,
  type CustomerCardFilter,
  type CustomerCardId,
  type DeferredTotal,
  type GiftCardFilter,
  idOf,
  type LiabilityQuery,
  type Lot,
  type UnitsTotal,
} from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import {
  accountBalance,
  cardProduct,
  cardRedemption,
  customer,
  customerCard,
  giftCard,
  giftCardActivity,
  ids,
  ledgerChanges,
  location,
  lot,
  membershipCard,
  nineMs,
  order,
  prepaidPolicy,
  secretHash,
} from './fixtures.ts'

interface Sums {
  readonly deferred: readonly DeferredTotal[]
  readonly unitsLeft: readonly UnitsTotal[]
  readonly balances: readonly BalanceTotal[]
}

const friend = { ...customer, id: idOf('Customer', '2'), phone: null }

/** Cards of customers with their uses, gift cards, membership cards. */
export const cardsPart: ContractPart = {
  name: 'cards',
  declare: ({ storage, tenant, write, test }) => {
    test('prepaid policies in use are read all at once', async () => {
      const tenantId = await tenant()
      const over = { ...prepaidPolicy, id: idOf('PrepaidPolicy', '0'), archivedAtMs: nineMs }
      await write(tenantId, (tx) => tx.prepaidPolicies.insert(over))
      await storage().read({ tenantId }, async (tx) => deepEqual(await tx.prepaidPolicies.active(), [prepaidPolicy]))
    })

    test('cards come back whole and are replaced at their version; a number is given once', async () => {
      const tenantId = await tenant()
      const one = customerCard('1')
      await write(tenantId, (tx) => tx.customerCards.insertMany([one, customerCard('2', { freeze: null })]))
      await write(tenantId, async (tx) => {
        deepEqual(await tx.customerCards.find(one.id), one)
        deepEqual(await tx.customerCards.findMany([one.id, idOf('CustomerCard', 'none')]), [one])
        deepEqual(await tx.customerCards.findMany([]), [])
        const blocked = { ...one, state: 'BLOCKED', number: 'NEW', version: 2 } as const
        equal(await tx.customerCards.replace(blocked, 2), false)
        equal(await tx.customerCards.replace(blocked, 1), true)
        deepEqual(await tx.customerCards.find(one.id), blocked)
      })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.customerCards.insertMany([customerCard('3', { number: 'NO-2' })])),
      )
    })

    test('cards are found by who owns or shares them', async () => {
      const tenantId = await tenant()
      const shared = customerCard('b', { holderIds: [friend.id] })
      await write(tenantId, async (tx) => {
        await tx.customers.insert(friend)
        await tx.cardProducts.insert({ ...cardProduct, id: idOf('CardProduct', '2') })
        await tx.orders.insert(order('1'))
        await tx.customerCards.insertMany([
          customerCard('a', { state: 'ISSUED', orderId: ids.order('1') }),
          shared,
          customerCard('c', { state: 'BLOCKED' }),
          customerCard('d', { customerId: friend.id, productId: idOf('CardProduct', '2') }),
        ])
      })
      const list = (filter: CustomerCardFilter, page: { limit: number; after?: string } = { limit: 9 }) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.customerCards.list(filter, page)).map(({ id }) => id.slice(4)).join(''),
        )
      equal(await list({}), 'abcd')
      equal(await list({}, { limit: 2, after: 'crd_a' }), 'bc')
      equal(await list({ holderId: friend.id }), 'bd')
      equal(await list({ productId: idOf('CardProduct', '2') }), 'd')
      equal(await list({ number: 'NO-C' }), 'c')
      await write(tenantId, async (tx) => {
        const held = async (id: typeof friend.id) => (await tx.customerCards.heldBy(id)).map((card) => card.id.slice(4))
        deepEqual(await held(ids.customer), ['a', 'b'])
        deepEqual(await held(friend.id), ['b', 'd'])
        const both = [cardProduct.id, idOf('CardProduct', '2')]
        deepEqual(await tx.customerCards.boughtBy(ids.customer, both), [cardProduct.id])
        deepEqual(await tx.customerCards.boughtBy(ids.customer, []), [])
        deepEqual(await tx.customerCards.ofOrder(ids.order('1')), [
          customerCard('a', { state: 'ISSUED', orderId: ids.order('1') }),
        ])
        // Whoever bought it has, whoever has it now, and not where the order was reopened.
        const given = customerCard('a', { state: 'ISSUED', orderId: ids.order('1'), customerId: friend.id, version: 2 })
        equal(await tx.customerCards.replace(given, 1), true)
        equal(await tx.customerCards.replace({ ...shared, productId: idOf('CardProduct', '2'), version: 2 }, 1), true)
        equal(await tx.customerCards.replace(customerCard('c', { customerId: friend.id, version: 2 }), 1), true)
        deepEqual((await tx.customerCards.boughtBy(ids.customer, both)).toSorted(), both.toSorted())
        deepEqual((await tx.customerCards.boughtBy(friend.id, both)).toSorted(), both.toSorted())
        const reopened = { ...order('1'), reopenedAsId: ids.order('2'), version: 2 }
        equal(await tx.orders.replace(reopened, 1), true)
        deepEqual(await tx.customerCards.boughtBy(ids.customer, both), [idOf('CardProduct', '2')])
        await tx.customerCards.setHolders({ ...shared, holderIds: [] })
        deepEqual(await held(friend.id), ['d'])
      })
    })

    test('uses are counted by the day, summed up, listed, and taken back once', async () => {
      const tenantId = await tenant()
      const other = idOf('Entitlement', '2')
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1'))
        await tx.customerCards.insertMany([customerCard('1'), customerCard('2')])
        await tx.cardRedemptions.insertMany([
          cardRedemption('a', { orderId: ids.order('1') }),
          cardRedemption('b', { entitlementId: other, serviceId: null }),
          cardRedemption('c', { usedOn: '2026-11-24' }),
          cardRedemption('d', { cardId: idOf('CustomerCard', '2') }),
        ])
      })
      await write(tenantId, async (tx) => {
        const { cardRedemptions } = tx
        const cards = [idOf('CustomerCard', '1'), idOf('CustomerCard', '2')] as const
        deepEqual(await cardRedemptions.find(idOf('CardRedemption', 'b')), {
          ...cardRedemption('b', { entitlementId: other, serviceId: null }),
        })
        deepEqual([...(await cardRedemptions.usesOn(cards, '2026-11-23'))].sort(), [
          [cards[0], 2],
          [cards[1], 1],
        ])
        equal((await cardRedemptions.usesOn([], '2026-11-23')).size, 0)
        const forOrder = async () => (await cardRedemptions.ofOrder(ids.order('1'))).map(({ id }) => id.slice(4))
        deepEqual(await forOrder(), ['a'])
        equal(await cardRedemptions.markReversed(idOf('CardRedemption', 'a'), nineMs + 5), true)
        deepEqual(await forOrder(), [])
        equal(await cardRedemptions.markReversed(idOf('CardRedemption', 'a'), nineMs + 6), false)
        equal((await cardRedemptions.usesOn(cards, '2026-11-23')).get(cards[0]), 1)
        const first = [
          { entitlementId: idOf('Entitlement', '1'), units: 2 },
          { entitlementId: other, units: 2 },
        ]
        const unitsUsed = async (...of: readonly CustomerCardId[]) => [...(await cardRedemptions.unitsUsed(of))]
        deepEqual(await unitsUsed(cards[0]), [[cards[0], first]])
        deepEqual(await unitsUsed(cards[1], idOf('CustomerCard', 'none'), cards[0]), [
          [cards[0], first],
          [cards[1], first.slice(0, 1)],
        ])
        deepEqual(await unitsUsed(), [])
        const listed = await cardRedemptions.list(cards[0], { limit: 2, after: 'rdm_a' })
        deepEqual(
          listed.map(({ id }) => id.slice(4)),
          ['b', 'c'],
        )
      })
    })

    test('cards that are due are found in all tenants', async () => {
      const [one, two] = [await tenant(), await tenant()]
      await write(one, (tx) => tx.customerCards.insertMany([customerCard('1', { dueAtMs: 20 })]))
      await write(two, (tx) =>
        tx.customerCards.insertMany([customerCard('1', { dueAtMs: 10 }), customerCard('2', { dueAtMs: null })]),
      )
      const due = (nowMs: number, limit = 9) => storage().platform.dueCards({ nowMs, limit })
      deepEqual(await due(9), [])
      deepEqual(await due(20), [
        { tenantId: two, cardId: 'crd_1' },
        { tenantId: one, cardId: 'crd_1' },
      ])
      equal((await due(20, 1)).length, 1)
    })

    test('gift cards are found by the hash of their code, which no replacement changes', async () => {
      const tenantId = await tenant()
      const card = giftCard('1')
      await write(tenantId, async (tx) => {
        await tx.giftCards.insert(card, secretHash('a'))
        await tx.giftCards.insert(giftCard('2', { state: 'PENDING', customerId: ids.customer }), secretHash('b'))
      })
      await write(tenantId, async (tx) => {
        const { giftCards } = tx
        deepEqual(await giftCards.find(card.id), card)
        deepEqual(await giftCards.findMany([card.id, idOf('GiftCard', 'none')]), [card])
        deepEqual(await giftCards.findMany([]), [])
        equal(await giftCards.findByCodeHash(secretHash('c')), undefined)
        const blocked = { ...card, state: 'BLOCKED', codeHint: 'XXXX', version: 2 } as const
        equal(await giftCards.replace(blocked, 2), false)
        equal(await giftCards.replace(blocked, 1), true)
        deepEqual(await giftCards.findByCodeHash(secretHash('a')), { ...blocked, codeHint: 'AB12' })
        const list = async (filter: GiftCardFilter) => (await giftCards.list(filter, { limit: 9 })).map(({ id }) => id)
        deepEqual(await list({}), ['gft_1', 'gft_2'])
        deepEqual(await list({ state: 'PENDING' }), ['gft_2'])
        deepEqual(await list({ customerId: ids.customer }), ['gft_2'])
        await giftCards.append([giftCardActivity(10), giftCardActivity(11), giftCardActivity(20, { reason: null })])
        const page = { limit: 9, after: 'gft_1:10' }
        deepEqual(await giftCards.activities(card.id, { limit: 1 }), [giftCardActivity(10)])
        const loads = await giftCards.loadsOf(ids.order('1'), [card.id])
        deepEqual(loads[0], giftCardActivity(10))
        equal(
          loads.every(({ kind, sourceId }) => kind === 'LOAD' && sourceId === ids.order('1')),
          true,
        )
        deepEqual(await giftCards.loadsOf(ids.order('2'), [card.id]), [])
        deepEqual(await giftCards.loadsOf(ids.order('1'), []), [])
        deepEqual(await giftCards.activities(card.id, page), [
          giftCardActivity(11),
          giftCardActivity(20, { reason: null }),
        ])
      })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.giftCards.insert(giftCard('3'), secretHash('a'))),
      )
    })

    test('the gift and membership cards of one are moved to another', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.customers.insert(friend)
        await tx.giftCards.insert(giftCard('1', { customerId: ids.customer }), secretHash('a'))
        await tx.giftCards.insert(giftCard('2'), secretHash('b'))
        await tx.membershipCards.insert(membershipCard('1'))
        await tx.giftCards.moveAll(ids.customer, friend.id)
        await tx.membershipCards.moveAll(ids.customer, friend.id)
        deepEqual(await tx.giftCards.list({}, { limit: 9 }), [
          giftCard('1', { customerId: friend.id, version: 2 }),
          giftCard('2'),
        ])
        deepEqual(await tx.membershipCards.currentOf(friend.id), membershipCard('1', { customerId: friend.id }))
        equal(await tx.membershipCards.currentOf(ids.customer), undefined)
      })
    })

    test('a customer has one membership card that is not replaced', async () => {
      const tenantId = await tenant()
      const card = membershipCard('1')
      await write(tenantId, (tx) => tx.membershipCards.insert(card))
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.membershipCards.insert(membershipCard('2'))),
      )
      await write(tenantId, async (tx) => {
        const { membershipCards } = tx
        deepEqual(await membershipCards.find(card.id), card)
        deepEqual(await membershipCards.findByNumber('01-1'), card)
        deepEqual(await membershipCards.currentOf(ids.customer), card)
        const replaced = { ...card, state: 'REPLACED', version: 2 } as const
        equal(await membershipCards.replace(replaced, 2), false)
        equal(await membershipCards.replace(replaced, 1), true)
        equal(await membershipCards.currentOf(ids.customer), undefined)
        await membershipCards.insert(membershipCard('2'))
        const all = await membershipCards.list({ customerId: ids.customer }, { limit: 9 })
        deepEqual(all, [replaced, membershipCard('2')])
        deepEqual(await membershipCards.list({ number: '01-2' }, { limit: 9 }), [membershipCard('2')])
        deepEqual(await membershipCards.list({}, { limit: 1, after: card.id }), [membershipCard('2')])
      })
    })

    test('what is owed of cards and balances is summed up by terms, location and currency', async () => {
      const tenantId = await tenant()
      const other = { ...location, id: idOf('Location', '2') }
      const visits = (body: string, units: number): Lot =>
        lot(body, {
          ...{ account: 'VISITS', unit: 'VISIT', subjectId: `ent_${body}`, deferredCardId: idOf('CustomerCard', body) },
          ...{ originalMinor: 10, remainingMinor: units, costLeftMinor: 1_000 * units },
        })
      const owes = (subjectId: string, postedMinor: number): AccountBalance =>
        accountBalance({ account: 'CARD_DEFERRED_REVENUE', subjectId, postedMinor })
      const value = { account: 'STORED_VALUE_PRINCIPAL', remainingMinor: 700 } as const
      await write(tenantId, async (tx) => {
        await tx.locations.insert(other)
        const [entitlement] = customerCard('3').entitlements
        await tx.customerCards.insertMany([
          customerCard('1'),
          customerCard('2'),
          customerCard('3', {
            ...{ locationId: other.id, terms: { ...customerCard('3').terms, kind: 'PACKAGE' } },
            entitlements: entitlement ? [{ ...entitlement, serviceIds: null, unitsPerUse: [], unitValueMinor: 0 }] : [],
          }),
          customerCard('4'),
        ])
        await tx.ledger.apply(
          ledgerChanges({
            newLots: [
              ...[visits('1', 7), visits('2', 2), visits('3', 5), visits('4', 0)],
              lot('5', value),
              lot('6', { ...value, subjectId: 'crd_1', account: 'STORED_VALUE_BONUS' }),
              lot('7', { ...value, locationId: other.id, remainingMinor: 0 }),
              lot('8', { ...value, locationId: other.id, subjectId: 'gft_1', account: 'GIFT_CARDS', unit: 'EUR' }),
            ],
            newBalances: [owes('crd_1', 7_000), owes('crd_2', 2_000), owes('crd_3', 5_000), owes('crd_4', 0)],
          }),
        )
      })
      const here = { locationId: ids.location, currency: 'CNY' } as const
      const there = { locationId: other.id, currency: 'CNY' } as const
      const terms = { serviceIds: [ids.service], unitsPerUse: [{ serviceId: ids.service, units: 2 }] }
      const sums: Sums = {
        deferred: [
          { kind: 'PACKAGE', ...there, deferredMinor: 5_000 },
          { kind: 'VISIT_PASS', ...here, deferredMinor: 9_000 },
        ],
        unitsLeft: [
          {
            kind: 'PACKAGE',
            ...there,
            serviceIds: null,
            unitsPerUse: [],
            unitValueMinor: 0,
            units: 5,
            costMinor: 5_000,
          },
          { kind: 'VISIT_PASS', ...here, ...terms, unitValueMinor: 12_800, units: 9, costMinor: 9_000 },
        ],
        balances: [
          { account: 'GIFT_CARDS', onCards: false, locationId: other.id, currency: 'EUR', amountMinor: 700 },
          { account: 'STORED_VALUE_BONUS', onCards: true, ...here, amountMinor: 700 },
          { account: 'STORED_VALUE_PRINCIPAL', onCards: false, ...here, amountMinor: 700 },
        ],
      }
      const read = (query: Partial<LiabilityQuery>, limit = 9): Promise<Sums> =>
        storage().read({ tenantId }, async ({ prepaidLiability }) => {
          const asked = { ...query, limit }
          return {
            deferred: await prepaidLiability.deferred(asked),
            unitsLeft: await prepaidLiability.unitsLeft(asked),
            balances: await prepaidLiability.balances(asked),
          }
        })
      // PostgreSQL gives the fields of what is in JSON in an order of its own.
      const textOf = (value: unknown): string =>
        JSON.stringify(value, (_key, part) =>
          part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.entries(part).sort() : part,
        )
      const ordered = ({ deferred, unitsLeft, balances }: Sums): unknown =>
        [deferred, unitsLeft, balances].map((rows) => rows.map(textOf).sort())
      deepEqual(ordered(await read({})), ordered(sums))
      const at = (rows: Sums, id: string): unknown =>
        ordered({
          deferred: rows.deferred.filter(({ locationId }) => locationId === id),
          unitsLeft: rows.unitsLeft.filter(({ locationId }) => locationId === id),
          balances: rows.balances.filter(({ locationId }) => locationId === id),
        })
      deepEqual(ordered(await read({ locationIds: [other.id] })), at(sums, other.id))
      const euro = await read({ currency: 'EUR', locationIds: [other.id, ids.location] })
      deepEqual(ordered(euro), ordered({ deferred: [], unitsLeft: [], balances: sums.balances.slice(0, 1) }))
      deepEqual(
        Object.values(await read({}, 1)).map((rows) => rows.length),
        [1, 1, 1],
      )
    })

    test('cards that say otherwise than the books are told', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.customerCards.insertMany([customerCard('1', { state: 'EXPIRED' })])
        const transactionId = idOf('LedgerTransaction', '77')
        await tx.cardRedemptions.insertMany([cardRedemption('1', { transactionId })])
        await tx.giftCards.insert(giftCard('1'), secretHash('d'))
        await tx.giftCards.append([giftCardActivity(10, { amountMinor: 500 })])
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.cardAudit.redemptionsUnlikeLines(), [{ subject: 'ltx_77', found: 'off by 2' }])
        deepEqual(await tx.cardAudit.giftCardsUnlikeLines(), [{ subject: 'gft_1', found: 'off by 500' }])
        deepEqual(await tx.cardAudit.overAndNotEmpty(), [])
        deepEqual(await tx.cardAudit.owedOfNoCard(), [])
        deepEqual(await tx.cardAudit.deferredUnlikeVisits(), [])
      })
    })
  },
}

import { deepEqual } from 'node:assert/strict'
import { type CustomerCardId, idOf, type LedgerSourceKind, type OrderId } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { activity, ids, ledgerChanges, ledgerTransaction, lot } from './fixtures.ts'

const lotless = { lotId: null, costMinor: null } as const

/** What is read of points in the books, by the balance they are of. */
export const pointsInBooksPart: ContractPart = {
  name: 'points in the books',
  declare: ({ storage, tenant, write, test }) => {
    test('the points of an order or a card that have ended are those that left its lots by themselves or by a merge', async () => {
      const tenantId = await tenant()
      const one = { kind: 'POINTS_EARNED', id: ids.order('1') } as const
      const points = { account: 'POINTS', unit: 'POINT', subjectId: ids.customer } as const
      const friend = idOf('Customer', '2')
      const pot = { ...points, unit: 'POINT.SKINCARE' } as const
      const left = (body: string, kind: LedgerSourceKind, id: string, of: string, amountMinor: number) => {
        const { unit } = of === 'pot' ? pot : points
        const line = { ...points, unit, amountMinor, lotId: idOf('Lot', of), costMinor: 0 }
        const issued = { ...lotless, account: 'POINTS_ISSUED', unit, subjectId: null } as const
        const lines = [line, { ...issued, amountMinor: 0 - amountMinor }]
        return ledgerTransaction(body, { source: { kind, id }, lines })
      }
      await write(tenantId, (tx) =>
        tx.ledger.apply(
          ledgerChanges({
            newLots: [
              lot('own', { ...points, source: one }),
              lot('apart', { ...points, source: one }),
              lot('pot', { ...pot, source: one }),
              lot('other', { ...points, source: { ...one, id: ids.order('2') } }),
              lot('gift', { ...points, source: { kind: 'CARD_SALE', id: 'crd_1' } }),
              lot('theirs', { ...points, subjectId: friend, source: { kind: 'CARD_SALE', id: 'crd_2' } }),
              lot('moved', { ...points, source: { kind: 'CUSTOMER_MERGE', id: ids.order('1') } }),
            ],
            transactions: [
              left('a', 'LOT_EXPIRY', ids.customer, 'own', 30),
              left('b', 'LOT_EXPIRY', ids.customer, 'apart', 7),
              left('c', 'CUSTOMER_MERGE', ids.customer, 'own', 500),
              left('d', 'POINTS_REDEEMED', 'prx_1', 'own', 60_000),
              left('e', 'LOT_EXPIRY', ids.customer, 'other', 1),
              left('i', 'LOT_EXPIRY', ids.customer, 'gift', 90),
              left('f', 'LOT_EXPIRY', ids.customer, 'moved', 2),
              left('g', 'CUSTOMER_MERGE', ids.customer, 'own', -4),
              left('h', 'POINTS_EARNED', ids.order('1'), 'own', -3),
              left('j', 'LOT_EXPIRY', ids.customer, 'pot', 80),
              left('k', 'LOT_EXPIRY', friend, 'theirs', 6),
            ],
          }),
        ),
      )
      const endedOf = (...of: readonly (readonly [CustomerCardId | OrderId, string])[]) =>
        storage().read({ tenantId }, async (tx) => {
          const found = await tx.ledger.endedPoints(
            of.map(([sourceId, body]) => ({ sourceId, lotId: idOf('Lot', body) })),
          )
          return [...found].map(([sourceId, ended]) => [sourceId, [...ended]] as const).sort()
        })
      const [card, friendsCard] = [idOf('CustomerCard', '1'), idOf('CustomerCard', '2')]
      const own = [
        ['POINT', 537],
        ['POINT.SKINCARE', 80],
      ]
      deepEqual(await endedOf([ids.order('1'), 'own']), [[ids.order('1'), own]])
      deepEqual(await endedOf([ids.order('2'), 'other']), [[ids.order('2'), [['POINT', 1]]]])
      deepEqual(await endedOf([card, 'gift']), [[card, [['POINT', 90]]]])
      deepEqual([await endedOf([ids.order('3'), 'own']), await endedOf([ids.order('1'), 'none'])], [[], []])
      deepEqual([await endedOf([friendsCard, 'own']), await endedOf()], [[], []])
      const orders = [
        [ids.order('1'), 'own'],
        [ids.order('1'), 'pot'],
        [ids.order('3'), 'other'],
      ] as const
      deepEqual(await endedOf(...orders, [friendsCard, 'theirs'], [card, 'gift']), [
        [card, [['POINT', 90]]],
        [friendsCard, [['POINT', 6]]],
        [ids.order('1'), own],
      ])
    })

    test('each sub-ledger has the points of its own that orders earned', async () => {
      const tenantId = await tenant()
      const found = () => storage().read({ tenantId }, (tx) => tx.customerActivity.pointsUnlikeBooks())
      const earned = activity('1', {
        points: 0,
        subLedgerPoints: [
          { subLedgerCode: 'SKINCARE', points: 20 },
          { subLedgerCode: 'SPRING', points: 7 },
        ],
      })
      const lines = (unit: string, amountMinor: number) => [
        { account: 'POINTS_ISSUED', subjectId: null, unit, amountMinor, ...lotless } as const,
        { account: 'POINTS_OWED', subjectId: ids.customer, unit, amountMinor: 0 - amountMinor, ...lotless } as const,
      ]
      await write(tenantId, async (tx) => {
        await tx.customerActivity.insertMany([earned])
        await tx.ledger.apply(
          ledgerChanges({
            transactions: [
              ledgerTransaction('p', {
                source: { kind: 'POINTS_EARNED', id: ids.order('1') },
                lines: [...lines('POINT.SKINCARE', 20), ...lines('POINT', 7)],
              }),
            ],
          }),
        )
      })
      const [row] = await storage().read({ tenantId }, (tx) =>
        tx.customerActivity.transactions(ids.customer, { limit: 1 }),
      )
      deepEqual(row, earned)
      deepEqual(await found(), [
        { subject: ids.order('1'), found: 'off by 7' },
        { subject: `${ids.order('1')} in POINT.SPRING`, found: 'off by -7' },
      ])
    })
  },
}

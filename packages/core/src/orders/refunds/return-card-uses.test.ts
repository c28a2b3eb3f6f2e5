import { expect, test } from 'vitest'
import { idOf } from '../../base/ids.ts'
import type { CardRedemption } from '../../cards/customer-card.ts'
import type { Order } from '../order.ts'
import { refuseUseOnBill } from './return-card-uses.ts'

const cover = {
  cardId: idOf('CustomerCard', 'c'),
  entitlementId: idOf('Entitlement', 'e'),
  name: 'Ten manicures',
  serviceId: idOf('Service', 'manicure'),
}
const use = (fields: object = {}): CardRedemption => ({ ...cover, id: idOf('CardRedemption', '1'), ...fields }) as never
const bill = (units: number, quantity: number, returned: number): Order =>
  ({
    id: idOf('Order', '1'),
    lines: [
      { ordinal: 0, quantity: 1, coverage: [] },
      { ordinal: 1, quantity, coverage: [{ ...cover, units }] },
    ],
    returnedQuantities: [1, returned],
  }) as never

const elsewhere = [{ cardId: 'crd_d' }, { entitlementId: 'ent_f' }, { serviceId: 'svc_cut' }]

test.each([
  ['all units are on the bill', bill(2, 2, 0), 2, 'refused'],
  ['one went back with its use', bill(2, 2, 1), 1, 'refused'],
  ['one went back without its use', bill(2, 2, 1), 2, 'fine'],
  ['all went back without', bill(1, 1, 1), 1, 'fine'],
  ['one of two that went back was covered, which is rounded up', bill(1, 2, 1), 1, 'fine'],
] as const)('%s', (_, order, uses, expected) => {
  const all = [...Array.from({ length: uses }, () => use()), ...elsewhere.map((fields) => use(fields))]
  const refused = refuseUseOnBill(use(), order, all)
  expect(refused ? 'refused' : 'fine').toBe(expected)
  if (refused) {
    expect(refused.refusal).toEqual({
      ...{ code: 'redemption_of_order', details: { redemptionId: use().id, orderId: order.id } },
    })
  }
})

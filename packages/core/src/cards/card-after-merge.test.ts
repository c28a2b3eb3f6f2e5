import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { friend, owner, sold, tenMs, tenVisits } from './card.fixture.ts'
import { cardAfterMerge } from './card-after-merge.ts'

const third = idOf('Customer', 'third')
const merge = { fromId: friend, toId: owner }

test.each([
  ['what the duplicate owned', friend, [third], owner, [third], 'customer_card.transferred'],
  ['what both had', friend, [owner, third], owner, [third], 'customer_card.transferred'],
  ['what the duplicate shared', third, [friend], third, [owner], 'customer_card.shared'],
  ['what both shared', third, [owner, friend], third, [owner], 'customer_card.shared'],
  ['what the duplicate shared of the other', owner, [friend], owner, [], 'customer_card.shared'],
] as const)('%s is the other’s from then on', (_, customerId, holderIds, ownerId, holders, type) => {
  const { card } = sold(tenVisits)
  const before = { ...card, customerId, holderIds }
  const { card: after, event } = cardAfterMerge(before, merge, tenMs + 5)
  expect(after).toEqual({ ...before, customerId: ownerId, holderIds: holders, version: 2, updatedAtMs: tenMs + 5 })
  expect(event).toEqual({ type, subjectKind: 'CUSTOMER_CARD', subject: after, previous: before })
})

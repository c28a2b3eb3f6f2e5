import { idOf, type ReadTransaction, type Transaction } from '@mendian/core'
import * as fixtures from './fixtures.ts'

const { ids, nineMs } = fixtures
const page = { limit: 200 }
const second = { version: 2, name: 'Changed' } as const

/** Reads of what customers do that find something in a filled tenant. */
export const loyaltyReadProbes = {
  'loyaltyProgrammes.find': async (tx) =>
    (await tx.loyaltyProgrammes.find(idOf('LoyaltyProgramme', 'new'))) ??
    tx.loyaltyProgrammes.find(fixtures.loyaltyProgramme.id),
  'loyaltyProgrammes.findMany': (tx) => tx.loyaltyProgrammes.findMany([fixtures.loyaltyProgramme.id]),
  'loyaltyProgrammes.list': (tx) => tx.loyaltyProgrammes.list(page),
  'loyaltyProgrammes.active': (tx) => tx.loyaltyProgrammes.active(),
  'rewards.find': (tx) => tx.rewards.find(fixtures.reward.id),
  'rewards.findMany': (tx) => tx.rewards.findMany([fixtures.reward.id]),
  'rewards.list': (tx) => tx.rewards.list(page),
  'customerGroups.find': (tx) => tx.customerGroups.find(fixtures.customerGroup.id),
  'customerGroups.findMany': (tx) => tx.customerGroups.findMany([fixtures.customerGroup.id]),
  'customerGroups.list': (tx) => tx.customerGroups.list(page),
  'tags.find': (tx) => tx.tags.find(fixtures.tag.id),
  'tags.findMany': (tx) => tx.tags.findMany([fixtures.tag.id]),
  'categories.find': (tx) => tx.categories.find(fixtures.category.id),
  'categories.findMany': (tx) => tx.categories.findMany([fixtures.category.id]),
  'categories.list': (tx) => tx.categories.list(page),
  'tags.list': (tx) => tx.tags.list(page),
  'customers.listByTag': (tx) =>
    tx.customers.listByTag({ kind: 'SPENT', fromMs: 0, currency: 'CNY', minSpentMinor: 1 }, page),
  'customerActivity.figures': async (tx) =>
    (await tx.customerActivity.figures({ customerId: ids.customer, currency: 'CNY', fromMs: 0, toMs: nineMs + 1 }))
      .visits,
  'customerActivity.counts': (tx) => tx.customerActivity.counts(ids.customer),
  'customerActivity.transactions': (tx) => tx.customerActivity.transactions(ids.customer, page),
  'customerActivity.countsUnlikeActivity': (tx) => tx.customerActivity.countsUnlikeActivity(),
  'customerActivity.activityUnlikeOrders': (tx) => tx.customerActivity.activityUnlikeOrders(),
  'customerActivity.pointsUnlikeBooks': (tx) => tx.customerActivity.pointsUnlikeBooks(),
  'tierStandings.find': (tx) => tx.tierStandings.find(ids.customer),
  'pointsRedemptions.find': (tx) => tx.pointsRedemptions.find(idOf('PointsRedemption', '1')),
  'pointsRedemptions.list': (tx) => tx.pointsRedemptions.list({ customerId: ids.customer }, page),
} satisfies Readonly<Record<string, (tx: ReadTransaction) => Promise<unknown>>>

/** Writes of what customers do that change something in a filled tenant. */
export const loyaltyWriteProbes = {
  'loyaltyProgrammes.insert': (tx) =>
    tx.loyaltyProgrammes.insert({
      ...fixtures.loyaltyProgramme,
      id: idOf('LoyaltyProgramme', 'new'),
      archivedAtMs: nineMs,
    }),
  'loyaltyProgrammes.replace': (tx) => tx.loyaltyProgrammes.replace({ ...fixtures.loyaltyProgramme, ...second }, 1),
  'rewards.insert': (tx) => tx.rewards.insert({ ...fixtures.reward, id: idOf('Reward', 'new') }),
  'rewards.replace': (tx) => tx.rewards.replace({ ...fixtures.reward, ...second }, 1),
  'customerGroups.insert': (tx) =>
    tx.customerGroups.insert({ ...fixtures.customerGroup, id: idOf('CustomerGroup', 'new') }),
  'categories.insert': (tx) => tx.categories.insert({ ...fixtures.category, id: idOf('Category', 'new') }),
  'categories.replace': (tx) => tx.categories.replace({ ...fixtures.category, ...second }, 1),
  'tags.insert': (tx) => tx.tags.insert({ ...fixtures.tag, id: idOf('Tag', 'new') }),
  'tags.replace': (tx) => tx.tags.replace({ ...fixtures.tag, ...second }, 1),
  'customerGroups.replace': (tx) => tx.customerGroups.replace({ ...fixtures.customerGroup, ...second }, 1),
  'customerActivity.insertMany': (tx) => tx.customerActivity.insertMany([fixtures.activity('new')]),
  'customerActivity.addCounts': (tx) => tx.customerActivity.addCounts([fixtures.count('VISITS', 1)]),
  'customerActivity.moveAll': async (tx) => {
    const other = idOf('Customer', 'other')
    await tx.customers.insert({ ...fixtures.customer, id: other, phone: null })
    await tx.customerActivity.moveAll(ids.customer, other)
  },
  'tierStandings.put': (tx) =>
    tx.tierStandings.put({ customerId: ids.customer, tierId: null, sinceMs: 2, endsAtMs: nineMs }),
  'pointsRedemptions.insert': (tx) => tx.pointsRedemptions.insert(fixtures.pointsRedemption('new')),
} satisfies Readonly<Record<string, (tx: Transaction) => Promise<unknown>>>

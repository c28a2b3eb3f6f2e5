import { type LoyaltyProgramme, type Reward, refuseProgramme, refuseReward } from '@mendian/core'
import { customerGroupFields, loyaltyProgrammeFields, rewardFields, tagFields } from '@mendian/core/schemas'
import { type ConfigurationOperations, configurationOperations, type Reference } from './configuration-resource.ts'
import { itemReferences } from './promotion-records.ts'
import { programmeLock, subLedgersOf } from './sub-ledgers.ts'

const loyalty = { read: 'loyalty:read', write: 'loyalty:write' } as const

export const loyaltyProgrammes: ConfigurationOperations<'LoyaltyProgramme', typeof loyaltyProgrammeFields> =
  configurationOperations({
    kind: 'LoyaltyProgramme',
    room: 'loyaltyProgrammes',
    path: '/v1/loyalty-programmes',
    fields: loyaltyProgrammeFields,
    description: 'How customers earn points and tiers. There is one in use at a time; archive it to make another.',
    permissions: loyalty,
    refuse: refuseProgramme,
    references: (fields) => [
      ...itemReferences(
        fields.earningRules.flatMap(({ scope }) => [...(scope.itemIds ?? []), ...scope.excludedItemIds]),
      ),
      {
        kind: 'Category',
        room: 'categories',
        ids: fields.earningRules.flatMap(({ scope }) => scope.categoryIds ?? []),
      },
      { kind: 'Tier', room: 'tiers', ids: fields.earningBoosts.flatMap(({ tierIds }) => tierIds ?? []) },
    ],
    unique: {
      locks: () => [programmeLock],
      async refuse(tx, _fields, id) {
        const other = (await tx.loyaltyProgrammes.active()).find((programme: LoyaltyProgramme) => programme.id !== id)
        return other && { code: 'programme_exists', details: { programmeId: other.id } }
      },
    },
    refusals: ['duplicate_in_list', 'sub_ledger_unknown', 'programme_exists'],
  })

export const rewards: ConfigurationOperations<'Reward', typeof rewardFields> = configurationOperations({
  kind: 'Reward',
  room: 'rewards',
  path: '/v1/rewards',
  fields: rewardFields,
  description: 'Something that points are exchanged for.',
  permissions: loyalty,
  refuse: refuseReward,
  references: ({ gives, tierPoints }): readonly Reference[] => [
    gives.kind === 'COUPON'
      ? { kind: 'CouponTemplate', room: 'couponTemplates', ids: [gives.couponTemplateId] }
      : { kind: 'Product', room: 'products', ids: [gives.productId] },
    { kind: 'Tier', room: 'tiers', ids: tierPoints.map(({ tierId }) => tierId) },
  ],
  unique: subLedgersOf(
    ({ subLedgerCode }) => [subLedgerCode],
    (tx, id) => tx.rewards.find(id as Reward['id']),
  ),
  refusals: ['duplicate_in_list', 'sub_ledger_unknown'],
})

export const customerGroups: ConfigurationOperations<'CustomerGroup', typeof customerGroupFields> =
  configurationOperations({
    kind: 'CustomerGroup',
    room: 'customerGroups',
    path: '/v1/customer-groups',
    fields: customerGroupFields,
    description: 'Customers put together by hand.',
    permissions: { read: 'customer:read', write: 'customer:write' },
  })

export const tags: ConfigurationOperations<'Tag', typeof tagFields> = configurationOperations({
  kind: 'Tag',
  room: 'tags',
  path: '/v1/tags',
  fields: tagFields,
  description: 'A label that customers have by what they do (标签); `GET /v1/customers?tagId=` lists who has it now.',
  permissions: { read: 'customer:read', write: 'customer:write' },
  references: ({ rule }) => [
    { kind: 'Service', room: 'services', ids: rule.kind === 'SERVICE_COUNT' ? rule.serviceIds : [] },
  ],
})

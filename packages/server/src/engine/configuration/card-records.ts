import { type CardProduct, refuseCardProduct } from '@mendian/core'
import { cardProductFields, prepaidPolicyFields } from '@mendian/core/schemas'
import { type ConfigurationOperations, configurationOperations } from './configuration-resource.ts'
import { itemReferences } from './promotion-records.ts'
import { subLedgersOf } from './sub-ledgers.ts'

const catalog = { read: 'catalog:read', write: 'catalog:write' } as const

/** Each id once. */
function once<Id extends string>(ids: readonly Id[]): readonly Id[] {
  return [...new Set(ids)]
}

function itemsNamed({ components, discount, gifts }: CardProduct): readonly string[] {
  return [
    ...components.flatMap(({ serviceIds, unitsPerUse }) => [
      ...(serviceIds ?? []),
      ...unitsPerUse.map(({ serviceId }) => serviceId),
    ]),
    ...(discount?.itemIds ?? []),
    ...(discount?.excludedItemIds ?? []),
    ...gifts.flatMap((gift) => (gift.kind === 'ITEM' ? (gift.serviceIds ?? []) : [])),
  ]
}

export const cardProducts: ConfigurationOperations<'CardProduct', typeof cardProductFields> = configurationOperations({
  kind: 'CardProduct',
  room: 'cardProducts',
  path: '/v1/card-products',
  fields: cardProductFields,
  description: 'A card as it is sold: visits, time, a balance, a discount or a package; cards keep these terms.',
  permissions: catalog,
  refuse: refuseCardProduct,
  references: (fields) => [
    ...itemReferences(once(itemsNamed(fields as CardProduct))),
    {
      kind: 'Location',
      room: 'locations',
      ids: once([...(fields.sellAtLocationIds ?? []), ...(fields.useAtLocationIds ?? [])]),
    },
    {
      kind: 'CouponTemplate',
      room: 'couponTemplates',
      ids: once(fields.gifts.flatMap((gift) => (gift.kind === 'COUPON' ? [gift.couponTemplateId] : []))),
    },
  ],
  prices: ({ price, sellAtLocationIds }) => ({ price, locationIds: sellAtLocationIds }),
  unique: subLedgersOf(
    // A patch may leave them as they are.
    ({ gifts }: Partial<Pick<CardProduct, 'gifts'>>) =>
      (gifts ?? []).map((gift) => (gift.kind === 'POINTS' ? gift.subLedgerCode : null)),
    (tx, id) => tx.cardProducts.find(id as CardProduct['id']),
  ),
  refusals: ['card_product_invalid', 'sub_ledger_unknown'],
})

export const prepaidPolicies: ConfigurationOperations<'PrepaidPolicy', typeof prepaidPolicyFields> =
  configurationOperations({
    kind: 'PrepaidPolicy',
    room: 'prepaidPolicies',
    path: '/v1/prepaid-policies',
    fields: prepaidPolicyFields,
    description: 'What the law or the shop allows of prepaid cards in a currency; without one all is allowed.',
    permissions: catalog,
  })

import type { RefusalOf } from '../base/decision.ts'
import type { CardProductId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { CardProductFields, cardKinds } from './card-product.schema.ts'

export type CardKind = (typeof cardKinds)[number]

/** A card as it is sold (卡项). Cards keep the terms they were sold under. */
export type CardProduct = ConfigurationRecord<CardProductId, CardProductFields>

export type CardComponent = CardProductFields['components'][number]

/** What of a card product contradicts its kind. */
export type CardProductFault =
  | 'COMPONENTS'
  | 'STORED_VALUE'
  | 'DISCOUNT'
  | 'VALIDITY_MISSING'
  | 'ACTIVATION'
  | 'UNITS_PER_USE'
  | 'GUEST_PASSES'

export type CardProductRefusal = RefusalOf<'card_product_invalid', { because: CardProductFault }>

/** Why these fields make no card, if so. */
export function refuseCardProduct(fields: CardProductFields): CardProductRefusal | undefined {
  const because = faultOf(fields)
  return because && { code: 'card_product_invalid', details: { because } }
}

function faultOf(fields: CardProductFields): CardProductFault | undefined {
  const { kind, components, storedValueMinor, discount, validity, activation, price, guestPasses } = fields
  if (!componentsFit(kind, components)) return 'COMPONENTS'
  const isStoredValue = kind === 'STORED_VALUE_CARD'
  if (isStoredValue !== (storedValueMinor !== null)) return 'STORED_VALUE'
  if (storedValueMinor !== null && storedValueMinor < price.amountMinor) return 'STORED_VALUE'
  if ((kind === 'DISCOUNT_CARD') !== (discount !== null)) return 'DISCOUNT'
  if (kind === 'TIME_PASS' && validity === null) return 'VALIDITY_MISSING'
  // Nothing tells the first use of a discount, and a balance that has not begun could be spent by nothing.
  if (activation === 'ON_FIRST_USE' && (isStoredValue || kind === 'DISCOUNT_CARD')) return 'ACTIVATION'
  const tooMany = components.some(({ quantity, unitsPerUse }) => {
    return unitsPerUse.some(({ units }) => quantity !== null && units > quantity)
  })
  if (tooMany) return 'UNITS_PER_USE'
  return guestPasses !== null && components.length === 0 ? 'GUEST_PASSES' : undefined
}

function componentsFit(kind: CardKind, components: readonly CardComponent[]): boolean {
  const counted = components.every(({ quantity }) => quantity !== null)
  switch (kind) {
    case 'VISIT_PASS':
      return components.length === 1 && counted
    case 'TIME_PASS':
      return components.length === 1 && !counted
    case 'PACKAGE':
      return components.length > 0 && counted
    default:
      return components.length === 0
  }
}

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
  | 'COMPONENTS_MISSING'
  | 'COMPONENTS_TOO_MANY'
  | 'QUANTITY_MISSING'
  | 'QUANTITY_NOT_COUNTED'
  | 'STORED_VALUE'
  | 'DISCOUNT'
  | 'VALIDITY_MISSING'
  | 'ACTIVATION'
  | 'UNITS_PER_USE'
  | 'GUEST_PASSES'

interface Found {
  readonly because: CardProductFault
  /** The field of the request that is to be mended. */
  readonly pointer: string
}

export type CardProductRefusal = RefusalOf<
  'card_product_invalid',
  {
    because: CardProductFault
    errors: readonly [{ readonly pointer: string; readonly code: CardProductFault; readonly message: string }]
  }
>

const messages: Readonly<Record<CardProductFault, string>> = {
  COMPONENTS_MISSING: 'must say what the card gives',
  COMPONENTS_TOO_MANY: 'must not be given: a pass has one component, a balance or a discount none',
  QUANTITY_MISSING: 'is required: only a TIME_PASS is not counted',
  QUANTITY_NOT_COUNTED: 'must not be given: a TIME_PASS is not counted',
  STORED_VALUE: 'must be the price or more for a STORED_VALUE_CARD, and null for others',
  DISCOUNT: 'is required for a DISCOUNT_CARD, and null for others',
  VALIDITY_MISSING: 'is required for a TIME_PASS',
  ACTIVATION: 'must be ON_SALE for a balance or a discount',
  UNITS_PER_USE: 'must not be more than the quantity',
  GUEST_PASSES: 'must be null where there are no components',
}

/** Why these fields make no card, if so. */
export function refuseCardProduct(fields: CardProductFields): CardProductRefusal | undefined {
  const found = faultOf(fields)
  if (!found) return undefined
  const { because, pointer } = found
  return {
    code: 'card_product_invalid',
    details: { because, errors: [{ pointer, code: because, message: messages[because] }] },
  }
}

function faultOf(fields: CardProductFields): Found | undefined {
  const { kind, components, storedValueMinor, discount, validity, activation, price, guestPasses } = fields
  const misfit = misfitOf(kind, components)
  if (misfit) return misfit
  const isStoredValue = kind === 'STORED_VALUE_CARD'
  const tooLittle = storedValueMinor !== null && storedValueMinor < price.amountMinor
  if (isStoredValue !== (storedValueMinor !== null) || tooLittle) {
    return { because: 'STORED_VALUE', pointer: '/storedValueMinor' }
  }
  if ((kind === 'DISCOUNT_CARD') !== (discount !== null)) return { because: 'DISCOUNT', pointer: '/discount' }
  if (kind === 'TIME_PASS' && validity === null) return { because: 'VALIDITY_MISSING', pointer: '/validity' }
  // Nothing tells the first use of a discount, and a balance that has not begun could be spent by nothing.
  if (activation === 'ON_FIRST_USE' && (isStoredValue || kind === 'DISCOUNT_CARD')) {
    return { because: 'ACTIVATION', pointer: '/activation' }
  }
  const tooMany = components.findIndex(({ quantity, unitsPerUse }) => {
    return unitsPerUse.some(({ units }) => quantity !== null && units > quantity)
  })
  if (tooMany !== -1) return { because: 'UNITS_PER_USE', pointer: `/components/${tooMany}/unitsPerUse` }
  if (guestPasses === null || components.length > 0) return undefined
  return { because: 'GUEST_PASSES', pointer: '/guestPasses' }
}

/** How many components each kind has, and whether they are counted. */
const shapes: Readonly<Record<CardKind, { readonly min: number; readonly max: number; readonly counted: boolean }>> = {
  VISIT_PASS: { min: 1, max: 1, counted: true },
  TIME_PASS: { min: 1, max: 1, counted: false },
  PACKAGE: { min: 1, max: Number.POSITIVE_INFINITY, counted: true },
  STORED_VALUE_CARD: { min: 0, max: 0, counted: true },
  DISCOUNT_CARD: { min: 0, max: 0, counted: true },
}

function misfitOf(kind: CardKind, components: readonly CardComponent[]): Found | undefined {
  const { min, max, counted } = shapes[kind]
  if (components.length < min) return { because: 'COMPONENTS_MISSING', pointer: '/components' }
  if (components.length > max) return { because: 'COMPONENTS_TOO_MANY', pointer: `/components/${max}` }
  const index = components.findIndex(({ quantity }) => (quantity !== null) !== counted)
  if (index === -1) return undefined
  const because = counted ? 'QUANTITY_MISSING' : 'QUANTITY_NOT_COUNTED'
  return { because, pointer: `/components/${index}/quantity` }
}

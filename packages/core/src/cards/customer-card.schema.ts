import { z } from 'zod'
import {
  cardProductId,
  cardRedemptionId,
  customerCardId,
  customerId,
  entitlementId,
  ledgerTransactionId,
  locationId,
  orderId,
  refundId,
  serviceId,
} from '../base/wire.schema.ts'
import { currency } from '../money/money.schema.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { cardComponent, cardProductFields } from './card-product.schema.ts'
import { cardStates } from './customer-card.ts'
import { cardGuest } from './guest-pass.schema.ts'

export const cardNumber: z.ZodString = z.string().regex(/^[0-9A-Z-]{4,40}$/, 'must be 4–40 capitals, digits and dashes')

export const customerCardState = z
  .enum([...cardStates, 'FROZEN'])
  .meta({ id: 'CustomerCardState', description: 'ISSUED until its first use where its time begins then.' })

const { name, kind, useAtLocationIds, activation, validity, maxUsesPerDay, windows } = cardProductFields.shape
const { maxHolders, guestPasses, transferable, freeze, refund, discount, storedValueMinor, priority } =
  cardProductFields.shape

const cardTerms = z
  .strictObject({
    ...{ name, kind, useAtLocationIds, activation, validity, maxUsesPerDay, windows, maxHolders },
    ...{ guestPasses, transferable, freeze, refund, discount, storedValueMinor, priority },
  })
  .meta({ id: 'CardTerms', description: 'What was sold; later changes of the product do not change it.' })

const entitlementView = z
  .strictObject({
    id: entitlementId,
    ...cardComponent.shape,
    gift: z.boolean().meta({ description: 'Given for opening the card.' }),
    remaining: z.int().nullable().meta({ description: 'Units left; null where they are not counted.' }),
  })
  .meta({ id: 'Entitlement', description: 'A right that a card gives, and what is left of it.' })

const freezeView = z
  .strictObject({
    from: instant,
    until: instant,
    days: z.int().meta({ description: 'Days by which the end of the card has been moved for it.' }),
    keepsBenefits: z.boolean(),
  })
  .meta({ id: 'CardFreeze', description: 'The freeze under way, or the last one.' })

export const customerCardView = z
  .strictObject({
    id: customerCardId,
    number: z.string().meta({ description: 'Another one after it was lost.' }),
    previousNumbers: z.array(z.string()),
    productId: cardProductId,
    customerId: customerId.meta({ description: 'Whose it is.' }),
    holderIds: z.array(customerId).meta({ description: 'Who else may use it.' }),
    locationId: locationId.meta({ description: 'Where it was sold.' }),
    orderId: orderId.nullable(),
    currency,
    paidMinor: z.int(),
    deferredMinor: z.int().meta({ description: 'What of the price has not been earned yet.' }),
    balance: z
      .strictObject({ principalMinor: z.int(), bonusMinor: z.int() })
      .nullable()
      .meta({ id: 'CardBalance', description: 'What a stored-value card can pay.' }),
    terms: cardTerms,
    entitlements: z.array(entitlementView),
    state: customerCardState,
    activatedAt: instant.nullable(),
    expiresAt: instant.nullable().meta({ description: 'From then on it cannot be used.' }),
    freeze: freezeView.nullable(),
    guestPasses: z
      .strictObject({
        left: z.int(),
        nextAt: instant.nullable().meta({ description: 'When there are new ones; null where none are to come.' }),
      })
      .nullable()
      .meta({ id: 'GuestPasses', description: 'What guests may still use; null where its terms give them nothing.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'CustomerCard', description: 'A card of a customer; times are in the zone where it was sold.' })

export const cardRedemptionView = z
  .strictObject({
    id: cardRedemptionId,
    cardId: customerCardId,
    entitlementId,
    customerId: customerId.meta({ description: 'Who used it, or brought the guest who did.' }),
    guest: cardGuest.nullable().meta({ description: 'Who used it on a guest pass; null where its holder did.' }),
    locationId,
    serviceId: serviceId.nullable(),
    units: z.int(),
    valueMinor: z.int().meta({ description: 'What was earned by it.' }),
    transactionId: ledgerTransactionId.nullable(),
    orderId: orderId.nullable(),
    usedOn: localDate,
    redeemedAt: instant,
    reversedAt: instant.nullable(),
  })
  .meta({ id: 'CardRedemption', description: 'One use of a card.' })

export const cardUseView = z
  .strictObject({ redemption: cardRedemptionView, card: customerCardView })
  .meta({ id: 'CardUse', description: 'A use of a card, and what is left of it.' })

export const refundValueView = z
  .strictObject({
    method: refund.unwrap().shape.method.unwrap(),
    refundMinor: z.int().meta({ description: 'What is given back.' }),
    keptMinor: z.int().meta({ description: 'What of the price stays with the shop.' }),
    steps: z
      .array(
        z.strictObject({
          kind: z.enum(['PAID', 'USED_AT_PAID_PRICE', 'USED_AT_LIST_PRICE', 'WITHIN_WHAT_IS_LEFT', 'FEE']),
          amountMinor: z.int(),
          units: z.int().optional(),
          feeBasisPoints: z.int().optional(),
        }),
      )
      .meta({ description: 'How it came about; the amounts sum to refundMinor.' }),
  })
  .meta({ id: 'CardRefundValue' })

export const refundedCardView = z
  .strictObject({
    value: refundValueView,
    card: customerCardView,
    refundId: refundId.nullable().meta({ description: 'The refund of the order that sold it; null for cash.' }),
  })
  .meta({ id: 'RefundedCard' })

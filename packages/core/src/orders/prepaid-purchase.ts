import type { PrepaidPurchase } from '../cards/refuse-unverified.ts'
import type { OrderLine } from './order.ts'

/**
 * What a bill is paid ahead for, at the price of each line: a card or a top-up is its customer's, a gift card is of whoever
 * has it unless it is known whose it is.
 */
export function prepaidPurchaseOf(
  lines: readonly Pick<OrderLine, 'prepaid'>[],
  currency: string,
  ownerOf: (giftCardId: string) => string | null,
): PrepaidPurchase {
  let [namedMinor, unnamedMinor] = [0, 0]
  for (const { prepaid } of lines) {
    switch (prepaid?.kind) {
      case 'CARD':
        namedMinor += prepaid.product.price.amountMinor
        break
      case 'TOP_UP':
        namedMinor += prepaid.principalMinor
        break
      case 'GIFT_CARD':
        if (ownerOf(prepaid.giftCardId) === null) unnamedMinor += prepaid.amountMinor
        else namedMinor += prepaid.amountMinor
    }
  }
  return { currency, namedMinor, unnamedMinor }
}

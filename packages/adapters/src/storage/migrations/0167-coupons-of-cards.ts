import type { Migration } from './migration.ts'

/** With which card a coupon was given. */
export const couponsOfCards: Migration = {
  id: '0167-coupons-of-cards',
  statements: ({ text, name, index }) => [
    `alter table ${name('coupon')} add column issued_with_card_id ${text}`,
    index('coupon_given_with_card', 'coupon', 'tenant_id, issued_with_card_id', {
      where: 'issued_with_card_id is not null',
    }),
  ],
}

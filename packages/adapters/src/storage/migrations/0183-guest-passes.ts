import type { Migration } from './migration.ts'

/** Who may use a card on a guest pass, and who has. What was sold before gives no guest passes. */
export const guestPasses: Migration = {
  id: '0183-guest-passes',
  statements: ({ text, name }) => [
    `alter table ${name('card_product')} add column guest_passes ${text} not null default 'null'`,
    `alter table ${name('customer_card')} add column guest_uses ${text} not null default 'null'`,
    `alter table ${name('card_redemption')} add column guest ${text} not null default 'null'`,
    // Quotes within values are escaped, so that only the keys are found.
    `update ${name('customer_card')} set terms = replace(terms, '"maxHolders":', '"guestPasses":null,"maxHolders":')`,
    `update ${name('order_line')} set prepaid = replace(prepaid, '"maxHolders":', '"guestPasses":null,"maxHolders":')
      where prepaid like '%"maxHolders":%'`,
    `update ${name('order_line')} set coverage = replace(coverage, '"units":', '"guest":null,"units":') where coverage <> '[]'`,
  ],
}

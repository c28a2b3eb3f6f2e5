import type { Migration } from './migration.ts'

/** The entry that a load of a gift card made, by which it is found again. */
export const giftCardLoads: Migration = {
  id: '0152-gift-card-loads',
  statements: ({ text, name }) => [`alter table ${name('gift_card_activity')} add column transaction_id ${text}`],
}

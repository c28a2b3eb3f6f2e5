import type { Migration } from './migration.ts'

/** Kinds of coupons that orders give, and which order gave a coupon. */
export const couponsOfOrders: Migration = {
  id: '0157-coupons-of-orders',
  statements: ({ text, name, index }) => [
    `alter table ${name('coupon_template')} add column issued_by_orders ${text} not null default 'null'`,
    index('coupon_template_of_orders', 'coupon_template', 'tenant_id, id', { where: "issued_by_orders <> 'null'" }),
    `alter table ${name('coupon')} add column issued_by_order_id ${text}`,
    index('coupon_given_by_order', 'coupon', 'tenant_id, issued_by_order_id', {
      where: 'issued_by_order_id is not null',
    }),
  ],
}

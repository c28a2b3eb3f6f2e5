import type { Migration } from './migration.ts'

/** Whose identity was seen, and from which amounts on it must have been. */
export const identity: Migration = {
  id: '0180-identity',
  statements: ({ text, integer, name }) => [
    `alter table ${name('customer')} add column identity ${text} not null default 'null'`,
    `alter table ${name('prepaid_policy')} add column named_identity_from_minor ${integer}`,
    `alter table ${name('prepaid_policy')} add column unnamed_identity_from_minor ${integer}`,
  ],
}

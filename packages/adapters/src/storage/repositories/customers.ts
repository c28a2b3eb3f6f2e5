import type { CustomerRepository } from '@mendian/core'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { createRecordRepository } from './records.ts'

const { columns, fromRow } = tables.customer

const byPhone = statement((queries, { phone }: Parameters<{ phone: string }>) =>
  queries.select('customer').select(columns).where('phone', '=', phone),
)

/** Customers: configuration records that are also found by their phone number. */
export function createCustomerRepository(scope: Scope): CustomerRepository {
  return {
    ...createRecordRepository(scope, 'customer'),
    findByPhone: async (phone) => {
      const row = await scope.row(byPhone, { phone })
      return row && fromRow(row)
    },
  }
}

import type { StoredValueAdjustment, StoredValuePin, TopUp, TopUpOffer } from '@mendian/core'
import { table } from './columns.ts'

/** The tables of stored value, beside its lots in the books. */
export const storedValueTables = {
  top_up_offer: table<TopUpOffer>({
    id: 'text',
    name: 'text',
    currency: 'text',
    steps: 'json',
    cumulative: 'flag',
    principalValidDays: 'nullableInteger',
    bonusValidDays: 'nullableInteger',
    newCustomersOnly: 'flag',
    locationIds: 'json',
    validFrom: 'nullableText',
    validUntil: 'nullableText',
    version: 'integer',
    createdAtMs: 'integer',
    updatedAtMs: 'integer',
    archivedAtMs: 'nullableInteger',
  }),
  top_up: table<TopUp>({
    id: 'text',
    customerId: 'text',
    locationId: 'text',
    orderId: 'text',
    line: 'integer',
    topUpOfferId: 'nullableText',
    currency: 'text',
    principalMinor: 'integer',
    bonusMinor: 'integer',
    toppedUpAtMs: 'integer',
    backAsBonusMinor: 'integer',
  }),
  stored_value_pin: table<StoredValuePin>({
    customerId: 'text',
    hash: 'text',
    wrongInRow: 'integer',
    lockedUntilMs: 'nullableInteger',
  }),
  stored_value_adjustment: table<StoredValueAdjustment>({
    id: 'text',
    customerId: 'text',
    reason: 'text',
    actorKind: 'text',
    actorId: 'text',
  }),
} as const

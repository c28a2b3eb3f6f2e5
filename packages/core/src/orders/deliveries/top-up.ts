import { assert, present } from '../../base/assert.ts'
import type { TopUpId } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { debit, issue, type Move } from '../../ledger/post.ts'
import type { TopUp } from '../../stored-value/top-up.ts'
import { DAY_MS } from '../../time/local-time.ts'
import type { DeliverPrepaid } from './delivery.ts'

/** What was paid becomes principal, and the bonus comes on top: two lots, each with an expiry of its own. */
export const deliverTopUp: DeliverPrepaid = (order, line, { customerId: whose, recordId, nowMs }) => {
  const { currency, locationId } = order
  const customerId = present(whose, 'top-ups are sold to a customer')
  const grant = present(line.prepaid, 'a top-up says what it gives')
  assert(grant.kind === 'TOP_UP' && grant.principalMinor === line.totalMinor, 'what is paid becomes principal')
  const { principalMinor, bonusMinor, principalValidDays, bonusValidDays, topUpOfferId } = grant
  const moves: Move[] = [
    debit(accountOf('CUSTOMER_ADVANCES', currency), principalMinor),
    issue(accountOf('STORED_VALUE_PRINCIPAL', currency, customerId), {
      origin: 'TOP_UP',
      amountMinor: principalMinor,
      cost: { amountMinor: principalMinor, currency },
      expiresAtMs: endOf(principalValidDays, nowMs),
    }),
  ]
  if (bonusMinor > 0) {
    moves.push(
      debit(accountOf('BONUS_GRANTED', currency), bonusMinor),
      issue(accountOf('STORED_VALUE_BONUS', currency, customerId), {
        origin: 'BONUS',
        amountMinor: bonusMinor,
        cost: null,
        expiresAtMs: endOf(bonusValidDays, nowMs),
      }),
    )
  }
  const id = recordId as TopUpId
  const topUp: TopUp = {
    ...{ id, customerId, locationId, orderId: order.id, line: line.ordinal, topUpOfferId, currency },
    ...{ principalMinor, bonusMinor, toppedUpAtMs: nowMs, backAsBonusMinor: 0 },
  }
  return { source: { kind: 'TOP_UP', id }, moves, delivered: { topUps: [topUp] } }
}

function endOf(validDays: number | null, nowMs: number): number | null {
  return validDays === null ? null : nowMs + validDays * DAY_MS
}

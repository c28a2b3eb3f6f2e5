import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { bund, friend, owner, shanghai, sold, tenMs, tenVisits } from './card.fixture.ts'
import type { CustomerCard } from './customer-card.ts'
import { type CardUse, refuseState, refuseUse } from './refuse-use.ts'

const { card } = sold(tenVisits)
const cardId = card.id
const use: CardUse = { location: bund, customerId: owner }
const pudong = { id: idOf('Location', 'pudong'), timeZone: shanghai }
const freeze = { fromMs: tenMs, untilMs: tenMs + 1, days: 0, keepsBenefits: false }
const saturdays = {
  weekdays: [6],
  monthDays: null,
  fromDate: null,
  toDate: null,
  recurrence: null,
  startTime: '09:00',
  endTime: '12:00',
}

describe('what is said of a card that cannot be used', () => {
  test.each<readonly [object | undefined, Partial<CustomerCard>, Partial<CardUse>]>([
    [{ code: 'card_blocked', details: { cardId } }, { state: 'BLOCKED' }, {}],
    [{ code: 'card_state_forbids', details: { cardId, state: 'REFUNDED' } }, { state: 'REFUNDED' }, {}],
    [{ code: 'card_expired', details: { cardId, expiresAtMs: tenMs } }, { expiresAtMs: tenMs }, {}],
    [{ code: 'card_expired', details: { cardId, expiresAtMs: null } }, { state: 'EXPIRED' }, {}],
    [undefined, { expiresAtMs: tenMs + 1 }, {}],
    [undefined, { state: 'ISSUED', activatedAtMs: null }, {}],
    [{ code: 'card_frozen', details: { cardId, untilMs: tenMs + 1 } }, { freeze }, {}],
    [undefined, { freeze: { ...freeze, fromMs: tenMs + 1, untilMs: tenMs + 9 } }, {}],
    [undefined, { freeze: { ...freeze, fromMs: 0, untilMs: tenMs } }, {}],
    [undefined, { freeze: { ...freeze, keepsBenefits: true } }, {}],
    [
      { code: 'card_not_valid_at_location', details: { cardId, locationId: pudong.id } },
      { terms: { ...card.terms, useAtLocationIds: [bund.id] } },
      { location: pudong },
    ],
    [undefined, { terms: { ...card.terms, useAtLocationIds: [bund.id, pudong.id] } }, { location: pudong }],
    [undefined, {}, { location: pudong }],
    [{ code: 'card_not_held', details: { cardId, customerId: friend } }, {}, { customerId: friend }],
    [undefined, { holderIds: [friend] }, { customerId: friend }],
    [undefined, { holderIds: [friend] }, {}],
    [undefined, { terms: { ...card.terms, windows: [saturdays] } }, {}],
    [
      { code: 'card_outside_hours', details: { cardId } },
      { terms: { ...card.terms, windows: [{ ...saturdays, weekdays: [5, 7] }] } },
      {},
    ],
    [
      { code: 'card_outside_hours', details: { cardId } },
      { terms: { ...card.terms, windows: [saturdays] } },
      { location: { ...bund, timeZone: 'Asia/Tokyo' } },
    ],
  ])('%j', (refusal, fields, at) => {
    // Eleven in the morning in Tokyo: an hour more and it is past the window.
    const nowMs = at.location?.timeZone === 'Asia/Tokyo' ? tenMs + 3_600_000 : tenMs
    expect(refuseUse({ ...card, ...fields }, { ...use, ...at }, nowMs)).toEqual(refusal)
  })

  test('a freeze keeps it from being used, and nothing else from being done with it', () => {
    expect(refuseState({ ...card, freeze }, tenMs)).toBeUndefined()
  })
})

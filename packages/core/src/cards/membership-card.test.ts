import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted } from '../ledger/books.fixture.ts'
import type { Tier } from '../loyalty/tier.ts'
import { owner, tenMs } from './card.fixture.ts'
import {
  issueMembershipCard,
  type MembershipCard,
  refuseMembership,
  reissueMembershipCard,
  reportMembershipLost,
} from './membership-card.ts'

const gold = { id: idOf('Tier', 'gold'), rank: 3, archivedAtMs: null } as Tier
const silver = { ...gold, id: idOf('Tier', 'silver'), rank: 2 }
const command = { cardId: idOf('MembershipCard', '2'), digits: '0123456789' }
const card: MembershipCard = {
  id: idOf('MembershipCard', '1'),
  customerId: owner,
  tierId: gold.id,
  number: '03-1',
  state: 'ACTIVE',
  version: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
}
const blocked = { ...card, state: 'BLOCKED' } as const
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string =>
  decision.ok ? 'fine' : String(decision.refusal?.code)

describe('issuing a membership card', () => {
  test.each([
    ['customer_without_tier', null, blocked],
    ['customer_without_tier', { ...gold, archivedAtMs: 1 }, blocked],
    ['card_blocked', gold, blocked],
    ['membership_card_exists', gold, card],
    ['fine', silver, card],
    ['fine', gold, null],
  ] as const)('%s', (code, tier, current) => {
    expect(codeOf(issueMembershipCard({ customerId: owner, tier, current }, command, tenMs))).toBe(code)
  })

  test('its number begins with the rank of the tier, and it replaces the card of another tier', () => {
    const changes = accepted(issueMembershipCard({ customerId: owner, tier: silver, current: card }, command, tenMs))
    expect(changes).toMatchObject({
      card: { number: '02-0123456789', tierId: silver.id, state: 'ACTIVE' },
      previous: { id: card.id, state: 'REPLACED', version: 2 },
    })
  })
})

describe('what is kept and told of a membership card', () => {
  const { cardId, digits } = command
  const issued = { id: cardId, customerId: owner, tierId: silver.id, number: `02-${digits}`, state: 'ACTIVE' }
  const made = { version: 1, createdAtMs: tenMs, updatedAtMs: tenMs }

  test('the first has none before it, the next one ends that', () => {
    expect(issueMembershipCard({ customerId: owner, tier: silver, current: null }, command, tenMs)).toEqual({
      ok: true,
      changes: { card: { ...issued, ...made }, previous: null },
      events: [],
    })
    const previous = { ...blocked, state: 'REPLACED', version: 2, updatedAtMs: tenMs }
    expect(reissueMembershipCard({ card: blocked, tier: silver }, command, tenMs)).toEqual({
      ok: true,
      changes: { card: { ...issued, ...made }, previous },
      events: [],
    })
  })

  test('a rank of one digit has a nought before it', () => {
    const top = { ...gold, rank: 12 }
    expect(
      accepted(issueMembershipCard({ customerId: owner, tier: top, current: null }, command, tenMs)).card.number,
    ).toBe(`12-${digits}`)
  })

  test('losing it changes nothing else, and nothing twice', () => {
    const lost = { ...card, state: 'BLOCKED', version: 2, updatedAtMs: tenMs }
    expect(reportMembershipLost(card, tenMs)).toEqual({ ok: true, changes: { card: lost }, events: [] })
    expect(reportMembershipLost(blocked, tenMs)).toEqual({ ok: true, changes: { card: blocked }, events: [] })
  })

  test('what stands in the way', () => {
    const [customerId, membershipCardId] = [owner, card.id]
    const cases = [
      [
        issueMembershipCard({ customerId, tier: null, current: null }, command, tenMs),
        'customer_without_tier',
        { customerId },
      ],
      [
        issueMembershipCard({ customerId, tier: gold, current: blocked }, command, tenMs),
        'card_blocked',
        { cardId: card.id },
      ],
      [
        issueMembershipCard({ customerId, tier: gold, current: card }, command, tenMs),
        'membership_card_exists',
        { membershipCardId },
      ],
      [reissueMembershipCard({ card, tier: gold }, command, tenMs), 'card_not_blocked', { cardId: card.id }],
      [reissueMembershipCard({ card: blocked, tier: null }, command, tenMs), 'customer_without_tier', { customerId }],
      [reportMembershipLost({ ...card, state: 'REPLACED' }, tenMs), 'membership_card_replaced', { membershipCardId }],
    ] as const
    for (const [decision, code, details] of cases) expect(decision).toEqual({ ok: false, refusal: { code, details } })
    expect(refuseMembership({ ...card, state: 'REPLACED' })).toEqual({
      code: 'card_blocked',
      details: { cardId: card.id },
    })
  })
})

describe('losing a membership card', () => {
  test('blocks it once', () => {
    expect(accepted(reportMembershipLost(card, tenMs)).card).toMatchObject({ state: 'BLOCKED', version: 2 })
    expect(accepted(reportMembershipLost(blocked, tenMs)).card).toBe(blocked)
    expect(codeOf(reportMembershipLost({ ...card, state: 'REPLACED' }, tenMs))).toBe('membership_card_replaced')
    expect([refuseMembership(card), refuseMembership(blocked)?.code]).toEqual([undefined, 'card_blocked'])
  })

  test('another one takes its place', () => {
    expect(codeOf(reissueMembershipCard({ card, tier: null }, command, tenMs))).toBe('card_not_blocked')
    expect(codeOf(reissueMembershipCard({ card: blocked, tier: null }, command, tenMs))).toBe('customer_without_tier')
    expect(accepted(reissueMembershipCard({ card: blocked, tier: gold }, command, tenMs))).toMatchObject({
      card: { id: command.cardId, number: '03-0123456789', state: 'ACTIVE' },
      previous: { id: card.id, state: 'REPLACED' },
    })
  })
})

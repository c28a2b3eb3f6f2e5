import { idOf } from '../base/ids.ts'
import type { EntryHeader, LedgerSourceKind } from '../ledger/entry.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { type LoyaltyAccount, type LoyaltyState, openLoyalty } from './loyalty-account.ts'
import type { EarningRule, LoyaltyProgramme } from './loyalty-programme.ts'
import type { Purchase, PurchaseLine } from './purchase.ts'
import type { Tier } from './tier.ts'

export const location = idOf('Location', 'bund')
const stamps = { version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null } as const
export const allScope: EarningRule['scope'] = {
  kinds: ['SERVICE', 'PRODUCT', 'CARD'],
  itemIds: null,
  categoryIds: null,
  excludedItemIds: [],
}

/** A point for each yuan; nothing else. */
export const club: LoyaltyProgramme = {
  id: idOf('LoyaltyProgramme', 'club'),
  name: 'Club',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100, minSpendMinor: 0, scope: allScope }],
  earningBoosts: [],
  subLedgers: [],
  earnOn: 'WITH_TAX',
  bonusEarns: false,
  pendingDays: 0,
  expiry: null,
  tender: { points: 100, amountMinor: 100, minPoints: 1, maxShareBasisPoints: 10_000 },
  returnPolicy: 'OWED',
  tierEvaluation: null,
  ...stamps,
}

export function tier(body: string, rank: number, fields: Partial<Tier> = {}): Tier {
  const none = {
    percentOffBasisPoints: 0,
    bookingWindowDays: null,
    criteria: null,
    retainThreshold: null,
    benefits: [],
  }
  return { id: idOf('Tier', body), name: body, rank, ...none, ...stamps, ...fields }
}

export function bought(totalMinor: number, fields: Partial<PurchaseLine> = {}): PurchaseLine {
  const line = { kind: 'SERVICE', itemId: 'svc_cut', categoryId: null, quantity: 1, taxMinor: 0 } as const
  return { ...line, staffId: null, booked: false, totalMinor, ...fields }
}

export function purchase(lines: readonly PurchaseLine[], fields: Partial<Purchase> = {}): Purchase {
  const none = { serviceChargeMinor: 0, tipMinor: 0, roundingMinor: 0, bonusMinor: 0, pointsMinor: 0 }
  return {
    ...{ orderId: idOf('Order', 'one'), locationId: location, businessDate: '2026-11-21', timeZone: 'Asia/Shanghai' },
    ...{ currency: 'CNY', taxInclusive: true, lines, ...none },
    totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0),
    ...fields,
  }
}

export function account(fields: Partial<LoyaltyState> = {}): LoyaltyAccount {
  const period = { spentMinor: 0, visits: 0, qualifyingPoints: 0 }
  return openLoyalty({ customer: wang, programme: club, tiers: [], standing: null, period, uses: new Map(), ...fields })
}

export function header(body: string, kind: LedgerSourceKind): EntryHeader {
  const source = { kind, id: body }
  const id = idOf('LedgerTransaction', body)
  return { id, locationId: location, businessDate: '2026-11-21', occurredAtMs: at('12:00'), source }
}

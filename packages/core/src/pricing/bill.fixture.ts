import type { TimeWindow, WallClock } from '../time/time-window.ts'
import type { Bill, BillLine } from './bill.ts'
import { anyLine } from './line-scope.ts'
import type { PriceEffect, PricingRule } from './pricing-rule.ts'

/** A moment on a wall clock of November 2026, whose 24th is a Tuesday. */
export function clock(day: number, time: string): WallClock {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return {
    date: `2026-11-${String(day).padStart(2, '0')}`,
    minuteOfDay: hour * 60 + minute,
    isoWeekday: ((day + 5) % 7) + 1,
  }
}

export const allDay: TimeWindow = {
  isoWeekdays: null,
  monthDays: null,
  recurrence: null,
  fromDate: null,
  toDate: null,
  startMinute: 0,
  endMinute: 1440,
}

export function line(unitPriceMinor: number, quantity = 1, more: Partial<BillLine> = {}): BillLine {
  return {
    kind: 'SERVICE',
    itemId: 'svc_cut',
    categoryIds: [],
    unitPriceMinor,
    quantity,
    startsAt: null,
    discountable: true,
    taxRateBasisPoints: 0,
    coverage: [],
    ...more,
  }
}

export function off(percentOffBasisPoints: number, maxOffMinor: number | null = null): PriceEffect {
  return { kind: 'PERCENT_OFF', percentOffBasisPoints, maxOffMinor }
}

export function rule(id: string, effect: PriceEffect, more: Partial<PricingRule> = {}): PricingRule {
  return {
    id,
    version: 1,
    name: id,
    source: 'PROMOTION',
    level: 'ITEM',
    effect,
    scope: anyLine,
    windows: null,
    minSpendMinor: 0,
    priority: 0,
    exclusiveGroups: [],
    exclusive: false,
    base: 'DISCOUNTED',
    ...more,
  }
}

export function bill(lines: readonly BillLine[], rules: readonly PricingRule[] = [], more: Partial<Bill> = {}): Bill {
  return {
    currency: 'CNY',
    lines,
    rules,
    maxPromotions: 5,
    taxInclusive: true,
    serviceCharge: null,
    tipMinor: 0,
    cashRounding: null,
    ...more,
  }
}

import { multiplyRatio } from '../money/ratio.ts'
import { addDays, dateOfEpochDay, daysBetween, epochDayOfParts, type LocalDate } from '../time/local-time.ts'
import { dayBounds, type TimeZoneId, toLocal } from '../time/zone.ts'
import type { CardProductFields } from './card-product.schema.ts'
import { type CustomerCard, isFrozen } from './customer-card.ts'

type Validity = NonNullable<CardProductFields['validity']>

/**
 * When a card activated at that instant ends: with the start of a local day. The day of activation is the first one; a
 * month ends with the day before the same one of the next month, or with its last day where there is no such one.
 */
export function validityEnd(zone: TimeZoneId, activatedAtMs: number, { unit, count }: Validity): number {
  const { date } = toLocal(zone, activatedAtMs)
  return dayBounds(zone, unit === 'DAYS' ? addDays(date, count) : addMonths(date, count)).startMs
}

/** That many days after an end, as far into its day: at the start of a day, but for cards taken over or revived. */
export function endLater(zone: TimeZoneId, endMs: number, days: number): number {
  const { date } = toLocal(zone, endMs)
  return dayBounds(zone, addDays(date, days)).startMs + endMs - dayBounds(zone, date).startMs
}

/** The day of that number so many months later; the first of the month after where the month has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const found = epochDayOfParts(Math.floor(index / 12), (index % 12) + 1, day)
  if (found !== undefined) return dateOfEpochDay(found)
  const after = index + 1
  return `${String(Math.floor(after / 12)).padStart(4, '0')}-${String((after % 12) + 1).padStart(2, '0')}-01`
}

/** Whole local days from one instant to another. */
export function localDays(zone: TimeZoneId, fromMs: number, toMs: number): number {
  return daysBetween(toLocal(zone, fromMs).date, toLocal(zone, toMs).date)
}

/** When the month turns next. */
function nextMonth(zone: TimeZoneId, nowMs: number): number {
  const first = `${toLocal(zone, nowMs).date.slice(0, 8)}01`
  return dayBounds(zone, addMonths(first, 1)).startMs
}

/** Whether its price is earned by the days that pass, rather than by its uses. */
export function isEarnedByTime({ terms }: Pick<CustomerCard, 'terms'>): boolean {
  return (terms.kind === 'TIME_PASS' || terms.kind === 'DISCOUNT_CARD') && terms.validity !== null
}

/**
 * How much of the price the days so far have earned; days frozen earn nothing, all is earned at the end. The day that has
 * begun counts where it is asked to.
 */
export function earnedByTime(card: CustomerCard, nowMs: number, { withToday = false } = {}): number {
  const { activatedAtMs, expiresAtMs, timeZone, frozenDays, freeze, paidMinor } = card
  if (expiresAtMs === null) return 0
  if (nowMs >= expiresAtMs) return paidMinor
  if (activatedAtMs === null) return 0
  const rests = freeze !== null && freeze.days > 0 && isFrozen(card, nowMs)
  const frozenBefore = rests ? frozenDays - freeze.days : frozenDays
  const total = localDays(timeZone, activatedAtMs, expiresAtMs) - frozenDays
  const gone = localDays(timeZone, activatedAtMs, rests ? freeze.fromMs : nowMs) - frozenBefore
  const begun = withToday && !rests ? 1 : 0
  const part = { numerator: Math.min(Math.max(gone, 0) + begun, total), denominator: Math.max(total, 1) }
  return multiplyRatio(paidMinor, part, 'FLOOR')
}

/** When the job must look at the card next: at its end, and at the turn of months where days earn its price. */
export function dueOf(card: CustomerCard, nowMs: number): number | null {
  const { state, expiresAtMs, timeZone } = card
  if (state === 'EXPIRED' || state === 'REFUNDED' || expiresAtMs === null) return null
  return isEarnedByTime(card) ? Math.min(expiresAtMs, nextMonth(timeZone, nowMs)) : expiresAtMs
}

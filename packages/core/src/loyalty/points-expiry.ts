import { addDays, dateOfEpochDay, epochDayOfParts, type LocalDate } from '../time/local-time.ts'
import { dayBounds, toLocal } from '../time/zone.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'

/** The programme's expiry, or that of a sub-ledger which has its own. */
function expiryOf(
  { expiry, subLedgers }: Pick<LoyaltyProgramme, 'expiry' | 'subLedgers'>,
  subLedgerCode: string | null,
): LoyaltyProgramme['expiry'] {
  const own = subLedgers.find(({ code }) => code === subLedgerCode)?.expiry
  if (own === undefined || own.kind === 'AS_PROGRAMME') return expiry
  return own.kind === 'NEVER' ? null : own
}

/**
 * When points end that can be spent from that moment on: with the programme's last day for them, at midnight of its zone. A
 * day that the month does not have is its last one.
 */
export function pointsExpireAt(
  programme: Pick<LoyaltyProgramme, 'expiry' | 'subLedgers' | 'timeZone'>,
  fromMs: number,
  subLedgerCode: string | null = null,
): number | null {
  const { timeZone } = programme
  const expiry = expiryOf(programme, subLedgerCode)
  if (expiry === null) return null
  const date = toLocal(timeZone, fromMs).date
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + expiry.months
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const lastDay = {
    DAY: dateWithin(year, month, Number(date.slice(8))),
    MONTH_END: dateWithin(year, month, 31),
    YEAR_END: dateWithin(year, 12, 31),
  }[expiry.roundTo]
  return dayBounds(timeZone, addDays(lastDay, 1)).startMs
}

function dateWithin(year: number, month: number, day: number): LocalDate {
  const epochDay = epochDayOfParts(year, month, day)
  return epochDay === undefined ? dateWithin(year, month, day - 1) : dateOfEpochDay(epochDay)
}

import type { TenantId } from '@mendian/core'
import type {
  addOnFields,
  cardProductFields,
  couponTemplateFields,
  customerFields,
  locationFields,
  loyaltyProgrammeFields,
  prepaidPolicyFields,
  productFields,
  resourceFields,
  rewardFields,
  serviceFields,
  shiftTemplateFields,
  staffFields,
  staffLevelFields,
  tierFields,
} from '@mendian/core/schemas'
import type { z } from 'zod'

type Records<Fields extends z.ZodObject> = readonly (z.input<Fields> & { readonly id: string })[]

/** The records of a shop, room by room, in an order in which everything named exists already. */
export interface TradeRecords {
  readonly locations: Records<typeof locationFields>
  readonly staffLevels?: Records<typeof staffLevelFields>
  readonly resources?: Records<typeof resourceFields>
  readonly staff: Records<typeof staffFields>
  readonly addOns?: Records<typeof addOnFields>
  readonly services: Records<typeof serviceFields>
  readonly products?: Records<typeof productFields>
  readonly tiers?: Records<typeof tierFields>
  readonly cardProducts?: Records<typeof cardProductFields>
  readonly prepaidPolicies?: Records<typeof prepaidPolicyFields>
  readonly couponTemplates?: Records<typeof couponTemplateFields>
  readonly loyaltyProgrammes?: Records<typeof loyaltyProgrammeFields>
  readonly rewards?: Records<typeof rewardFields>
  readonly customers: Records<typeof customerFields>
  readonly shiftTemplates: Records<typeof shiftTemplateFields>
}

/** A shop of one trade as data: loaded into an empty database it can be booked at once. */
export interface TradeTemplate {
  /** How it is asked for: `mendian start --demo <name>`. */
  readonly name: string
  readonly tenant: { readonly id: TenantId; readonly name: string }
  /** Opens the demo tenant and nothing else. It is public: the demo belongs on a developer's machine. */
  readonly apiKey: string
  readonly records: TradeRecords
  readonly classes?: readonly WeeklyClass[]
}

/** A class on some weekdays, so many of them from the day on which the shop is loaded. */
export interface WeeklyClass {
  readonly serviceId: string
  readonly staffId: string
  readonly capacity: number
  /** Monday 1 to Sunday 7. */
  readonly weekdays: readonly number[]
  /** HH:MM on the wall clock of the first location. */
  readonly startTime: string
  readonly count: number
}

/** The rooms of a template in the order in which they are loaded. */
export const tradeRooms = [
  'locations',
  'staffLevels',
  'resources',
  'staff',
  'addOns',
  'services',
  'products',
  'tiers',
  'couponTemplates',
  'loyaltyProgrammes',
  'rewards',
  'cardProducts',
  'prepaidPolicies',
  'customers',
  'shiftTemplates',
] as const satisfies readonly (keyof TradeRecords)[]

export const cny = (amountMinor: number): { amountMinor: number; currency: string } => ({
  amountMinor,
  currency: 'CNY',
})

/** The same hours every day of the week for everybody, as weekly templates. */
export function everyDay(
  locationId: string,
  staffIds: readonly string[],
  times: { readonly startTime: string; readonly endTime: string },
): TradeRecords['shiftTemplates'] {
  return staffIds.flatMap((staffId) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      id: `sht_${staffId.slice(4)}${weekday}`,
      locationId,
      staffId,
      weekday,
      validFrom: '2026-01-01',
      ...times,
    })),
  )
}

/**
 * The limits for prepaid cards in China: 5000 yuan for a named one, 1000 for others, which last three years at least; who
 * buys those for 10 000 at once must be known.
 */
export const chinesePrepaidPolicy: NonNullable<TradeRecords['prepaidPolicies']>[number] = {
  id: 'ppp_china',
  name: 'Single-purpose prepaid cards',
  currency: 'CNY',
  namedMaxMinor: 500_000,
  unnamedMaxMinor: 100_000,
  unnamedIdentityFromMinor: 1_000_000,
  namedMayExpire: false,
  unnamedMinMonths: 36,
}

import { z } from 'zod'
import { isLocalDate } from '../time/local-time.ts'
import { parseInstant } from '../time/zone.ts'
import { type Id, type IdKind, idPattern } from './ids.ts'

/** The schema of one kind's ids. */
export function idSchema<K extends IdKind>(kind: K): z.ZodType<Id<K>, string> {
  return z
    .string()
    .regex(idPattern(kind), `must be an id of the kind ${kind}`)
    .meta({ id: `${kind}Id`, description: `The id of a ${kind}.` }) as unknown as z.ZodType<Id<K>, string>
}

export const tenantId: z.ZodType<Id<'Tenant'>, string> = idSchema('Tenant')
export const apiKeyId: z.ZodType<Id<'ApiKey'>, string> = idSchema('ApiKey')
export const locationId: z.ZodType<Id<'Location'>, string> = idSchema('Location')
export const resourceId: z.ZodType<Id<'Resource'>, string> = idSchema('Resource')
export const staffLevelId: z.ZodType<Id<'StaffLevel'>, string> = idSchema('StaffLevel')
export const staffId: z.ZodType<Id<'Staff'>, string> = idSchema('Staff')
export const customerId: z.ZodType<Id<'Customer'>, string> = idSchema('Customer')
export const tierId: z.ZodType<Id<'Tier'>, string> = idSchema('Tier')
export const serviceId: z.ZodType<Id<'Service'>, string> = idSchema('Service')
export const productId: z.ZodType<Id<'Product'>, string> = idSchema('Product')
export const shiftId: z.ZodType<Id<'Shift'>, string> = idSchema('Shift')
export const bookingId: z.ZodType<Id<'Booking'>, string> = idSchema('Booking')
export const orderId: z.ZodType<Id<'Order'>, string> = idSchema('Order')
export const paymentId: z.ZodType<Id<'Payment'>, string> = idSchema('Payment')
export const ledgerTransactionId: z.ZodType<Id<'LedgerTransaction'>, string> = idSchema('LedgerTransaction')
export const eventId: z.ZodType<Id<'Event'>, string> = idSchema('Event')
export const auditEntryId: z.ZodType<Id<'AuditEntry'>, string> = idSchema('AuditEntry')

/** A name people read: trimmed, 1–120 characters, no control characters. */
export const displayName: z.ZodString = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters or broken surrogate pairs')

/** Free text of a person: up to 500 characters, line breaks allowed. */
export const note: z.ZodString = z
  .string()
  .max(500)
  .regex(/^[^\0\p{Cs}]*$/u, 'must not contain NUL or broken surrogate pairs')

/** An instant: RFC 3339 with a mandatory offset, in the years 1970–2199. */
export const instant: z.ZodString = z
  .string()
  .max(40)
  .refine(
    (text) => isWithinYears(text) && parseInstant(text) !== undefined,
    'must be RFC 3339 with an offset, such as 2026-11-21T10:00:00+08:00',
  )
  .meta({
    id: 'Instant',
    format: 'date-time',
    description: 'An instant: RFC 3339 with an offset, such as 2026-11-21T10:00:00+08:00.',
  })

/** A calendar date in the years 1900–2199, on the location's wall clock where one is meant. */
export const localDate: z.ZodString = z
  .string()
  .max(10)
  .refine((text) => isLocalDate(text) && /^(?:19|2[01])/.test(text), 'must be a date such as 2026-11-21')
  .meta({
    id: 'LocalDate',
    format: 'date',
    description: "A calendar date on the location's wall clock, such as 2026-11-21.",
  })

function isWithinYears(text: string): boolean {
  return /^(?:19[7-9]|2[01]\d)\d-/.test(text)
}

/** A wall-clock time from 00:00 to 48:00; past 24:00 it falls on the next day, so a shift may end at 25:30. */
export const localTime: z.ZodString = z
  .string()
  .regex(/^(?:[0-3]\d|4[0-7]):[0-5]\d$|^48:00$/, 'must be HH:MM from 00:00 to 48:00')
  .meta({ id: 'LocalTime', description: 'A wall-clock time, HH:MM; past 24:00 it falls on the next day.' })

export const currency: z.ZodString = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as CNY')
  .meta({ id: 'Currency', description: 'ISO 4217 code, such as CNY.' })

/** The largest amount one field may hold: ten billion major units of a two-digit currency. */
export const maxAmountMinor = 1_000_000_000_000

export const money: z.ZodObject<{ amountMinor: z.ZodNumber; currency: z.ZodString }> = z
  .strictObject({ amountMinor: z.int().min(0).max(maxAmountMinor), currency })
  .meta({ id: 'Money', description: 'An amount in minor units (fen, cents) of one currency.' })

/** A percentage in basis points: 2000 is 20 % off, which is 8 折. */
export const basisPoints: z.ZodNumber = z.int().min(0).max(10_000)

/** How lists are read: `limit` rows, then the page after `cursor`. */
export const pageInput: { limit: z.ZodDefault<z.ZodCoercedNumber<number>>; cursor: z.ZodOptional<z.ZodString> } = {
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
}

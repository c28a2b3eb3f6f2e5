export const bookingChannels = [
  'WEB',
  'APP',
  'MINI_PROGRAM',
  'OFFICIAL_ACCOUNT',
  'PHONE',
  'BACKOFFICE',
  'WALK_IN',
] as const

/** Where a customer books or looks something up. */
export type BookingChannel = (typeof bookingChannels)[number]

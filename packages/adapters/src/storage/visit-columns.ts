/** What is wanted of a visit, where it is kept with whoever waits for it or has it again and again. */
export const visitColumns = {
  segments: 'json',
  guests: 'json',
  guestArrangement: 'text',
  maxWaitMinutes: 'integer',
} as const

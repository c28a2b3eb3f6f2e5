import { randomBytes } from 'node:crypto'

const prefix = 'mcf_'

/** The secret in a feed's address: 32 random bytes, shown once and kept only as their hash. */
export function newFeedToken(): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** Whether the text could be one. */
export function isFeedToken(text: string): boolean {
  return text.startsWith(prefix) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(prefix.length))
}

/** The address of a feed on this server. */
export function feedPath(token: string): string {
  return `/v1/calendar-feeds/${token}.ics`
}

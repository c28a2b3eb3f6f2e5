import { createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { readFeed } from '../engine/calendars/read-feed.ts'
import type { Runtime } from '../engine/execute.ts'
import { beforeDeadline } from './before-deadline.ts'
import type { HttpEnvironment } from './environment.ts'
import type { JsonObject } from './openapi-schemas.ts'
import { problemResponse, refusalProblem } from './problem.ts'

/** The one address that asks for no key: calendar programs send none, so the secret is in the address itself. */
export const calendarFeedPath = '/v1/calendar-feeds/{token}.ics'

/** What may be kept of a feed, and by whom: a proxy must not, and a program asks again after a minute. */
const caching = 'private, max-age=60, must-revalidate'

/** Adds the address of the calendars that programs subscribe to. */
export function addCalendarFeedRoute(app: OpenAPIHono<HttpEnvironment>, runtime: Runtime): void {
  app.get('/v1/calendar-feeds/:file{[^/]+\\.ics}', async (c) => {
    const token = c.req.param('file').replace(/\.ics$/, '')
    const deadlineAtMs = c.get('deadlineAtMs')
    const feed = await beforeDeadline(deadlineAtMs, readFeed(runtime, token, deadlineAtMs))
    if (!feed) {
      const site = { instance: withoutFeedSecret(c.req.path), requestId: c.get('requestId') }
      return problemResponse(refusalProblem({ code: 'not_found', details: { kind: 'CalendarFeed', id: '' } }, site))
    }
    const etag = `"${createHash('sha256').update(feed.text).digest('base64url')}"`
    const headers = {
      etag,
      'cache-control': caching,
      // Told for programs that show it. It is not judged by: what has left the calendar does not show in it.
      'last-modified': new Date(feed.changedAtMs).toUTCString(),
    }
    if (namesTag(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    return new Response(feed.text, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } })
  })
}

/** The path as it may be told and logged: whoever reads a log should not be able to read calendars. */
export function withoutFeedSecret(path: string): string {
  return path.replace(/^(\/v1\/calendar-feeds\/)[^/]+(\.ics)$/, '$1{token}$2')
}

function namesTag(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((given) => given.trim().replace(/^W\//, '') === etag || given.trim() === '*')
}

const responseHeaders: JsonObject = {
  'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
  ETag: { description: 'The same as long as the calendar is, for `If-None-Match`.', schema: { type: 'string' } },
  'Last-Modified': { description: 'When something in it last changed.', schema: { type: 'string' } },
  'Cache-Control': { schema: { type: 'string', const: caching } },
}

/** The address in the document. It is for calendar programs and no operation of the engine or the client. */
export const calendarFeedDocument: JsonObject = {
  get: {
    tags: ['calendarFeeds'],
    summary: 'Read a calendar, as calendar programs do',
    description:
      'Needs no key: the secret in the address is one. An iCalendar text of what is from 30 days ago to 180 days ahead, ' +
      'of at most 5000 bookings and 2000 classes. Times are in UTC. A revoked address is answered like an unknown one.',
    security: [],
    parameters: [
      { name: 'token', in: 'path', required: true, description: 'The secret.', schema: { type: 'string' } },
      {
        name: 'If-None-Match',
        in: 'header',
        description: 'The ETag of the calendar as you have it.',
        schema: { type: 'string' },
      },
      { $ref: '#/components/parameters/RequestId' },
    ],
    responses: {
      200: {
        description: 'Done.',
        headers: responseHeaders,
        content: { 'text/calendar': { schema: { type: 'string' } } },
      },
      304: { description: 'Nothing has changed.', headers: responseHeaders },
      404: { $ref: '#/components/responses/NotFound' },
      500: { $ref: '#/components/responses/InternalError' },
      503: { $ref: '#/components/responses/Unavailable' },
    },
  },
}

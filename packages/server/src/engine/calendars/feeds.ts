import type { CalendarFeed, Permission, ReadTransaction } from '@mendian/core'
import {
  calendarFeedId,
  calendarFeedInput,
  calendarFeedView as feedSchema,
  newCalendarFeedView,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { hashSecret } from '../api-keys/secret.ts'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import type { InputFault, Refusal } from '../refusal.ts'
import { feedPath, newFeedToken } from './feed-token.ts'

type Given = z.output<typeof calendarFeedInput>

/** Makes a calendar that programs subscribe to; its address is shown this once. */
export const create: WriteOperation<typeof calendarFeedInput, typeof newCalendarFeedView> = defineWrite({
  name: 'calendarFeeds.create',
  summary: "Make a calendar of a person's time or of a location's bookings to subscribe to",
  http: ['POST', '/v1/calendar-feeds'],
  status: 201,
  input: calendarFeedInput,
  output: newCalendarFeedView,
  permission: 'schedule:write',
  movesMoney: false,
  secretIn: 'ANSWER',
  refusals: ['permission_not_held', 'reference_not_found', 'reference_archived'],
  locks: () => [],
  async run(tx, given, run) {
    const fault = faultOf(given)
    if (fault) return { ok: false, refusal: { code: 'invalid_request', details: { errors: [fault] } } }
    // Nobody gives away by an address what they may not read themselves.
    const lacking = shownBy(given).find((permission) => !run.actor.permissions.includes(permission))
    if (lacking) return { ok: false, refusal: { code: 'permission_not_held', details: { permission: lacking } } }
    const unusable = await refuseSubject(tx, given)
    if (unusable) return unusable
    const token = newFeedToken()
    const feed: CalendarFeed = {
      id: run.ids.next('CalendarFeed'),
      kind: given.kind,
      staffId: given.staffId ?? null,
      locationId: given.locationId ?? null,
      includeCustomerNames: given.includeCustomerNames,
      createdAtMs: run.nowMs,
      revokedAtMs: null,
    }
    await tx.calendarFeeds.insert(feed, hashSecret(token))
    return { ok: true, value: { ...view(feed), path: feedPath(token) }, subjectId: feed.id }
  },
})

function faultOf({ kind, staffId, locationId }: Given): InputFault | undefined {
  const [wanted, other] = kind === 'STAFF' ? [staffId, locationId] : [locationId, staffId]
  const names = kind === 'STAFF' ? ['staffId', 'locationId'] : ['locationId', 'staffId']
  if (wanted === undefined) return { pointer: `/${names[0]}`, code: 'custom', message: `a ${kind} feed needs it` }
  return other === undefined ? undefined : { pointer: `/${names[1]}`, code: 'custom', message: `not of a ${kind} feed` }
}

/** What a reader of the feed sees without any key. */
function shownBy({ includeCustomerNames }: Given): readonly Permission[] {
  return includeCustomerNames ? ['booking:read', 'customer:read'] : ['booking:read']
}

async function refuseSubject(
  tx: ReadTransaction,
  { staffId, locationId }: Given,
): Promise<{ readonly ok: false; readonly refusal: Refusal } | undefined> {
  const [kind, id] = staffId === undefined ? (['Location', String(locationId)] as const) : (['Staff', staffId] as const)
  const found = await (kind === 'Staff' ? tx.staff : tx.locations).find(id)
  if (!found) return referenceNotFound(kind, id)
  return found.archivedAtMs === null
    ? undefined
    : { ok: false, refusal: { code: 'reference_archived', details: { kind, id } } }
}

const listInput = z.strictObject(pageInput)
const feedPage = pageOf('CalendarFeed', feedSchema)

export const list: ReadOperation<typeof listInput, typeof feedPage> = defineRead({
  name: 'calendarFeeds.list',
  summary: 'List the calendars that may be subscribed to, without their addresses',
  http: ['GET', '/v1/calendar-feeds'],
  input: listInput,
  output: feedPage,
  permission: 'schedule:read',
  refusals: [],
  run: (tx, input) =>
    readPage(
      input,
      (page) => tx.calendarFeeds.list(page),
      (feed) => feed.id,
      view,
    ),
})

const revokeInput = z.strictObject({ id: calendarFeedId })

/** From then on its address is as good as unknown. */
export const revoke: WriteOperation<typeof revokeInput, typeof feedSchema> = defineWrite({
  name: 'calendarFeeds.revoke',
  summary: 'Revoke a calendar: its address answers nothing any more',
  http: ['POST', '/v1/calendar-feeds/{id}/revoke'],
  input: revokeInput,
  output: feedSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['not_found'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const feed = await tx.calendarFeeds.find(id)
    if (!feed) return notFound('CalendarFeed', id)
    const revokedAtMs = feed.revokedAtMs ?? run.nowMs
    if (feed.revokedAtMs === null) await tx.calendarFeeds.revoke(id, revokedAtMs)
    return { ok: true, value: view({ ...feed, revokedAtMs }), subjectId: id }
  },
})

function view({ createdAtMs, revokedAtMs, ...rest }: CalendarFeed): z.output<typeof feedSchema> {
  return {
    ...rest,
    createdAt: new Date(createdAtMs).toISOString(),
    revokedAt: revokedAtMs === null ? null : new Date(revokedAtMs).toISOString(),
  }
}

import {
  addDays,
  type Clock,
  formatInstant,
  type LocationId,
  parseLocalTime,
  permissions,
  present,
  type ServiceId,
  type StaffId,
  type Storage,
  toInstant,
  toLocal,
} from '@mendian/core'
import { hashSecret, hintOf } from '../engine/api-keys/secret.ts'
import type { OperationContext } from '../engine/context.ts'
import type { OperationFunctions } from '../engine/engine.ts'
import type { Outcome } from '../engine/refusal.ts'
import { platformActor } from '../http/authenticate.ts'
import { uuidV7Ids } from '../ids.ts'
import { type TradeTemplate, tradeRooms } from './trade-template.ts'
import { salon } from './trades/salon.ts'

/** How to call a demo shop. */
export interface DemoAccess {
  /** The shop's key over HTTP. */
  readonly apiKey: string
  /** A context with every permission, for calls in process. */
  readonly context: OperationContext
}

function contextOf({ tenant }: TradeTemplate): OperationContext {
  return { tenantId: tenant.id, actor: { kind: 'SYSTEM', id: 'demo', permissions } }
}

const systemClock: Clock = { nowMs: () => Date.now() }

/** So many days ahead there are shifts. */
const daysAhead = 30

/** Loads a demo shop, or what is missing of it: run again on a later day it adds the shifts of the days to come. */
export async function loadDemo(
  { engine }: { readonly engine: OperationFunctions },
  storage: Storage,
  clock: Clock = systemClock,
  trade: TradeTemplate = salon,
): Promise<DemoAccess> {
  const context = contextOf(trade)
  accept(await engine.tenants.create({ actor: platformActor }, trade.tenant), 'tenant_exists')
  await insertKey(storage, clock, trade)
  for (const room of tradeRooms) {
    for (const record of trade.records[room] ?? []) {
      // Each room takes the records of its own kind, which the template's type says and this loop cannot.
      const created: Outcome<unknown> = await engine[room].create(context, structuredClone(record) as never)
      accept(created, 'id_taken')
    }
  }
  for (const { id, timeZone } of trade.records.locations) {
    const fromDate = toLocal(timeZone, clock.nowMs()).date
    const range = { locationId: id as LocationId, fromDate, toDate: addDays(fromDate, daysAhead) }
    accept(await engine.shifts.publishFromTemplates(context, range))
  }
  await planClasses(engine, context, trade, clock)
  return { apiKey: trade.apiKey, context }
}

/** Plans the classes of the shop, where there are none yet. */
async function planClasses(
  engine: OperationFunctions,
  context: OperationContext,
  { records, classes = [] }: TradeTemplate,
  clock: Clock,
): Promise<void> {
  const { id, timeZone } = present(records.locations[0], 'a shop has a location')
  const locationId = id as LocationId
  const nowMs = clock.nowMs()
  const today = toLocal(timeZone, nowMs).date
  for (const { serviceId, staffId, capacity, weekdays, startTime, count } of classes) {
    const planned = accept(
      await engine.classSessions.list(context, { locationId, from: formatInstant(timeZone, nowMs) }),
    )
    if (planned?.data.some((session) => session.serviceId === serviceId)) continue
    const minute = present(parseLocalTime(startTime), 'a class starts at a local time')
    // The first date is tomorrow's or later, so that no class has begun when it is planned.
    const startsAtMs = toInstant(timeZone, addDays(today, 1), minute, 'EARLIER')
    accept(
      await engine.classSessions.createSeries(context, {
        ...{ locationId, serviceId: serviceId as ServiceId, staffId: staffId as StaffId, capacity },
        startsAt: formatInstant(timeZone, startsAtMs),
        rule: { unit: 'WEEKS', weekdays: [...weekdays], count },
      }),
    )
  }
}

/** Removes a demo shop with everything in it; false when there was none. */
export async function wipeDemo(
  site: { readonly engine: OperationFunctions },
  { tenant }: TradeTemplate = salon,
): Promise<boolean> {
  const input = { id: tenant.id, confirmName: tenant.name }
  const outcome = await site.engine.tenants.erase({ actor: platformActor }, input)
  accept(outcome, 'not_found')
  return outcome.ok
}

async function insertKey(storage: Storage, clock: Clock, trade: TradeTemplate): Promise<void> {
  const secretHash = hashSecret(trade.apiKey)
  if (await storage.platform.resolveApiKey(secretHash)) return
  const key = {
    id: uuidV7Ids().next('ApiKey'),
    name: 'Demo',
    permissions,
    hint: hintOf(trade.apiKey),
    createdAtMs: clock.nowMs(),
    revokedAtMs: null,
  }
  await storage.transaction(contextOf(trade), { locks: [] }, (tx) => tx.apiKeys.insert(key, secretHash))
}

/** The value of an outcome; undefined when it was refused with the code that is fine here. */
function accept<T>(outcome: Outcome<T>, fine?: string): T | undefined {
  if (outcome.ok) return outcome.value
  if (outcome.refusal.code === fine) return undefined
  throw new Error(`the demo data were refused: ${JSON.stringify(outcome.refusal)}`)
}

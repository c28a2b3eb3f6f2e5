import { addDays, type Clock, permissions, present, type Storage, toLocal } from '@mendian/core'
import { hashSecret, hintOf } from '../engine/api-keys/secret.ts'
import type { OperationContext } from '../engine/context.ts'
import type { OperationFunctions } from '../engine/engine.ts'
import type { Outcome } from '../engine/refusal.ts'
import { platformActor } from '../http/authenticate.ts'
import { uuidV7Ids } from '../ids.ts'
import { demoApiKey, demoTenant, salon, salonShifts } from './salon.ts'

/** How to call the demo salon. */
export interface DemoAccess {
  /** The salon's key over HTTP. */
  readonly apiKey: string
  /** A context with every permission, for calls in process. */
  readonly context: OperationContext
}

const context: OperationContext = { tenantId: demoTenant.id, actor: { kind: 'SYSTEM', id: 'demo', permissions } }

const systemClock: Clock = { nowMs: () => Date.now() }

/** Loads the demo salon, or what is missing of it: run again on a later day it adds the shifts of the days to come. */
export async function loadDemo(
  { engine }: { readonly engine: OperationFunctions },
  storage: Storage,
  clock: Clock = systemClock,
): Promise<DemoAccess> {
  accept(await engine.tenants.create({ actor: platformActor }, demoTenant), 'tenant_exists')
  await insertKey(storage, clock)
  for (const record of salon.locations) accept(await engine.locations.create(context, record), 'id_taken')
  for (const record of salon.staffLevels) accept(await engine.staffLevels.create(context, record), 'id_taken')
  for (const record of salon.resources) accept(await engine.resources.create(context, record), 'id_taken')
  for (const record of salon.staff) {
    accept(await engine.staff.create(context, { ...record, locationIds: [...record.locationIds] }), 'id_taken')
  }
  for (const record of salon.services)
    accept(await engine.services.create(context, structuredClone(record) as never), 'id_taken')
  for (const record of salon.products) accept(await engine.products.create(context, record), 'id_taken')
  for (const record of salon.tiers) accept(await engine.tiers.create(context, record), 'id_taken')
  for (const record of salon.customers) accept(await engine.customers.create(context, record), 'id_taken')
  await publishShifts(engine, clock)
  return { apiKey: demoApiKey, context }
}

/** Removes the demo tenant with everything in it; false when there was none. */
export async function wipeDemo(site: { readonly engine: OperationFunctions }): Promise<boolean> {
  const input = { id: demoTenant.id, confirmName: demoTenant.name }
  const outcome = await site.engine.tenants.erase({ actor: platformActor }, input)
  accept(outcome, 'not_found')
  return outcome.ok
}

async function insertKey(storage: Storage, clock: Clock): Promise<void> {
  const secretHash = hashSecret(demoApiKey)
  if (await storage.platform.resolveApiKey(secretHash)) return
  const key = {
    id: uuidV7Ids().next('ApiKey'),
    name: 'Demo',
    permissions,
    hint: hintOf(demoApiKey),
    createdAtMs: clock.nowMs(),
    revokedAtMs: null,
  }
  await storage.transaction(context, { locks: [] }, (tx) => tx.apiKeys.insert(key, secretHash))
}

async function publishShifts(engine: OperationFunctions, clock: Clock): Promise<void> {
  const timeZone = present(salon.locations[0], 'the salon has a location').timeZone
  const today = toLocal(timeZone, clock.nowMs()).date
  const { locationId, startTime, endTime, daysAhead } = salonShifts
  for (const { id: staffId } of salon.staff) {
    const range = { locationId, staffId, fromDate: today, toDate: addDays(today, daysAhead), limit: 200 }
    const published = accept(await engine.shifts.list(context, range))
    const known = new Set(published?.data.map((shift) => shift.date))
    const shifts = Array.from({ length: daysAhead + 1 }, (_, day) => addDays(today, day))
      .filter((date) => !known.has(date))
      .map((date) => ({ date, startTime, endTime }))
    if (shifts.length > 0)
      accept(await engine.shifts.publish(context, { locationId, staffId, shifts }), 'shift_overlap')
  }
}

/** The value of an outcome; undefined when it was refused with the code that is fine here. */
function accept<T>(outcome: Outcome<T>, fine?: string): T | undefined {
  if (outcome.ok) return outcome.value
  if (outcome.refusal.code === fine) return undefined
  throw new Error(`the demo data were refused: ${JSON.stringify(outcome.refusal)}`)
}

import { type EventEnvelope, permissions, type Storage, type TenantId } from '@mendian/core'
import { createMendian, type Mendian, type MendianOptions } from '../create-mendian.ts'
import type { OperationContext } from '../engine/context.ts'
import type { Outcome } from '../engine/refusal.ts'
import { platformActor } from '../http/authenticate.ts'
import { type Call, callerOf } from './call.ts'

export const platformKey = 'platform-key-of-the-tests'

/** When it is in the salon at the start: an hour before it opens. */
export const nineMs = Date.parse('2026-11-21T09:00:00+08:00')

/** One tenant and what its key can do. */
export interface Desk {
  readonly tenantId: TenantId
  readonly secret: string
  readonly context: OperationContext
  readonly call: Call
}

export interface OpenSalon extends Desk {
  readonly mendian: Mendian
  /** Stands still until it is set. */
  readonly clock: { nowMs(): number; set(nowMs: number): void }
  readonly events: EventEnvelope[]
  openTenant(name: string): Promise<Desk>
}

/** The engine on that storage with one tenant that has a key and nothing else. */
export async function openSalon(storage: Storage, options: Partial<MendianOptions> = {}): Promise<OpenSalon> {
  let now = nineMs
  const clock = {
    nowMs: () => now,
    set(nowMs: number) {
      now = nowMs
    },
  }
  const events: EventEnvelope[] = []
  const logged: string[] = []
  const log = (message: string, fields: unknown): void => void logged.push(`${message} ${JSON.stringify(fields)}`)
  const mendian = createMendian({
    storage,
    clock,
    platformKey,
    validateResponses: true,
    logger: { debug: log, info: log, warn: log, error: log },
    onEvent: (event) => void events.push(event),
    ...options,
  })

  async function openTenant(name: string): Promise<Desk> {
    const { id: tenantId } = done(await mendian.engine.tenants.create({ actor: platformActor }, { name }))
    const context: OperationContext = { tenantId, actor: { kind: 'SYSTEM', id: 'tests', permissions } }
    const { secret } = done(
      await mendian.engine.apiKeys.create(context, { name: 'Tests', permissions: [...permissions] }),
    )
    return { tenantId, secret, context, call: callerOf(mendian.fetch, secret, logged) }
  }

  return { ...(await openTenant('Bund')), mendian, clock, events, openTenant }
}

/** What an operation comes to that must succeed. */
export function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

const names = {
  location: 'loc_bund',
  senior: 'lvl_senior',
  lin: 'stf_lin',
  chen: 'stf_chen',
  chair: 'rsc_chair',
  gold: 'tir_gold',
  wang: 'cus_wang',
  zhao: 'cus_zhao',
  cut: 'svc_cut',
  manicure: 'svc_manicure',
  shampoo: 'prd_shampoo',
} as const

/** Typed as fitting everywhere, since what a test calls an id is one. */
export type SalonIds = { readonly [Name in keyof typeof names]: never }

/** The ids of a furnished salon; those of another one end differently. */
export function salonIds(suffix = ''): SalonIds {
  return Object.fromEntries(Object.entries(names).map(([name, id]) => [name, id + suffix])) as SalonIds
}

const cny = (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency: 'CNY' })

/** A location in Shanghai, two stylists, one chair, two services, one product, a gold and a plain customer; no shifts. */
export async function furnish({ engine }: Mendian, { context }: Desk, suffix = ''): Promise<SalonIds> {
  const ids = salonIds(suffix)
  done(
    await engine.locations.create(context, {
      id: ids.location,
      name: 'Bund',
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
    }),
  )
  done(await engine.staffLevels.create(context, { id: ids.senior, name: 'Senior' }))
  const person = { locationIds: [ids.location] }
  done(await engine.staff.create(context, { id: ids.lin, name: 'Lin', staffLevelId: ids.senior, ...person }))
  done(await engine.staff.create(context, { id: ids.chen, name: 'Chen', ...person }))
  done(
    await engine.resources.create(context, {
      id: ids.chair,
      locationId: ids.location,
      kind: 'WORKSTATION',
      name: 'Chair',
    }),
  )
  done(await engine.tiers.create(context, { id: ids.gold, name: 'Gold', rank: 1, percentOffBasisPoints: 1000 }))
  done(
    await engine.customers.create(context, { id: ids.wang, name: 'Wang', phone: '+8613800000001', tierId: ids.gold }),
  )
  done(await engine.customers.create(context, { id: ids.zhao, name: 'Zhao' }))
  const staffIds = [ids.lin, ids.chen]
  const overrides = [{ staffLevelId: ids.senior, price: cny(19_800) }]
  done(
    await engine.services.create(context, {
      id: ids.cut,
      name: 'Cut',
      durationMinutes: 60,
      price: cny(12_800),
      overrides,
      staffIds,
    }),
  )
  const resourceRequirements = [{ resourceIds: [ids.chair] }]
  done(
    await engine.services.create(context, {
      id: ids.manicure,
      name: 'Manicure',
      durationMinutes: 120,
      price: cny(19_900),
      staffIds,
      resourceRequirements,
    }),
  )
  done(await engine.products.create(context, { id: ids.shampoo, name: 'Shampoo', price: cny(6900) }))
  return ids
}

/** Puts both stylists on shift from 10:00 to 20:00 on the salon's Saturday. */
export async function publishDay({ engine }: Mendian, { context }: Desk, ids: SalonIds): Promise<void> {
  const shifts = [{ date: '2026-11-21', startTime: '10:00', endTime: '20:00' }]
  for (const staffId of [ids.lin, ids.chen]) {
    done(await engine.shifts.publish(context, { locationId: ids.location, staffId, shifts }))
  }
}

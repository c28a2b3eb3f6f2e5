import { permissions } from '../../packages/core/src/access/permission.ts'
import { bodyOf, type HttpClient, type HttpRequest, isAccepted } from './http-client.ts'
import { platformKey } from './server-process.ts'

/** What a proof's shop offers. Staff are `stf_p0`, `stf_p1` …, all at work around the clock. */
export interface ShopPlan {
  readonly staff: number
  /** Days from tomorrow on which everybody works. */
  readonly days: number
  readonly services: readonly ShopService[]
  /** How many chairs the pool has. */
  readonly chairs?: number
  /** How many customers there are besides the one who books everything. */
  readonly customers?: number
}

export interface ShopService {
  /** Of small letters and digits: the id is `svc_` + name. */
  readonly name: string
  readonly minutes: number
  /** Who performs it, by number. */
  readonly staff: readonly number[]
  readonly needsChair?: boolean
}

export interface Shop {
  readonly apiKey: string
  readonly locationId: string
  readonly customerId: string
  /** The further customers. */
  readonly customerIds: readonly string[]
  readonly productId: string
  /** What one of the product costs. */
  readonly productMinor: number
  /** The beginning of tomorrow at the shop. */
  readonly opensAtMs: number
  /** Between starts that the shop takes. */
  readonly stepMs: number
}

const minuteMs = 60_000
const dayMs = 86_400_000
/** Shanghai, which has kept its clock for decades. */
const offsetMs = 8 * 60 * minuteMs

export function staffId(number: number): string {
  return `stf_p${number}`
}

export function serviceId(name: string): string {
  return `svc_${name}`
}

/** Sets a shop up over HTTP, as a tenant of its own. @throws when the server refuses any of it. */
export async function openShop(client: HttpClient, url: string, plan: ShopPlan, tenant = 'tnt_proof'): Promise<Shop> {
  const asPlatform = { url, method: 'POST', apiKey: platformKey } as const
  const make = (path: string, body: unknown): Promise<Record<string, unknown>> =>
    accepted(client, { ...asPlatform, path, headers: { 'mendian-tenant': tenant }, body })
  await accepted(client, { ...asPlatform, path: '/v1/tenants', body: { id: tenant, name: 'Proof' } })
  const { secret } = await make('/v1/api-keys', { name: 'Proof', permissions })
  const locationId = 'loc_proof'
  const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
  await make('/v1/locations', {
    id: locationId,
    name: 'Proof',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    slotAlignmentMinutes: 5,
    maxLeadDays: 730,
  })
  const quantity = plan.chairs ?? 1
  await make('/v1/resources', { id: 'rsc_chair', locationId, kind: 'WORKSTATION', name: 'Chair', quantity })
  await make('/v1/customers', { id: 'cus_proof', name: 'Proof' })
  const customerIds = Array.from({ length: plan.customers ?? 0 }, (_, number) => `cus_c${number}`)
  for (const id of customerIds) await make('/v1/customers', { id, name: id })
  const productMinor = 6_900
  await make('/v1/products', { id: 'prd_proof', name: 'Shampoo', price: cny(productMinor) })
  const opensAtMs = Math.floor((Date.now() + offsetMs) / dayMs + 1) * dayMs - offsetMs
  const dates = Array.from({ length: plan.days }, (_, day) => localDate(opensAtMs + day * dayMs))
  const shifts = dates.map((date) => ({ date, startTime: '00:00', endTime: '24:00' }))
  for (let number = 0; number < plan.staff; number += 1) {
    await make('/v1/staff', { id: staffId(number), name: `Person ${number}`, locationIds: [locationId] })
    await make('/v1/shifts', { locationId, staffId: staffId(number), shifts })
  }
  for (const { name, minutes, staff, needsChair = false } of plan.services) {
    await make('/v1/services', {
      id: serviceId(name),
      name,
      durationMinutes: minutes,
      price: cny(12_800),
      staffIds: staff.map(staffId),
      resourceRequirements: needsChair ? [{ resourceIds: ['rsc_chair'] }] : [],
    })
  }
  return {
    apiKey: String(secret),
    locationId,
    customerId: 'cus_proof',
    customerIds,
    productId: 'prd_proof',
    productMinor,
    opensAtMs,
    stepMs: 5 * minuteMs,
  }
}

function localDate(atMs: number): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 10)
}

async function accepted(client: HttpClient, request: HttpRequest): Promise<Record<string, unknown>> {
  const reply = await client.send(request)
  if (isAccepted(reply)) return bodyOf(reply)
  throw new Error(`${request.method} ${request.path} was not accepted: ${JSON.stringify(reply)}`)
}

/** The body of a booking of one service, with a named person or anybody. */
export function bookingOf(shop: Shop, service: string, startsAtMs: number, person?: number): object {
  return {
    locationId: shop.locationId,
    customerId: shop.customerId,
    startsAt: new Date(startsAtMs).toISOString(),
    segments: [{ serviceId: serviceId(service), ...(person === undefined ? {} : { staffId: staffId(person) }) }],
  }
}

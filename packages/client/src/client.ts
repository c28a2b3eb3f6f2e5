import { type CallOptions, type CallSettings, call, type Fetch, type RequestNote, type ResponseNote } from './call.ts'
import type { Client, PagesOptions } from './client-types.ts'
import type { ClientOperation } from './operation.ts'
import { operations } from './operations.gen.ts'
import { itemsOf } from './pages.ts'
import type { Input } from './request.ts'

export interface ClientOptions {
  /** Where the API is, up to but without `/v1`. */
  readonly baseUrl: string
  /** The key, or a function that is asked for it before every request. */
  readonly apiKey: string | (() => string | Promise<string>)
  /** With the platform's key: the tenant to act for. */
  readonly tenantId?: string
  /** What sends the requests; the global `fetch` when absent. */
  readonly fetch?: Fetch
  /** How long one attempt may take; 30 seconds when absent. */
  readonly timeoutMs?: number
  /** How often a call that failed in passing is sent again; 2 when absent. */
  readonly retries?: number
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Told of every request, for logs. Never holds a key of the API. */
  readonly onRequest?: (note: RequestNote) => void
  /** Told how every request ended, for logs and measurements. */
  readonly onResponse?: (note: ResponseNote) => void
  /** Makes the keys of writes; random UUIDs when absent. */
  readonly newIdempotencyKey?: () => string
  /** How to wait between attempts, for tests. */
  readonly sleep?: (ms: number) => Promise<void>
  /** The randomness of those waits, in [0, 1), for tests. */
  readonly random?: () => number
}

/**
 * A client of the API: every operation as a method that takes one flat input and gives its result, or throws an error
 * whose class says what to do.
 *
 * ```ts
 * const client = createClient({ baseUrl: 'https://api.example.com', apiKey: 'mdk_…' })
 *
 * const { slots } = await client.availability.search({ locationId, segments: [{ serviceId }], from, to })
 * try {
 *   await client.bookings.create({ locationId, customerId, startsAt: slots[0].startsAt, segments: [{ serviceId }] })
 * } catch (error) {
 *   if (error instanceof RefusedError && error.code === 'slot_taken') offerAnotherStart()
 *   else throw error
 * }
 * ```
 *
 * Writes carry an idempotency key by themselves, so the client can repeat them when the network fails. To repeat one
 * yourself, after a restart for instance, choose its key: `client.orders.pay(input, { idempotencyKey: 'till-3-0042' })`.
 *
 * Updates name the version they were decided on; a `VersionConflictError` says that somebody was faster:
 *
 * ```ts
 * const service = await client.services.get({ id })
 * await client.services.update({ id, name: 'Cut' }, { expectedVersion: service.version })
 * ```
 *
 * Lists come a page at a time, or whole:
 *
 * ```ts
 * for await (const booking of client.bookings.list.all({ locationId })) print(booking.startsAt)
 * ```
 *
 * An application in the same process needs no network: `createClient({ fetch: (request) => app.fetch(request), … })`.
 */
export function createClient(options: ClientOptions): Client {
  const settings = settingsOf(options)
  const rooms: Record<string, Record<string, unknown>> = {}
  for (const [name, operation] of Object.entries(operations)) {
    const [room = name, short = name] = name.split('.')
    rooms[room] = { ...rooms[room], [short]: method(settings, name, operation) }
  }
  return rooms as unknown as Client
}

function method(settings: CallSettings, name: string, operation: ClientOperation): unknown {
  const run = (input: Input = {}, options: CallOptions = {}): Promise<unknown> =>
    call(settings, name, operation, input, options)
  if (!operation.pages) return run
  const all = (input: Input = {}, options: PagesOptions = {}): AsyncGenerator<unknown, void, undefined> =>
    itemsOf((page) => run(page, options), input)
  return Object.assign(run, { all })
}

function settingsOf(options: ClientOptions): CallSettings {
  return {
    baseUrl: options.baseUrl,
    apiKey: options.apiKey,
    headers: { ...options.headers, ...(options.tenantId === undefined ? {} : { 'mendian-tenant': options.tenantId }) },
    fetch: options.fetch ?? ((request) => fetch(request)),
    timeoutMs: options.timeoutMs ?? 30_000,
    retries: options.retries ?? 2,
    onRequest: options.onRequest ?? (() => {}),
    onResponse: options.onResponse ?? (() => {}),
    newIdempotencyKey: options.newIdempotencyKey ?? randomKey,
    sleep: options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
    random: options.random ?? Math.random,
  }
}

/** Pages that were not served securely, as on a till in the shop's own network, have no `randomUUID`. */
function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

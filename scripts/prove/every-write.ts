import type { Storage } from '../../packages/core/src/index.ts'
import { createMendian, type Mendian } from '../../packages/server/src/create-mendian.ts'
import type { Operation } from '../../packages/server/src/engine/operation.ts'
import { isAnswerShownOnce, needsIdempotencyKey } from '../../packages/server/src/http/openapi-headers.ts'
import { openStorage } from '../../packages/server/src/main/open-storage.ts'
import { readSettings } from '../../packages/server/src/settings/settings.ts'
import { type Answer, type Call, callerOf } from '../../packages/server/src/testing/call.ts'
import { type OpenSalon, openSalon } from '../../packages/server/src/testing/open-salon.ts'
import { createHttpClient, describeReply } from './http-client.ts'
import { type Place, unsynced } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, type ProofRun, type Verdict } from './proof.ts'
import { startServer } from './server-process.ts'
import { changesBetween, openTally, type TakeTally } from './tally.ts'
import { verifyPlace } from './verify-place.ts'
import { type KeyedWrite, keyedWrites, keylessTold } from './writes/all-writes.ts'
import { openWriteShop, type Wanted } from './writes/write-shop.ts'

const twinsAt: Readonly<Record<Level, number>> = { smoke: 8, nightly: 50, release: 50 }
/** On PostgreSQL, where a shop takes its time to open, a smoke run tries one write in so many, drawn by the seed. */
const smokeShare = 6
const hourMs = 3_600_000
const deadlineMs = 15_000

export const everyWrite: Proof = {
  name: 'every-write',
  promise:
    'each write of the API has one effect and one answer a key: sent twice, at once, after a restart and 23 h on',
  databases: ['sqlite', 'postgres'],
  run,
}

interface Proving {
  readonly salon: OpenSalon
  /** All on the one database, as processes are. */
  readonly mendians: readonly Mendian[]
  readonly take: TakeTally
  readonly twins: number
  readonly faultList: FaultList
  readonly kept: Kept[]
}

/** A write and what its repetition is answered, for whoever repeats it later. */
interface Kept {
  readonly what: string
  readonly secret: string
  readonly wanted: Wanted
  readonly key: string
  readonly answer: Answer
  readonly sentAtMs: number
}

async function run({ level, seed, place, tell }: ProofRun): Promise<Verdict> {
  const faultList = createFaultList()
  const writes = keyedWrites(faultList)
  const share = level === 'smoke' && place.kind === 'postgres' ? smokeShare : 1
  const tried = writes.filter((_, index) => (index + seed) % share === 0)
  const storages: Storage[] = []
  const view = await firstView(place, storages)
  try {
    if (place.kind === 'postgres') storages.push(await storageOf(place))
    const take = await openTally(view, place.kind)
    const proving: Proving = { ...(await openSalons(storages)), take, twins: twinsAt[level], faultList, kept: [] }
    const { twins, kept } = proving
    let busy = 0
    for (const write of tried) busy += await proveWrite(proving, write)
    const figures = [
      `${tried.length} of ${writes.length} writes twice and × ${twins} at once: one effect each; ${busy} told idempotency_in_progress`,
      `told once that it was done, with its secret: ${shownOnceOf(tried)}`,
      `without a key: ${keylessTold}`,
    ]
    for (const storage of storages.splice(0)) await storage.close()
    await repeatAfterRestart(place, take, kept, faultList)
    figures.push(`${kept.length} answers the same of a process that was not there at the time`)
    const later = await storageOf(place)
    storages.push(later)
    await repeatLater(later, take, kept, faultList)
    figures.push(`${kept.length} answers the same 23 h later, with the jobs done`, await verifyPlace(place, faultList))
    for (const figure of figures) tell(figure)
    return { figures, faults: faultList.faults }
  } finally {
    for (const storage of storages) await storage.close()
    await view.close()
  }
}

function shownOnceOf(tried: readonly KeyedWrite[]): string {
  const found = tried.filter(({ operation }) => isAnswerShownOnce(operation))
  return found.map(({ operation }) => operation.name).join(', ') || 'none of these'
}

async function storageOf(place: Place): Promise<Storage> {
  const read = readSettings(unsynced(place).environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return openStorage(read.settings)
}

async function firstView(place: Place, storages: Storage[]): ReturnType<Place['view']> {
  const storage = await storageOf(place)
  storages.push(storage)
  await storage.migrate()
  return place.view()
}

async function openSalons([first, ...others]: readonly Storage[]): Promise<Pick<Proving, 'salon' | 'mendians'>> {
  if (first === undefined) throw new Error('there is a storage')
  const salon = await openSalon(first, { validateResponses: false })
  const { clock } = salon
  return { salon, mendians: [salon.mendian, ...others.map((storage) => createMendian({ storage, clock }))] }
}

/** Sent twice in one shop, and many times at once in another like it; gives how many were told to wait. */
async function proveWrite(proving: Proving, write: KeyedWrite): Promise<number> {
  const { name } = write.operation
  try {
    const effect = await proveTwice(proving, write)
    return await proveAtOnce(proving, write, effect)
  } catch (error) {
    proving.faultList.check(false, `${name}: ${error instanceof Error ? error.message : String(error)}`)
    return 0
  }
}

async function proveTwice({ salon, take, faultList, kept }: Proving, { operation, make }: KeyedWrite): Promise<string> {
  const what = `${operation.name} twice`
  const shop = await openWriteShop(salon, salon.mendian, what)
  const { tenantId, call, secret } = shop.desk
  const wanted = await make(shop)
  const before = await take(tenantId)
  if (needsIdempotencyKey(operation)) {
    const keyless = await send(call, wanted)
    faultList.check(keyless.body.code === 'idempotency_key_required', `${what}: without a key ${keyless.text}`)
  }
  const first = await send(call, wanted, 'once')
  const between = await take(tenantId)
  const again = await send(call, wanted, 'once')
  const after = await take(tenantId)
  const effect = changesBetween(before, between)
  const accepted = first.status === (operation.status ?? 200)
  faultList.check(accepted, `${what}: ${wanted.target} was answered ${first.status} ${first.text}`)
  faultList.check(/audit_entry\.rows \+1(?:,|$)/.test(effect), `${what}: its effect is ${effect}`)
  faultList.check(changesBetween(between, after) === '', `${what}: again it does ${changesBetween(between, after)}`)
  faultList.check(
    isRepetitionOf(operation, first, again),
    `${what}: was ${first.status} ${first.text}, is ${again.status} ${again.text}`,
  )
  kept.push({ what, secret, wanted, key: 'once', answer: again, sentAtMs: salon.clock.nowMs() })
  return effect
}

async function proveAtOnce(proving: Proving, { operation, make }: KeyedWrite, effect: string): Promise<number> {
  const { salon, mendians, take, twins, faultList, kept } = proving
  const what = `${operation.name} at once`
  const shop = await openWriteShop(salon, salon.mendian, what)
  const { tenantId, secret } = shop.desk
  const wanted = await make(shop)
  const calls = mendians.map(({ fetch }) => callerOf(fetch, secret, []))
  const before = await take(tenantId)
  const sent = Array.from({ length: twins }, (_, twin) => send(calls[twin % calls.length] as Call, wanted, 'once'))
  const answers = await Promise.all(sent)
  const done = changesBetween(before, await take(tenantId))
  faultList.check(done === effect, `${what}: ${twins} do ${done}, one does ${effect}`)
  const told = answers.filter(({ body }) => body.code !== 'idempotency_in_progress')
  const originals = told.filter(({ headers }) => headers.get('idempotency-replayed') === null)
  faultList.check(originals.length === 1, `${what}: ${originals.length} claim to be the first`)
  const [first = answers[0] as Answer] = originals
  const others = told.filter((answer) => answer !== first && !isRepetitionOf(operation, first, answer))
  faultList.check(others.length === 0, `${what}: one was told ${first.text}, another ${others[0]?.text}`)
  const answer = isAnswerShownOnce(operation) ? await send(calls[0] as Call, wanted, 'once') : first
  kept.push({ what, secret, wanted, key: 'once', answer, sentAtMs: salon.clock.nowMs() })
  return answers.length - told.length
}

function send(call: Call, wanted: Wanted, key?: string): Promise<Answer> {
  return call(wanted.target, wanted.body, { headers: headersOf(wanted, key) })
}

function headersOf({ ifMatch }: Wanted, key?: string): Readonly<Record<string, string>> {
  return {
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
}

/** Whether it is what a repetition is told: the first answer, or that it was shown once and holds a secret. */
function isRepetitionOf(operation: Operation, first: Answer, again: Answer): boolean {
  if (!isAnswerShownOnce(operation)) return isReplayOf(first, again)
  const replayed = again.headers.get('idempotency-replayed') === 'true'
  return replayed && again.status === 409 && again.body.code === 'answer_shown_once'
}

function isReplayOf(first: Answer, again: Answer): boolean {
  const same = again.status === first.status && again.text === first.text
  const tagged = again.headers.get('etag') === first.headers.get('etag')
  return same && tagged && again.headers.get('idempotency-replayed') === 'true'
}

/** All of them again, by a server of its own process. */
async function repeatAfterRestart(
  place: Place,
  take: TakeTally,
  kept: readonly Kept[],
  { check }: FaultList,
): Promise<void> {
  const server = await startServer(place, { jobs: false })
  const client = createHttpClient({ sockets: 1, deadlineMs })
  try {
    const before = await take()
    for (const { what, secret, wanted, key, answer } of kept) {
      const [method, path = ''] = wanted.target.split(' ') as ['POST' | 'PATCH' | 'DELETE', string]
      const headers = headersOf(wanted, key)
      const { url } = server
      const again = await client.send({ url, method, path, apiKey: secret, headers, body: wanted.body })
      const same = again.kind === 'ANSWER' && again.status === answer.status && again.body === answer.text
      check(same && again.replayed, `${what}, after a restart: was ${answer.text}, is ${describeReply(again)}`)
    }
    const changes = changesBetween(before, await take())
    check(changes === '', `after a restart the repetitions do ${changes}`)
  } finally {
    client.close()
    await server.kill()
  }
}

/** All of them again, each 23 hours after it was sent first, with the jobs run up to then. */
async function repeatLater(
  storage: Storage,
  take: TakeTally,
  kept: readonly Kept[],
  { check }: FaultList,
): Promise<void> {
  let nowMs = 0
  const mendian = createMendian({ storage, clock: { nowMs: () => nowMs } })
  for (const sentAtMs of [...new Set(kept.map((one) => one.sentAtMs))].sort((a, b) => a - b)) {
    nowMs = sentAtMs + 23 * hourMs
    await mendian.jobs.run()
    const before = await take()
    for (const { what, secret, wanted, key, answer } of kept.filter((one) => one.sentAtMs === sentAtMs)) {
      const again = await send(callerOf(mendian.fetch, secret, []), wanted, key)
      check(isReplayOf(answer, again), `${what}, 23 h later: was ${answer.text}, is ${again.status} ${again.text}`)
    }
    const changes = changesBetween(before, await take())
    check(changes === '', `23 h later the repetitions do ${changes}`)
  }
}

import { openStorage } from '../../packages/server/src/main/open-storage.ts'
import { readSettings } from '../../packages/server/src/settings/settings.ts'
import type { Place } from './place.ts'
import { createFaultList, type FaultList, type Level, type Proof, type Verdict } from './proof.ts'
import { createRandom, type Random } from './random.ts'
import { type Command, changeShift, commands, type Scene } from './simulated-commands.ts'
import { compare, createModel } from './simulated-model.ts'
import { openSimulatedShop } from './simulated-shop.ts'

const counts: Readonly<Record<Level, number>> = { smoke: 2_000, nightly: 100_000, release: 1_000_000 }

/** Each shop lives so long, so that looking at all it has stays quick. */
const chapterLength = 2_500
/** So often the model is held against the engine's accounts and every check is run. */
const batch = 500

export const simulation: Proof = {
  name: 'simulation',
  promise:
    'whatever is done in whatever order, the accounts are what a plain model says, and repeating changes nothing',
  databases: ['sqlite', 'postgres'],
  run: ({ level, seed, place, tell }) => simulate(place, counts[level], seed, tell),
}

export async function simulate(
  place: Place,
  count: number,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  const read = readSettings(place.environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const storage = await openStorage(read.settings)
  const faultList = createFaultList()
  const tally = new Map<string, number>()
  const startedMs = performance.now()
  let done = 0
  try {
    await storage.migrate()
    for (let chapter = 0; done < count && faultList.faults.length === 0; chapter += 1) {
      const shop = await openSimulatedShop(storage, chapter)
      const model = createModel(shop.customerIds)
      const scene: Scene = { shop, model, random: createRandom(seed + chapter), faultList }
      await changeShift(scene)
      done = await runChapter(scene, Math.min(count, done + chapterLength), done, tally)
    }
  } finally {
    await storage.close()
  }
  const seconds = (performance.now() - startedMs) / 1000
  const figures = [
    `${done} commands in ${seconds.toFixed(1)} s, ${Math.round(done / seconds)} a second, seed ${seed}`,
    [...tally]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, times]) => `${times} × ${name}`)
      .join(', '),
  ]
  for (const figure of figures) tell(figure)
  return { figures, faults: faultList.faults }
}

async function runChapter(scene: Scene, end: number, from: number, tally: Map<string, number>): Promise<number> {
  const { shop, model, random, faultList } = scene
  for (let step = from; step < end; step += 1) {
    const command = choose(random)
    const before = faultList.faults.length
    const outcome = await command.run(scene).catch((error: unknown) => {
      faultList.check(false, `${command.name}: ${error instanceof Error ? error.message : String(error)}`)
      return 'threw'
    })
    const name = outcome === 'done' ? command.name : `${command.name} (${outcome})`
    tally.set(name, (tally.get(name) ?? 0) + 1)
    const isOver = step + 1 === end
    if ((step + 1) % batch === 0 || isOver) {
      await compare(model, shop, faultList)
      await shop.audit(faultList)
    }
    if (faultList.faults.length > before) {
      noteStep(faultList, step)
      return step + 1
    }
  }
  return end
}

function noteStep({ check }: FaultList, step: number): void {
  check(false, `that was at command ${step + 1}`)
}

function choose(random: Random): Command {
  let left = random.between(
    1,
    commands.reduce((total, { weight }) => total + weight, 0),
  )
  for (const command of commands) {
    left -= command.weight
    if (left <= 0) return command
  }
  throw new Error('the weights sum to what is drawn from')
}

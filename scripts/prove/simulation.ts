import { type Chapter, choose, runStory } from './chapters.ts'
import type { Place } from './place.ts'
import type { Level, Proof, Verdict } from './proof.ts'
import { changeShift, commands, type Scene } from './simulated-commands.ts'
import { compare, createModel } from './simulated-model.ts'
import { openSimulatedShop } from './simulated-shop.ts'

const counts: Readonly<Record<Level, number>> = { smoke: 2_000, nightly: 100_000, release: 1_000_000 }

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

export function simulate(
  place: Place,
  steps: number,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<Verdict> {
  return runStory({ place, steps, chapterLength, seed, tell, live })
}

async function live({ storage, number, random, steps, faultList, count }: Chapter): Promise<number> {
  const shop = await openSimulatedShop(storage, number)
  const model = createModel(shop.customerIds)
  const scene: Scene = { shop, model, random, faultList }
  await changeShift(scene)
  for (let step = 1; step <= steps; step += 1) {
    const command = choose(commands, random)
    const before = faultList.faults.length
    const outcome = await command.run(scene).catch((error: unknown) => {
      faultList.check(false, `${command.name}: ${error instanceof Error ? error.message : String(error)}`)
      return 'threw'
    })
    count(outcome === 'done' ? command.name : `${command.name} (${outcome})`)
    if (step % batch === 0 || step === steps) {
      await compare(model, shop, faultList)
      await shop.audit(faultList)
    }
    if (faultList.faults.length > before) {
      faultList.check(false, `that was at its command ${step}`)
      return step
    }
  }
  return steps
}

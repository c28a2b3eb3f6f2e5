import type { Storage } from '../../packages/core/src/index.ts'
import { openStorage } from '../../packages/server/src/main/open-storage.ts'
import { readSettings } from '../../packages/server/src/settings/settings.ts'
import type { Place } from './place.ts'
import { createFaultList, type FaultList, type Verdict } from './proof.ts'
import { createRandom, type Random } from './random.ts'

/** One shop and its life. */
export interface Chapter {
  readonly storage: Storage
  readonly number: number
  /** All chance in it. */
  readonly random: Random
  /** How many commands are left to try. */
  readonly steps: number
  readonly faultList: FaultList
  /** Counts what a command came to. */
  count(name: string): void
}

export interface Story {
  readonly place: Place
  /** Commands, of all chapters, unless they are of another {@link unit}. */
  readonly steps: number
  readonly unit?: string
  /** Each shop lives so long, so that looking at all it has stays quick. */
  readonly chapterLength: number
  readonly seed: number
  readonly tell: (line: string) => void
  /** Opens a shop and lives its life; gives how many commands that was. */
  live(chapter: Chapter): Promise<number>
}

/** Tries that many commands, in shop after shop of one database, until something is wrong. */
export async function runStory({
  place,
  steps,
  unit = 'commands',
  chapterLength,
  seed,
  tell,
  live,
}: Story): Promise<Verdict> {
  const read = readSettings(place.environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const storage = await openStorage(read.settings)
  const faultList = createFaultList()
  const tally = new Map<string, number>()
  const count = (name: string): void => void tally.set(name, (tally.get(name) ?? 0) + 1)
  const startedMs = performance.now()
  let done = 0
  try {
    await storage.migrate()
    for (let number = 0; done < steps && faultList.faults.length === 0; number += 1) {
      const random = createRandom(seed + number)
      done += await live({
        ...{ storage, number, random, faultList, count },
        steps: Math.min(chapterLength, steps - done),
      })
      faultList.check(faultList.faults.length === 0, `that was in chapter ${number}, seed ${seed + number}`)
    }
  } finally {
    await storage.close()
  }
  const seconds = (performance.now() - startedMs) / 1000
  const figures = [
    `${done} ${unit} in ${seconds.toFixed(1)} s, ${(done / seconds).toPrecision(3)} a second, seed ${seed}`,
    [...tally]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, times]) => `${times} × ${name}`)
      .join(', '),
  ]
  for (const figure of figures) tell(figure)
  return { figures, faults: faultList.faults }
}

/** One of them, each as likely as it weighs. */
export function choose<T extends { readonly weight: number }>(all: readonly T[], random: Random): T {
  let left = random.between(
    1,
    all.reduce((total, { weight }) => total + weight, 0),
  )
  for (const one of all) {
    left -= one.weight
    if (left <= 0) return one
  }
  throw new Error('the weights sum to what is drawn from')
}

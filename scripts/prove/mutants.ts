import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Catcher, type Mutant, mutants } from './mutant-list.ts'
import { createFaultList, type Proof, type ProofRun, type Verdict } from './proof.ts'
import { copySources, type SourceCopy } from './source-copy.ts'

export const mutantsCaught: Proof = {
  name: 'mutants',
  promise: 'each fault put in on purpose turns the test or proof that should see it red',
  // The catchers bring databases of their own.
  databases: ['sqlite'],
  run,
}

const root = join(import.meta.dirname, '..', '..')

async function run({ seed, tell, postgresUrl }: ProofRun): Promise<Verdict> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mendian-mutants-')))
  const faultList = createFaultList()
  const figures: string[] = []
  try {
    const copy = copySources(root, folder, { postgresUrl: await postgresUrl(), seed })
    // Red means something only of what is green without the fault.
    for (const catcher of distinctCatchers(mutants)) {
      const { colour, told } = await copy.run('proof' in catcher ? { ...catcher, level: 'smoke' } : catcher)
      faultList.check(colour === 'GREEN', `${describeCatcher(catcher)} is not green without any fault: ${told}`)
    }
    if (faultList.faults.length > 0) return { figures, faults: faultList.faults }
    let caught = 0
    for (const mutant of mutants) {
      const { red, told } = await tryMutant(copy, mutant)
      if (red) caught += 1
      faultList.check(red, `${mutant.name} is not caught by ${describeCatcher(mutant.catcher)}: ${told}`)
      const row = `${red ? 'caught' : 'MISSED'} | ${mutant.name} | ${describeCatcher(mutant.catcher)} | ${told}`
      figures.push(row)
      tell(row)
    }
    const total = `caught ${caught} of ${mutants.length}`
    figures.push(total)
    tell(total)
    return { figures, faults: faultList.faults }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tryMutant(copy: SourceCopy, { patches, catcher }: Mutant): Promise<{ red: boolean; told: string }> {
  const undo = copy.apply(patches)
  try {
    const startedMs = performance.now()
    const { colour, told } = await copy.run(catcher)
    return { red: colour === 'RED', told: `${told} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)` }
  } finally {
    undo()
  }
}

function distinctCatchers(list: readonly Mutant[]): readonly Catcher[] {
  return [...new Map(list.map(({ catcher }) => [describeCatcher(catcher), catcher])).values()]
}

function describeCatcher(catcher: Catcher): string {
  if ('proof' in catcher) return `${catcher.proof} on ${catcher.database}`
  return catcher.tests.map((file) => file.split('/').slice(-2).join('/')).join(', ')
}

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseKind, Level } from './proof.ts'

/** A run that would go the same way again, as far as that is in our hands. */
export interface RunIdentity {
  readonly proof: string
  readonly database: DatabaseKind
  readonly level: Level
  readonly seed: number
  /** What the sources were; see {@link treeMark}. */
  readonly tree: string
}

interface ProofRecord extends RunIdentity {
  readonly finishedAt: string
  readonly figures: readonly string[]
}

const folderName = '.prove'

/** Sources outside git: nobody knows what has changed of them since. */
const unversioned = 'unversioned'

/** The commit, and where the sources differ from it a mark of how: a proof of other sources proves nothing of these. */
export function treeMark(root: string): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 })
  try {
    const commit = git('rev-parse', '--short=12', 'HEAD').trim()
    const files = git('ls-files', '-z', '--modified', '--others', '--exclude-standard').split('\0').filter(Boolean)
    if (files.length === 0) return commit
    const hash = createHash('sha256')
    for (const file of files) {
      hash.update(file)
      if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)))
    }
    return `${commit}+${hash.digest('hex').slice(0, 8)}`
  } catch {
    return unversioned
  }
}

/** The finished runs of these sources at that level, oldest first. */
export function findRecords(root: string, tree: string, level: Level): readonly ProofRecord[] {
  const folder = join(root, folderName)
  if (tree === unversioned || !existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ProofRecord)
    .filter((record) => record.tree === tree && record.level === level)
    .sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1))
}

export function isFinished(records: readonly ProofRecord[], { proof, database, seed }: RunIdentity): boolean {
  return records.some((record) => record.proof === proof && record.database === database && record.seed === seed)
}

export function recordFinished(root: string, identity: RunIdentity, figures: readonly string[]): void {
  const folder = join(root, folderName)
  mkdirSync(folder, { recursive: true })
  const { tree, level, seed, proof, database } = identity
  const record: ProofRecord = { ...identity, finishedAt: new Date().toISOString(), figures }
  const name = `${[tree, level, seed, proof, database].join('_')}.json`
  writeFileSync(join(folder, name), `${JSON.stringify(record, undefined, 2)}\n`)
}

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Place } from './place.ts'
import type { FaultList } from './proof.ts'

const cli = join(import.meta.dirname, '..', '..', 'packages', 'server', 'src', 'main', 'cli.ts')

/** Proves the books and records of everybody in the place, with the command as anybody would; gives what it says. */
export async function verifyPlace({ environment }: Place, { check }: FaultList): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['--conditions=mendian-source', cli, 'verify'], {
    env: { PATH: process.env.PATH, ...environment },
    maxBuffer: 2 ** 26,
  })
  // It ends with 1 where something is wrong, and says what.
  const told = await run.catch((error: { readonly stdout?: string; readonly stderr?: string }) => error)
  const lines = (told.stdout ?? '').split('\n').filter(Boolean)
  const last = lines.at(-1) ?? ''
  check(last.endsWith('the books are sound.'), `mendian verify: ${[...lines.slice(0, 5), told.stderr].join('; ')}`)
  return `mendian verify: ${last}`
}

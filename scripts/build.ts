import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Each is built against the declarations of those before it. */
const packages = ['core', 'adapters', 'client', 'server']

for (const name of packages) {
  const tsup = join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js')
  const { status } = spawnSync(process.execPath, [tsup, '--silent'], {
    cwd: join(root, 'packages', name),
    stdio: 'inherit',
  })
  if (status !== 0) {
    console.error(`Building packages/${name} failed`)
    process.exit(1)
  }
}

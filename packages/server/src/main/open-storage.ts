import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Storage } from '@mendian/core'
import type { Settings } from '../settings/settings.ts'

/** The storage the settings name; the driver that is not used is not loaded. */
export async function openStorage(settings: Settings): Promise<Storage> {
  if (settings.DATABASE_URL !== undefined) {
    const { postgresStorage } = await import('@mendian/adapters/postgres')
    return postgresStorage({ connectionString: settings.DATABASE_URL, poolSize: settings.DATABASE_POOL_SIZE })
  }
  const { sqliteStorage } = await import('@mendian/adapters/sqlite')
  mkdirSync(settings.MENDIAN_DATA_FOLDER, { recursive: true })
  const file = join(settings.MENDIAN_DATA_FOLDER, 'mendian.db')
  return sqliteStorage({ file, synchronous: settings.MENDIAN_SYNCHRONOUS })
}

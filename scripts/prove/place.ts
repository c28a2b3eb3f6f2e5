import { join } from 'node:path'
import { type DatabaseView, openPostgresView, openSqliteView } from './database-view.ts'
import type { DatabaseKind } from './proof.ts'

/** A database of its own for one run. */
export interface Place {
  readonly kind: DatabaseKind
  /** What tells a server to use it. */
  readonly environment: Readonly<Record<string, string>>
  /** Reads it directly, past the engine. */
  view(): Promise<DatabaseView>
}

export function sqlitePlace(folder: string): Place {
  return {
    kind: 'sqlite',
    environment: { MENDIAN_DATA_FOLDER: folder },
    view: async () => openSqliteView(join(folder, 'mendian.db')),
  }
}

export function postgresPlace(url: string): Place {
  return { kind: 'postgres', environment: { DATABASE_URL: url }, view: () => openPostgresView(url) }
}

/** The same database, written without waiting for the disk, where it is no crash that is to be survived. */
export function unsynced(place: Place): Place {
  return { ...place, environment: { ...place.environment, MENDIAN_SYNCHRONOUS: 'NORMAL' } }
}

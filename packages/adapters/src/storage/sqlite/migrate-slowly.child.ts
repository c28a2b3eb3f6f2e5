/** A process that migrates the file it is given, tells how far it is, and is slow enough to be killed half way. */
import { migrations } from '../migrations/index.ts'
import type { Migration } from '../migrations/migration.ts'
import { openConnection } from './connection.ts'
import { migrateSqlite } from './sqlite-migrations.ts'

const [, , file = ''] = process.argv
const connection = openConnection({ file, synchronous: 'NORMAL', readonly: false })
let statements = 0
const { database } = connection
const exec = database.exec.bind(database)
database.exec = (sql) => {
  exec(sql)
  statements += 1
  process.send?.(statements)
  // A pause in which nothing else of this process runs; the message above has left by then.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
  return database
}
const list: readonly Migration[] = migrations
await migrateSqlite(connection, list)
connection.close()
process.disconnect?.()

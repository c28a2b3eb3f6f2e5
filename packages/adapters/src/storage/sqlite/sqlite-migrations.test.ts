import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../migrations/index.ts'
import { openConnection, type SqliteConnection } from './connection.ts'
import { sqliteStorage } from './index.ts'
import { migrateSqlite } from './sqlite-migrations.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mendian-migrate-'))
  file = join(folder, 'test.db')
})

afterEach(() => rmSync(folder, { recursive: true }))

const program = fileURLToPath(import.meta.resolve('./migrate-slowly.child.ts'))
const start = () => fork(program, [file], { execArgv: ['--conditions=mendian-source'], stdio: 'inherit' })
const everyId = migrations.map(({ id }) => id)

describe('migrating a file', () => {
  for (const point of [1, 25, 60]) {
    it(`goes on where a process was killed, after ${point} statements`, async () => {
      const child = start()
      const exited = once(child, 'exit')
      for await (const [statements] of iterate(child)) if (statements >= point) break
      child.kill('SIGKILL')
      await exited
      const connection = openConnection({ file, synchronous: 'NORMAL', readonly: false })
      const before = appliedIds(connection)
      expect(before).toEqual(everyId.slice(0, before.length))
      expect(before.length).toBeLessThan(everyId.length)
      const { applied } = await migrateSqlite(connection)
      expect([...before, ...applied]).toEqual(everyId)
      expect(connection.database.pragma('integrity_check', { simple: true })).toBe('ok')
      connection.close()
    })
  }

  it('happens once when two start at the same time', async () => {
    const storages = [sqliteStorage({ file }), sqliteStorage({ file })]
    const child = start()
    const exited = once(child, 'exit')
    const results = await Promise.all(storages.map((storage) => storage.migrate()))
    expect(await exited).toEqual([0, null])
    const applied = results.flatMap((result) => result.applied)
    expect(new Set(applied).size).toBe(applied.length)
    for (const storage of storages) await storage.ready()
    const connection = openConnection({ file, synchronous: 'NORMAL', readonly: false })
    expect(appliedIds(connection)).toEqual(everyId)
    connection.close()
    for (const storage of storages) await storage.close()
  })

  it('is refused when a newer release has been there', async () => {
    const connection = openConnection({ file, synchronous: 'NORMAL', readonly: false })
    const next = '9999-next'
    await migrateSqlite(connection, [...migrations, { id: next, statements: () => [] }])
    connection.close()
    const storage = sqliteStorage({ file })
    await expect(storage.migrate()).rejects.toMatchObject({ kind: 'SCHEMA_NEWER' })
    await storage.close()
  })
})

function appliedIds({ database }: SqliteConnection): readonly string[] {
  const exists = database.prepare("select 1 from sqlite_master where name = 'mendian_schema_migration'").get()
  if (!exists) return []
  return database.prepare('select id from mendian_schema_migration order by id').pluck().all() as string[]
}

/** The child's messages: how many statements it has executed. */
async function* iterate(child: ReturnType<typeof fork>): AsyncGenerator<[number]> {
  for (;;) yield (await once(child, 'message')) as [number]
}

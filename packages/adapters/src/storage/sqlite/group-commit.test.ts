import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AssertionError, StorageError } from '@mendian/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGate } from '../contract/gate.ts'
import { sqliteDialect } from '../dialect.ts'
import { openConnection, type SqliteConnection } from './connection.ts'
import { createGroupCommit, type Writer } from './group-commit.ts'
import type { SqliteExecutor } from './sqlite-executor.ts'

const insert = { sql: 'insert into note (id) values (?)', slots: [] }
const select = { sql: 'select id from note order by rowid', slots: [] }

let folder: string
let connection: SqliteConnection
let reader: SqliteConnection
/** What the writer executed beside the jobs' own statements. */
let executed: string[]
let writer: Writer

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mendian-group-commit-'))
  const file = join(folder, 'test.db')
  connection = openConnection({ file, synchronous: 'NORMAL', readonly: false })
  reader = openConnection({ file, synchronous: 'NORMAL', readonly: true })
  connection.database.exec(
    'create table note (id text primary key, parent text references note deferrable initially deferred)',
  )
  executed = []
  const watched: SqliteConnection = {
    ...connection,
    execute: (sql) => {
      executed.push(sql)
      connection.execute(sql)
    },
  }
  writer = createGroupCommit({ connection: watched, dialect: sqliteDialect(), nowMs: Date.now })
})

afterEach(() => {
  reader.close()
  connection.close()
  rmSync(folder, { recursive: true })
})

function submit<T>(work: (executor: SqliteExecutor) => Promise<T>, waitMs = 5_000): Promise<T> {
  return writer.submit({ work, deadlineAtMs: Date.now() + waitMs })
}

const note = (id: string) => submit((executor) => executor.run(insert, [id]))
const stored = () => reader.run(select, []).rows.map((row) => (row as { id: string }).id)

describe('group commit', () => {
  it('runs the writes of one turn in order, in one transaction', async () => {
    const order: string[] = []
    const jobs = ['a', 'b', 'c'].map((id) =>
      submit(async (executor) => {
        order.push(`${id} begins`)
        await executor.run(insert, [id])
        await executor.run(select, [])
        order.push(`${id} ends`)
        return id
      }),
    )
    expect(await Promise.all(jobs)).toEqual(['a', 'b', 'c'])
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    expect(executed).toEqual(['begin immediate', 'commit'])
    expect(stored()).toEqual(['a', 'b', 'c'])
  })

  it('answers after the commit, and not before', async () => {
    const answers: string[] = []
    const [first, second] = [note('a'), submit(async () => answers.push(...stored().map((id) => `early ${id}`)))]
    void first.then(() => answers.push(...stored()))
    await Promise.all([first, second])
    expect(answers).toEqual(['a'])
  })

  it('takes at most 64 writes into one transaction', async () => {
    await Promise.all(Array.from({ length: 130 }, (_, index) => note(`n${index}`)))
    expect(executed.filter((sql) => sql === 'commit')).toHaveLength(3)
    expect(stored()).toHaveLength(130)
  })

  it('undoes only the one that throws, with all that it wrote', async () => {
    const error = new Error('no')
    const results = await Promise.allSettled([
      note('a'),
      submit(async (executor) => {
        await executor.run(insert, ['bad'])
        throw error
      }),
      note('c'),
      submit((executor) => executor.run(insert, ['a'])),
      note('d'),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: error })
    expect(results[3]).toMatchObject({ reason: { kind: 'CONFLICT' } })
    expect(stored()).toEqual(['a', 'c', 'd'])
  })

  it('runs no work more than three times, and that of its batch mates twice at most', async () => {
    const runs = { conflict: 0, plain: 0, mate: 0 }
    await Promise.allSettled([
      submit(async () => (runs.mate += 1)),
      submit(async () => {
        runs.conflict += 1
        throw new StorageError('CONFLICT', 'taken')
      }),
      submit(async () => {
        runs.plain += 1
        throw new Error('no')
      }),
    ])
    expect(runs).toEqual({ conflict: 3, plain: 1, mate: 2 })
  })

  it('fails all when the commit fails, and goes on afterwards', async () => {
    const orphan = { sql: "insert into note (id, parent) values ('orphan', 'nobody')", slots: [] }
    const results = await Promise.allSettled([note('a'), submit((executor) => executor.run(orphan, [])), note('c')])
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'StorageError' } })
    expect(stored()).toEqual([])
    await note('d')
    expect(stored()).toEqual(['d'])
  })

  it('refuses work that waits for anything but SQL, and that work may not go on', async () => {
    let late: unknown
    const lateEnded = createGate()
    const results = await Promise.allSettled([
      note('a'),
      submit(async (executor) => {
        await executor.run(insert, ['bad'])
        await sleep(5)
        late = await executor.run(insert, ['late']).catch((error: unknown) => error)
        lateEnded.open()
      }),
      note('c'),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: { name: 'AssertionError' } })
    await lateEnded.opened
    expect(late).toBeInstanceOf(AssertionError)
    expect(stored()).toEqual(['a', 'c'])
    await note('d')
    expect(stored()).toEqual(['a', 'c', 'd'])
  })

  it('a write inside the work of a write is such a wait', async () => {
    await expect(submit(() => note('inner'))).rejects.toBeInstanceOf(AssertionError)
    await writer.close()
    expect(stored()).toEqual(['inner'])
  })

  it('waits while another process writes, up to the deadline of each', async () => {
    const other = openConnection({ file: join(folder, 'test.db'), synchronous: 'NORMAL', readonly: false })
    other.execute('begin immediate')
    const patient = note('patient')
    await expect(submit((executor) => executor.run(insert, ['hasty']), 60)).rejects.toMatchObject({ kind: 'BUSY' })
    other.execute('commit')
    other.close()
    await patient
    expect(stored()).toEqual(['patient'])
  })

  it('survives a full disk, and writes again when there is room', async () => {
    const { database } = connection
    await note('a')
    const pages = database.pragma('page_count', { simple: true }) as number
    database.pragma(`max_page_count = ${pages}`)
    const results = await Promise.allSettled([note('x'.repeat(50_000)), note('y'.repeat(50_000))])
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'UNAVAILABLE' } })
    expect(stored()).toEqual(['a'])
    database.pragma('max_page_count = 1000000')
    await note('b')
    expect(stored()).toEqual(['a', 'b'])
  })

  it("does not take a transaction for whole that a statement of the host's own has ended", async () => {
    await expect(submit(async () => connection.database.exec('rollback'))).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
    })
    await note('a')
    expect(stored()).toEqual(['a'])
  })

  it('answers what it has before it closes, and refuses the rest', async () => {
    const last = note('last')
    const closed = writer.close()
    await expect(note('late')).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    await Promise.all([last, closed])
    expect(stored()).toEqual(['last'])
  })
})

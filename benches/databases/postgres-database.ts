import { randomBytes } from 'node:crypto'
import pg, { type Client } from 'pg'
import { postgresStorage } from '../../packages/adapters/src/storage/postgres/index.ts'
import { createDatabase } from '../../scripts/postgres.ts'
import { postgresPlace } from '../../scripts/prove/place.ts'
import type { BenchDatabase, Cell, Replayed, ReplayManner } from './bench-database.ts'
import { type CapturedStep, type CapturedTransaction, stepsOf } from './captured.ts'
import { recordPostgres, sendTogether } from './postgres-wire.ts'

const rowsAtOnce = 5000

/** A new, empty database on that server. */
export async function postgresDatabase(serverUrl: string): Promise<BenchDatabase> {
  return databaseAt(serverUrl, await createDatabase(serverUrl))
}

function databaseAt(serverUrl: string, url: string): BenchDatabase {
  return {
    kind: 'postgres',
    place: postgresPlace(url),
    openStorage: () => postgresStorage({ connectionString: url }),
    insertRows: (table, rows) => withClient(url, (client) => insertRows(client, table, rows)),
    // What autovacuum comes to.
    settle: () => withClient(url, async (client) => void (await client.query('vacuum analyze'))),
    copy: async () => {
      const name = `mendian_${randomBytes(8).toString('hex')}`
      const original = new URL(url).pathname.slice(1)
      await withClient(serverUrl, (client) => client.query(`create database ${name} template ${original}`))
      const copied = new URL(url)
      copied.pathname = `/${name}`
      return databaseAt(serverUrl, copied.href)
    },
    record: recordPostgres,
    replay: (transactions, manner) => replay(url, transactions, manner),
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function insertRows(
  client: Client,
  table: string,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  if (columns === '') return
  const sql = `insert into mendian.${table} (${columns})
    select ${columns} from json_populate_recordset(null::mendian.${table}, $1)`
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await client.query(sql, [JSON.stringify(rows.slice(from, from + rowsAtOnce))])
  }
}

/** All connections take the next transaction from one list, each as soon as its last one is committed. */
async function replay(
  url: string,
  transactions: readonly CapturedTransaction[],
  { connections, folded, afterwards }: ReplayManner,
): Promise<Replayed> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  const durationsMs: number[] = []
  const names = new Map<string, string>()
  const run = folded ? runFolded : (client: Client, one: CapturedTransaction) => runOneByOne(client, one, names)
  let next = 0
  const work = async (client: Client): Promise<void> => {
    for (let index = next++; index < transactions.length; index = next++) {
      const beganMs = performance.now()
      await run(client, transactions[index] ?? { roundTrips: [] })
      afterwards?.(index)
      durationsMs.push(performance.now() - beganMs)
    }
  }
  const beganMs = performance.now()
  await Promise.all(clients.map(work))
  const elapsedMs = performance.now() - beganMs
  await Promise.all(clients.map((client) => client.end()))
  return { durationsMs, elapsedMs }
}

async function runFolded(client: Client, { roundTrips }: CapturedTransaction): Promise<void> {
  for (const steps of roundTrips) await sendTogether(client, steps)
}

/** Prepared once per connection, a round trip a statement: how the driver is used as a rule. */
async function runOneByOne(
  client: Client,
  transaction: CapturedTransaction,
  names: Map<string, string>,
): Promise<void> {
  for (const { sql, values } of stepsOf(transaction)) {
    if (values.length === 0 && /^(?:begin|commit)\b/i.test(sql)) await client.query(sql)
    else await client.query({ name: nameOf(sql, names), text: sql, values: [...values] })
  }
}

function nameOf(sql: CapturedStep['sql'], names: Map<string, string>): string {
  const name = names.get(sql) ?? `bench_${names.size}`
  names.set(sql, name)
  return name
}

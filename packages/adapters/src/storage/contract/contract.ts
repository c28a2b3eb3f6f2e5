import type { Storage, TenantId, Transaction } from '@mendian/core'
import { seed } from './fixtures.ts'

/** The part of a test framework that the suite needs; vitest, node:test and others have it. */
export interface TestFramework {
  describe(name: string, body: () => void): void
  it: {
    (name: string, body: () => Promise<void>): void
    skip(name: string, body: () => Promise<void>): void
  }
  beforeAll(body: () => Promise<void>): void
  afterAll(body: () => Promise<void>): void
}

/** A database of its own for one part of the suite. */
export interface ContractDatabase<Host = unknown> {
  /** Migrated. */
  readonly storage: Storage<Host>
  /** The same database as another process would open it. */
  readonly second: Storage<Host>
  /** The database itself, past the storage. */
  readonly raw: RawDatabase<Host>
  /** Closes both storages and removes the database. */
  close(): Promise<void>
}

/** For tests of what the database refuses by itself, and of rows of the host's own. */
export interface RawDatabase<Host = unknown> {
  /** How one of the engine's tables is called in SQL. */
  table(name: string): string
  /** Runs the statement on a connection of its own; rejects with the driver's error. */
  run(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** Runs the statement on the transaction's handle. */
  runOn(host: Host, sql: string): Promise<void>
}

export interface StorageContractOptions<Host = unknown> {
  readonly name: string
  readonly framework: TestFramework
  readonly open: () => Promise<ContractDatabase<Host>>
  /** Tests that cannot hold for this adapter, each with the reason, which is printed. */
  readonly skip?: readonly { readonly test: string; readonly reason: string }[]
}

/** What a part of the suite works with; the database is there once its tests run. */
export interface ContractContext {
  readonly database: () => ContractDatabase
  readonly storage: () => Storage
  /** A tenant with one of each configuration record, for one test. */
  readonly tenant: () => Promise<TenantId>
  /** Writes without locks. */
  readonly write: <T>(tenantId: TenantId, work: (tx: Transaction) => Promise<T>) => Promise<T>
  readonly test: (name: string, body: () => Promise<void>) => void
}

/** One part of the suite: a name and the tests it declares. */
export interface ContractPart {
  readonly name: string
  readonly declare: (context: ContractContext) => void
}

/** Declares one part of the suite on a database of its own; gives the names of its tests. */
export function declarePart<Host>(part: ContractPart, options: StorageContractOptions<Host>): readonly string[] {
  const { framework, open, skip = [] } = options
  const names: string[] = []
  let opened: ContractDatabase<Host> | undefined
  let tenants = 0
  const database = (): ContractDatabase => {
    if (!opened) throw new Error('the database is there once the tests run')
    return opened as ContractDatabase
  }
  framework.describe(`${options.name}: ${part.name}`, () => {
    framework.beforeAll(async () => {
      opened = await open()
    })
    framework.afterAll(async () => opened?.close())
    part.declare({
      database,
      storage: () => database().storage,
      tenant: () => {
        tenants += 1
        return seed(database().storage, `t${tenants}`)
      },
      write: (tenantId, work) => database().storage.transaction({ tenantId }, { locks: [] }, work),
      test: (name, body) => {
        names.push(name)
        const skipped = skip.find((entry) => entry.test === name)
        if (skipped) framework.it.skip(`${name} (skipped: ${skipped.reason})`, body)
        else framework.it(name, body)
      },
    })
  })
  return names
}

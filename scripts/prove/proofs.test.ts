import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../postgres.ts'
import { cutCheckouts } from './database-faults.ts'
import { liveDays } from './day-close.ts'
import { wantHotRows } from './hot-rows.ts'
import { proveKeys } from './key-store.ts'
import { killBookings } from './kill-server.ts'
import { moveMoney } from './moved-money.ts'
import { postgresPlace, sqlitePlace } from './place.ts'
import { raceForCheckouts } from './race-checkout.ts'
import { raceForMoney } from './race-money.ts'
import { raceForVisits } from './race-pass.ts'
import { raceForPoints } from './race-points.ts'
import { raceForSlots } from './race-slot.ts'
import { simulate } from './simulation.ts'
import { runWildly } from './wild-commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'mendian-prove-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Small runs of the proofs, so that every test run has them; `npm run prove` has the large ones. */
describe('one slot for many clients', () => {
  it('on SQLite', { timeout: 60_000 }, async () => {
    const verdict = await raceForSlots(sqlitePlace(join(folder, 'race')), { rounds: 5, clients: 50, servers: 1 }, 1)
    expect(verdict.faults).toEqual([])
  })

  it('on PostgreSQL with three processes', { timeout: 60_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await raceForSlots(place, { rounds: 5, clients: 50, servers: 3 }, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('the last visit of a card for many clients', () => {
  it('on SQLite', { timeout: 60_000 }, async () => {
    const verdict = await raceForVisits(sqlitePlace(join(folder, 'visits')), { rounds: 2, clients: 30, servers: 1 }, 1)
    expect(verdict.faults).toEqual([])
  })

  it('on PostgreSQL with three processes', { timeout: 60_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await raceForVisits(place, { rounds: 2, clients: 30, servers: 3 }, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('the points of one customer for many clients', () => {
  it('on SQLite', { timeout: 60_000 }, async () => {
    const verdict = await raceForPoints(sqlitePlace(join(folder, 'points')), { rounds: 2, clients: 40, servers: 1 }, 1)
    expect(verdict.faults).toEqual([])
  })

  it('on PostgreSQL with three processes', { timeout: 60_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await raceForPoints(place, { rounds: 2, clients: 40, servers: 3 }, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('money that many want at once', () => {
  it('on SQLite', { timeout: 120_000 }, async () => {
    const verdict = await raceForMoney(sqlitePlace(join(folder, 'money')), { rounds: 1, clients: 12, servers: 1 }, 1)
    expect(verdict.faults).toEqual([])
  })

  it('on PostgreSQL with three processes', { timeout: 120_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await raceForMoney(place, { rounds: 1, clients: 12, servers: 3 }, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('the books while money is moved', () => {
  const plan = { wallets: 3, clients: 12, readers: 2, moves: 60 }

  it('on SQLite', { timeout: 120_000 }, async () => {
    const verdict = await moveMoney(sqlitePlace(join(folder, 'moves')), { ...plan, servers: 1 }, 1)
    expect(verdict.faults).toEqual([])
  })

  it('on PostgreSQL with three processes', { timeout: 120_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await moveMoney(place, { ...plan, servers: 3 }, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('random commands against a plain model', () => {
  it('on SQLite', { timeout: 120_000 }, async () => {
    const verdict = await simulate(sqlitePlace(join(folder, 'simulation')), 150, 1)
    expect(verdict.faults).toEqual([])
  })

  it('on PostgreSQL', { timeout: 120_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await simulate(place, 100, 2)
    expect(verdict.faults).toEqual([])
  })
})

describe('whatever is tried with money', () => {
  it('on SQLite', { timeout: 120_000 }, async () => {
    const verdict = await runWildly(sqlitePlace(join(folder, 'wild')), 300, 1)
    expect(verdict.faults).toEqual([])
  })

  it('on PostgreSQL', { timeout: 120_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await runWildly(place, 150, 2)
    expect(verdict.faults).toEqual([])
  })
})

describe('a drawer that is counted while it is sold from', () => {
  it('adds up on SQLite', { timeout: 60_000 }, async () => {
    const verdict = await liveDays(sqlitePlace(join(folder, 'days')), 4, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('a bill that is paid while its lines change', () => {
  it('is charged for the lines it has on PostgreSQL', { timeout: 60_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const verdict = await raceForCheckouts(place, { rounds: 6, clients: 30, servers: 2 }, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('keys that are purged while they are asked for', () => {
  it('are had for a day and once at their end, on SQLite', { timeout: 60_000 }, async () => {
    const verdict = await proveKeys(sqlitePlace(join(folder, 'keys')), 2_000, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('rows that others lock in any order', () => {
  it('cost nobody more than time', { timeout: 60_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const plan = { clients: 10, requests: 3, slowestMs: 20_000, fewestDeadlocks: 0 }
    const verdict = await wantHotRows(place, plan, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('kill -9 under load', () => {
  it('loses no acknowledged booking and makes none twice', { timeout: 60_000 }, async () => {
    // How quickly it is back is for the proof to judge, which has the machine to itself.
    const plan = { kills: 3, clients: 20, errands: 100, slowestRestartMs: 20_000 }
    const verdict = await killBookings(sqlitePlace(join(folder, 'kill')), plan, 1)
    expect(verdict.faults).toEqual([])
  })
})

describe('cut sessions under load', () => {
  it('loses nothing, and the server lives on', { timeout: 60_000 }, async () => {
    const place = postgresPlace(await createDatabase(inject('postgresUrl')))
    const plan = { kills: 5, clients: 10, errands: 20, slowestRestartMs: 20_000 }
    const verdict = await cutCheckouts(place, plan, 1)
    expect(verdict.faults).toEqual([])
  })
})

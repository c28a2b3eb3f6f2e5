import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, type PostgresServer, startPostgres } from '../postgres.ts'
import { killCheckouts } from './kill-checkout.ts'
import type { KillPlan, Nemesis } from './kill-cycles.ts'
import { type Place, postgresPlace } from './place.ts'
import type { Level, Proof, Verdict } from './proof.ts'

const clients = 20

const crashPlans: Readonly<Record<Level, KillPlan>> = {
  smoke: { kills: 3, clients, errands: 60, slowestRestartMs: 1000 },
  nightly: { kills: 20, clients, errands: 150, slowestRestartMs: 1000 },
  release: { kills: 100, clients, errands: 150, slowestRestartMs: 1000 },
}

const cutPlans: Readonly<Record<Level, KillPlan>> = {
  smoke: { kills: 10, clients, errands: 40, slowestRestartMs: 1000 },
  nightly: { kills: 100, clients, errands: 40, slowestRestartMs: 1000 },
  release: { kills: 1000, clients, errands: 40, slowestRestartMs: 1000 },
}

export const crashDatabase: Proof = {
  name: 'crash-database',
  promise:
    'when the database crashes the server stays, tells its clients to ask again, and loses and doubles no payment',
  databases: ['postgres'],
  run: ({ level, seed, tell }) => crashUnderCheckouts(crashPlans[level], seed, tell),
}

export const cutSessions: Proof = {
  name: 'cut-sessions',
  promise: 'when its sessions are cut the server tells its clients to ask again, and loses and doubles no payment',
  databases: ['postgres'],
  run: ({ level, seed, place, tell }) => cutCheckouts(place, cutPlans[level], seed, tell),
}

/** On a server of its own, which may be crashed without anybody else's work being lost. */
async function crashUnderCheckouts(plan: KillPlan, seed: number, tell: (line: string) => void): Promise<Verdict> {
  const server = await startPostgres()
  try {
    const place = postgresPlace(await createDatabase(server.url))
    return await killCheckouts(place, plan, seed, tell, crashed(server))
  } finally {
    await server.stop()
  }
}

/** kill -9 of all its processes, and a start on what they have written. */
function crashed(server: PostgresServer): Nemesis {
  return {
    name: 'crashes of the database',
    serverStays: true,
    strike: async () => {
      await server.crash()
      // Long enough for every client to notice.
      await sleep(50)
      await server.restart()
    },
  }
}

/** Checkouts, while all sessions of the database are cut, as a failover or an administrator does it. */
export async function cutCheckouts(
  place: Place,
  plan: KillPlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  const view = await place.view()
  const strike = async (): Promise<void> => {
    await view.rows(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
  }
  try {
    return await killCheckouts(place, plan, seed, tell, { name: 'cuts of all sessions', serverStays: true, strike })
  } finally {
    await view.close()
  }
}

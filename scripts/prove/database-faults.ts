import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { createDatabase, type PostgresServer, startPostgres } from '../postgres.ts'
import { killCheckouts } from './kill-checkout.ts'
import type { KillPlan, Nemesis } from './kill-cycles.ts'
import { postgresPlace } from './place.ts'
import type { Level, Proof, ProofRun, Verdict } from './proof.ts'

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
  run: (run) => withOwnServer(run, crashPlans[run.level], crashed),
}

export const cutSessions: Proof = {
  name: 'cut-sessions',
  promise: 'when its sessions are cut the server tells its clients to ask again, and loses and doubles no payment',
  databases: ['postgres'],
  run: (run) => withOwnServer(run, cutPlans[run.level], cut),
}

/** A server that may be crashed without anybody else's work being lost. */
async function withOwnServer(
  { seed, tell }: ProofRun,
  plan: KillPlan,
  nemesisOf: (server: PostgresServer, databaseUrl: string) => Nemesis,
): Promise<Verdict> {
  const server = await startPostgres()
  try {
    const url = await createDatabase(server.url)
    return await killCheckouts(postgresPlace(url), plan, seed, tell, nemesisOf(server, url))
  } finally {
    await server.stop()
  }
}

/** As a power cut, and a start on what is on the disk. */
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

/** As a failover or an administrator does it, whatever a session is at. */
function cut(_server: PostgresServer, databaseUrl: string): Nemesis {
  return {
    name: 'cuts of all sessions',
    serverStays: true,
    strike: async () => {
      const client = new Client({ connectionString: databaseUrl })
      await client.connect()
      try {
        await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`)
      } finally {
        await client.end()
      }
    },
  }
}

import { killCheckouts } from './kill-checkout.ts'
import type { KillPlan } from './kill-cycles.ts'
import type { Place } from './place.ts'
import type { Level, Proof, Verdict } from './proof.ts'

const plans: Readonly<Record<Level, KillPlan>> = {
  smoke: { kills: 10, clients: 20, errands: 40, slowestRestartMs: 1000 },
  nightly: { kills: 100, clients: 20, errands: 40, slowestRestartMs: 1000 },
  release: { kills: 1000, clients: 20, errands: 40, slowestRestartMs: 1000 },
}

export const cutSessions: Proof = {
  name: 'cut-sessions',
  promise:
    'a server whose sessions with the database are cut lives on, says 503 and when to ask again, and loses nothing',
  databases: ['postgres'],
  run: ({ level, seed, place, tell }) => cutCheckouts(place, plans[level], seed, tell),
}

/** Checkouts under load, while every session of the database but our own is ended again and again. */
export async function cutCheckouts(
  place: Place,
  plan: KillPlan,
  seed: number,
  tell?: (line: string) => void,
): Promise<Verdict> {
  const view = await place.view()
  const others = 'datname = current_database() and pid <> pg_backend_pid()'
  const cut = async (): Promise<void> => {
    await view.rows(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`)
  }
  try {
    return await killCheckouts(place, plan, seed, tell, cut)
  } finally {
    await view.close()
  }
}

import type { Place } from './place.ts'

export const levels = ['smoke', 'nightly', 'release'] as const

/** How long a proof tries: every commit, every night, every release. */
export type Level = (typeof levels)[number]

export const databaseKinds = ['sqlite', 'postgres'] as const

export type DatabaseKind = (typeof databaseKinds)[number]

/** One run of a proof on one database. */
export interface ProofRun {
  readonly level: Level
  /** All chance comes from it, so that a failure can be repeated. */
  readonly seed: number
  /** An empty database of the run's own. */
  readonly place: Place
  /** The PostgreSQL server of this run, for proofs that need it whatever their own database is. */
  readonly postgresUrl: () => Promise<string>
  /** The only room of core to try, for proofs that go by rooms; all without it. */
  readonly room?: string
  /** Says something while the proof is under way. */
  readonly tell: (line: string) => void
}

/** What came of a run; it passed when there are no faults. */
export interface Verdict {
  readonly figures: readonly string[]
  readonly faults: readonly string[]
}

/** A promise of the engine, tried in earnest: real processes, real databases, and a verdict of the client's own. */
export interface Proof {
  readonly name: string
  /** What holds when it passes. */
  readonly promise: string
  /** Where it runs; a proof that brings its own databases runs once. */
  readonly databases: readonly DatabaseKind[]
  /** The levels at which it runs unasked; by name it runs at each. All without it. */
  readonly levels?: readonly Level[]
  /** The rooms of core that it goes by, of which one may be picked. */
  readonly rooms?: readonly string[]
  run(run: ProofRun): Promise<Verdict>
}

/** Collects what is wrong; of many faults of one kind the first few are told. */
export interface FaultList {
  /** Notes the fault unless the condition holds. */
  check(condition: boolean, fault: string): void
  readonly faults: readonly string[]
}

const mostTold = 20

/** How a fault begins that is one of speed alone, which a busy machine may cause as well. */
export const slow = 'slow: '

export function createFaultList(): FaultList {
  const faults: string[] = []
  return {
    check: (condition, fault) => {
      if (condition) return
      if (faults.length < mostTold) faults.push(fault)
      else if (faults.length === mostTold) faults.push('and more')
    },
    faults,
  }
}

import { crashDatabase, cutSessions } from './database-faults.ts'
import { idempotency } from './idempotency.ts'
import { killCheckout } from './kill-checkout.ts'
import { killServer } from './kill-server.ts'
import { movedMoney } from './moved-money.ts'
import { mutantsCaught } from './mutants.ts'
import type { Proof } from './proof.ts'
import { properties } from './properties.ts'
import { raceClass } from './race-class.ts'
import { raceHold } from './race-hold.ts'
import { raceMoney } from './race-money.ts'
import { racePass } from './race-pass.ts'
import { racePoints } from './race-points.ts'
import { raceReschedule } from './race-reschedule.ts'
import { raceSlot } from './race-slot.ts'
import { simulation } from './simulation.ts'
import { stryker } from './stryker.ts'
import { wildCommands } from './wild-commands.ts'

/** All proofs, in the order in which they run. */
export const proofs: readonly Proof[] = [
  raceSlot,
  raceHold,
  racePoints,
  raceReschedule,
  raceClass,
  raceMoney,
  racePass,
  movedMoney,
  simulation,
  wildCommands,
  killServer,
  killCheckout,
  crashDatabase,
  cutSessions,
  idempotency,
  properties,
  mutantsCaught,
  stryker,
]

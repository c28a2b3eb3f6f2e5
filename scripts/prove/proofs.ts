import { idempotency } from './idempotency.ts'
import { killCheckout } from './kill-checkout.ts'
import { killServer } from './kill-server.ts'
import { mutantsCaught } from './mutants.ts'
import type { Proof } from './proof.ts'
import { properties } from './properties.ts'
import { raceSlot } from './race-slot.ts'

/** All proofs, in the order in which they run. */
export const proofs: readonly Proof[] = [raceSlot, killServer, killCheckout, idempotency, properties, mutantsCaught]

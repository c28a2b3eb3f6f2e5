import type { Proof } from './proof.ts'
import { raceSlot } from './race-slot.ts'

/** All proofs, in the order in which they run. */
export const proofs: readonly Proof[] = [raceSlot]

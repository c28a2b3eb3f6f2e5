import { holdSlot, wantedVisit } from '@mendian/core'
import { holdInput, newSlotHoldView } from '@mendian/core/schemas'
import { bookerLocks, visitHint } from '../bookings/book-locks.ts'
import { loadVisitState, visitRefusals } from '../bookings/load-visit-state.ts'
import { refuseOutOfTurn } from '../bookings/out-of-turn.ts'
import { takeTime } from '../bookings/take-time.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { hashHoldToken, newHoldToken } from './hold-token.ts'
import { holdView } from './hold-view.ts'

/** Keeps the time of a visit for its holder: nobody else can have it until the hold lapses or is released. */
export const create: WriteOperation<typeof holdInput, typeof newSlotHoldView> = defineWrite({
  name: 'slotHolds.create',
  summary: 'Keep the time of a visit for some minutes',
  http: ['POST', '/v1/slot-holds'],
  status: 201,
  input: holdInput,
  output: newSlotHoldView,
  permission: 'booking:write',
  movesMoney: false,
  refusals: visitRefusals,
  locks: ({ locationId, customerId }) => bookerLocks(locationId, customerId),
  lockHint: (input) => visitHint(input.locationId, wantedVisit(input).segments),
  async run(tx, input, run) {
    const forbidden = refuseOutOfTurn(input, run.actor)
    if (forbidden) return forbidden
    const loaded = await loadVisitState(tx, input, run)
    if (!loaded.ok) return loaded
    const { wanted } = loaded
    const holdToken = newHoldToken()
    const decision = holdSlot(
      loaded.state,
      {
        holdId: run.ids.next('SlotHold'),
        tokenHash: hashHoldToken(holdToken),
        startsAtMs: loaded.startsAtMs,
        ...wanted,
        overridesTurns: input.outOfTurn,
        ttlSeconds: input.ttlSeconds,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { hold } = decision.changes
    await tx.slotHolds.insert(hold)
    await takeTime(tx, decision.changes, run.nowMs)
    const { timeZone } = loaded.state.configuration.location
    return { ok: true, value: { ...holdView(hold, timeZone), holdToken }, subjectId: hold.id }
  },
})

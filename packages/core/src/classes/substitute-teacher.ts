import { accept, type Decision } from '../base/decision.ts'
import type { StaffId } from '../base/ids.ts'
import type { BookRefusal } from '../booking/plan-visit.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import type { VisitConfiguration } from '../scheduling/visit-plan.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { type ClassStateRefusal, refuseClassState } from './cancel-class-session.ts'
import type { ClassSession } from './class-session.ts'
import { type ClassSessionEvent, classSessionEvent } from './class-session-event.ts'
import { classConfiguration, classRows, planClass } from './class-visit.ts'
import type { CreateClassSessionState } from './create-class-session.ts'

export interface SubstituteTeacherState extends CreateClassSessionState {
  readonly session: ClassSession
}

export interface SubstituteTeacherChanges {
  readonly session: ClassSession
  /** The substitute's time, in the place of the teacher's. */
  readonly occupancy: readonly Occupancy[]
}

export type SubstituteTeacherRefusal = ClassStateRefusal | BookRefusal

/**
 * Gives a class to another teacher at the same time and place; seats and rooms stay as they are. Refuses a class that
 * is cancelled, then a person whom the class could not have been planned with. Naming who teaches already changes
 * nothing.
 */
export function substituteTeacher(
  state: SubstituteTeacherState,
  { staffId }: { readonly staffId: StaffId },
  nowMs: number,
): Decision<SubstituteTeacherChanges, ClassSessionEvent, SubstituteTeacherRefusal> {
  const { session } = state
  const forbidden = refuseClassState(session, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const ofOthers = <T extends { readonly ownerId: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter((row) => row.ownerId !== session.id)
  const calendar = { shifts: state.shifts, busy: ofOthers(state.busy), claims: ofOthers(state.claims) }
  const { serviceId, startsAtMs } = session
  const planned = planClass(
    substituteConfiguration(state, staffId),
    calendar,
    { serviceId, staffId, startsAtMs },
    nowMs,
  )
  if (!planned.ok) return planned
  const owner = { ownerKind: 'CLASS_SESSION', ownerId: session.id, expiresAtMs: null } as const
  const { occupancy } = classRows(owner, planned.plan, session.capacity)
  if (staffId === session.staffId) return accept({ session, occupancy }, [])

  // From here it must succeed.
  const substituted = { ...session, staffId, version: session.version + 1, updatedAtMs: nowMs }
  return accept({ session: substituted, occupancy }, [
    classSessionEvent('class_session.substituted', substituted, session),
  ])
}

/**
 * The configuration in which only the person is in question: the class has its rooms and its places, whatever has been
 * decided about them since.
 */
export function substituteConfiguration(
  { session, configuration }: Pick<SubstituteTeacherState, 'session' | 'configuration'>,
  staffId: StaffId,
): VisitConfiguration {
  const { location, services } = configuration
  const service = services.get(session.serviceId)
  const inUse = service ? new Map([...services, [service.id, { ...service, archivedAtMs: null }]]) : services
  const unlimited = { ...location, maxConcurrentCustomers: null, maxBookingsPerDay: null }
  return classConfiguration(
    { ...configuration, location: unlimited, services: inUse },
    {
      serviceId: session.serviceId,
      staffId,
      durationMinutes: (session.endsAtMs - session.startsAtMs) / MINUTE_MS,
      price: session.price,
      resourceRequirements: [],
    },
  )
}

import type { RefusalOf } from '../base/decision.ts'
import type { ServiceFields } from './service.schema.ts'
import { totalMinutes } from './service.ts'

export type ServiceRefusal =
  | RefusalOf<'service_too_long', { minutes: number; maxMinutes: number }>
  | RefusalOf<'duplicate_in_list', { list: 'levelPrices' | 'staffIds' | 'resourceRequirements'; id: string }>

/** The longest visit of one service, customer and staff time together. */
export const maxServiceMinutes = 1440

/** Why a service cannot be kept like this, if it cannot. */
export function refuseService(fields: ServiceFields): ServiceRefusal | undefined {
  const minutes = totalMinutes(fields)
  if (minutes > maxServiceMinutes) {
    return { code: 'service_too_long', details: { minutes, maxMinutes: maxServiceMinutes } }
  }
  const lists = {
    levelPrices: fields.levelPrices.map((entry) => entry.staffLevelId),
    staffIds: fields.staffIds,
    resourceRequirements: fields.resourceRequirements.flatMap((requirement) => requirement.resourceIds),
  } as const
  for (const list of ['levelPrices', 'staffIds', 'resourceRequirements'] as const) {
    const ids: readonly string[] = lists[list]
    const twice = ids.find((id, index) => ids.indexOf(id) !== index)
    if (twice !== undefined) return { code: 'duplicate_in_list', details: { list, id: twice } }
  }
  return undefined
}

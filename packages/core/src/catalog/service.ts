import type { ServiceId, StaffLevelId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { Money } from '../money/money.ts'
import type { ServiceFields } from './service.schema.ts'

/** Something done for a customer (服务项目), with its time blocks, list prices, staff and resources. */
export type Service = ConfigurationRecord<ServiceId, ServiceFields>

/** The list price when a member of staff of that level performs the service. */
export function listPriceAtLevel(service: Service, staffLevelId: StaffLevelId | null): Money {
  const levelPrice = service.levelPrices.find((entry) => entry.staffLevelId === staffLevelId)
  return levelPrice?.price ?? service.price
}

/** Minutes from a service's start to the end of all its blocks, the staff's transition included. */
export function totalMinutes(
  service: Pick<Service, 'durationMinutes' | 'processingMinutes' | 'finishingMinutes' | 'transitionMinutes'>,
): number {
  return service.durationMinutes + service.processingMinutes + service.finishingMinutes + service.transitionMinutes
}

import type { ServiceId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { ServiceFields } from './service.schema.ts'

/** Something done for a customer (服务项目), with its time blocks, list price, other terms, staff and resources. */
export type Service = ConfigurationRecord<ServiceId, ServiceFields>

/** Minutes from a service's start to the end of all its blocks, the staff's transition included. */
export function totalMinutes(
  service: Pick<Service, 'durationMinutes' | 'processingMinutes' | 'finishingMinutes' | 'transitionMinutes'>,
): number {
  return service.durationMinutes + service.processingMinutes + service.finishingMinutes + service.transitionMinutes
}

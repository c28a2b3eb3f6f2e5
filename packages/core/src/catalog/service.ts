import type { ServiceId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { ServiceFields } from './service.schema.ts'
import type { TimeBlocks } from './service-terms.ts'

/** Something done for a customer (服务项目), with its time blocks, list price, other terms, staff and resources. */
export type Service = ConfigurationRecord<ServiceId, ServiceFields>

/** The minutes of all blocks of a service, the staff's preparation and transition included. */
export function totalMinutes(blocks: TimeBlocks): number {
  return (
    blocks.preparationMinutes +
    blocks.durationMinutes +
    blocks.processingMinutes +
    blocks.finishingMinutes +
    blocks.transitionMinutes
  )
}

import type { ServiceId, StaffLevelId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { Money } from '../money/money.ts'
import type { ServiceFields } from './service.schema.ts'
import type { TimeBlocks } from './service-terms.ts'

/** Something done for a customer (服务项目), with its time blocks, list prices, staff and resources. */
export type Service = ConfigurationRecord<ServiceId, ServiceFields>

/** The list price when a member of staff of that level performs the service. */
export function listPriceAtLevel(service: Service, staffLevelId: StaffLevelId | null): Money {
  const levelPrice = service.levelPrices.find((entry) => entry.staffLevelId === staffLevelId)
  return levelPrice?.price ?? service.price
}

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

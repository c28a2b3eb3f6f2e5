import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_pudong', name: 'Pudong Car Care', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const crew = ['stf_huang', 'stf_wu']

/** A car wash: two bays, and a lift that a wax treatment needs besides; so many cars a day. */
export const carWash: TradeTemplate = {
  name: 'car-wash',
  tenant: { id: 'tnt_democarwash' as TenantId, name: 'Pudong Car Care (demo)' },
  apiKey: 'mdk_demo-car-wash-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 20, maxBookingsPerDay: 40, maxOpenBookingsPerCustomer: 2 }],
    resources: [
      { id: 'rsc_bay', locationId: location.id, kind: 'WORKSTATION', name: 'Wash bay', quantity: 2 },
      { id: 'rsc_lift', locationId: location.id, kind: 'EQUIPMENT', name: 'Lift', quantity: 1 },
    ],
    staff: [
      { id: 'stf_huang', name: 'Huang', locationIds: [location.id] },
      { id: 'stf_wu', name: 'Wu', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_wash',
        name: 'Hand wash',
        durationMinutes: 40,
        price: cny(6000),
        staffIds: crew,
        resourceRequirements: [{ resourceIds: ['rsc_bay'] }],
      },
      {
        id: 'svc_wax',
        name: 'Underbody wax',
        durationMinutes: 60,
        processingMinutes: 40,
        finishingMinutes: 20,
        price: cny(48_000),
        staffIds: crew,
        resourceRequirements: [{ resourceIds: ['rsc_bay'] }, { resourceIds: ['rsc_lift'] }],
      },
    ],
    products: [{ id: 'prd_wax', name: 'Wax 500 ml', sku: 'WX-500', price: cny(8800) }],
    customers: [{ id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' }],
    shiftTemplates: everyDay(location.id, crew, { startTime: '08:00', endTime: '22:00' }),
  },
}

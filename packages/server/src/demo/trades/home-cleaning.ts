import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_cleaners', name: 'Spotless Home', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const cleaners = ['stf_ayi1', 'stf_ayi2']

/** Home cleaning: the cleaner travels half an hour to the customer's address and back. */
export const homeCleaning: TradeTemplate = {
  name: 'home-cleaning',
  tenant: { id: 'tnt_democleaning' as TenantId, name: 'Spotless Home (demo)' },
  apiKey: 'mdk_demo-home-cleaning-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 30, minLeadMinutes: 60, travelMinutes: 30 }],
    resources: [{ id: 'rsc_steamer', locationId: location.id, kind: 'EQUIPMENT', name: 'Steam cleaner', quantity: 1 }],
    staff: [
      { id: 'stf_ayi1', name: 'Auntie Li', locationIds: [location.id] },
      { id: 'stf_ayi2', name: 'Auntie Wu', locationIds: [location.id] },
    ],
    addOns: [{ id: 'adn_oven', name: 'Oven, inside', price: cny(8000), durationMinutes: 30 }],
    services: [
      {
        id: 'svc_cleaning',
        name: 'Cleaning, three hours',
        durationMinutes: 180,
        price: cny(18_000),
        staffIds: cleaners,
        locationTypes: ['CUSTOMER_ADDRESS'],
        addOnGroups: [{ name: 'Extras', addOnIds: ['adn_oven'] }],
      },
      {
        id: 'svc_sofa',
        name: 'Sofa, steamed',
        durationMinutes: 90,
        price: cny(26_000),
        staffIds: cleaners,
        locationTypes: ['CUSTOMER_ADDRESS'],
        resourceRequirements: [{ resourceIds: ['rsc_steamer'], carriedAlong: true }],
      },
    ],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' },
      { id: 'cus_zhao', name: 'Zhao Lei', phone: '+8613800000002' },
    ],
    shiftTemplates: everyDay(location.id, cleaners, { startTime: '08:00', endTime: '18:00' }),
  },
}

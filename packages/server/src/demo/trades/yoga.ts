import type { TenantId } from '@mendian/core'
import { chinesePrepaidPolicy, cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_yoga', name: 'Lotus Yoga', timeZone: 'Asia/Shanghai', currency: 'CNY' }

/** A yoga studio: a course every Wednesday evening, and private lessons that repeat week by week. */
export const yoga: TradeTemplate = {
  name: 'yoga',
  tenant: { id: 'tnt_demoyoga' as TenantId, name: 'Lotus Yoga (demo)' },
  apiKey: 'mdk_demo-yoga-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 30, maxLeadDays: 120 }],
    resources: [{ id: 'rsc_hall', locationId: location.id, kind: 'ROOM', name: 'Hall', quantity: 1 }],
    staff: [{ id: 'stf_ning', name: 'Ning', locationIds: [location.id] }],
    services: [
      {
        id: 'svc_hatha',
        name: 'Hatha, course',
        durationMinutes: 75,
        price: cny(12_000),
        staffIds: ['stf_ning'],
        resourceRequirements: [{ resourceIds: ['rsc_hall'] }],
      },
      {
        id: 'svc_private',
        name: 'Private lesson',
        durationMinutes: 60,
        price: cny(42_000),
        staffIds: ['stf_ning'],
        resourceRequirements: [{ resourceIds: ['rsc_hall'] }],
      },
    ],
    cardProducts: [
      {
        id: 'cdp_start',
        name: 'Good start',
        kind: 'PACKAGE',
        price: cny(168_000),
        components: [
          { name: 'Hatha', serviceIds: ['svc_hatha'], quantity: 10, unitValueMinor: 9900 },
          { name: 'Private lesson', serviceIds: ['svc_private'], quantity: 2, unitValueMinor: 48_000 },
        ],
        validity: { unit: 'MONTHS', count: 6 },
        activation: 'ON_FIRST_USE',
      },
    ],
    prepaidPolicies: [chinesePrepaidPolicy],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' },
      { id: 'cus_zhao', name: 'Zhao Lei', phone: '+8613800000002' },
    ],
    shiftTemplates: everyDay(location.id, ['stf_ning'], { startTime: '08:00', endTime: '21:00' }),
  },
  classes: [{ serviceId: 'svc_hatha', staffId: 'stf_ning', capacity: 12, weekdays: [3], startTime: '19:00', count: 4 }],
}

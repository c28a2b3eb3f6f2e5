import type { TenantId } from '@mendian/core'
import { chinesePrepaidPolicy, cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_gym', name: 'Hongqiao Gym', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const coaches = ['stf_long', 'stf_ye']

/** A gym: classes with a few places in one studio, and personal training by the same coaches. */
export const gym: TradeTemplate = {
  name: 'gym',
  tenant: { id: 'tnt_demogym' as TenantId, name: 'Hongqiao Gym (demo)' },
  apiKey: 'mdk_demo-gym-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 30 }],
    resources: [{ id: 'rsc_studio', locationId: location.id, kind: 'ROOM', name: 'Studio', quantity: 1 }],
    staff: [
      { id: 'stf_long', name: 'Long', locationIds: [location.id] },
      { id: 'stf_ye', name: 'Ye', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_spinning',
        name: 'Spinning',
        durationMinutes: 60,
        price: cny(8800),
        staffIds: ['stf_long'],
        resourceRequirements: [{ resourceIds: ['rsc_studio'] }],
      },
      { id: 'svc_training', name: 'Personal training', durationMinutes: 60, price: cny(38_000), staffIds: coaches },
    ],
    cardProducts: [
      {
        id: 'cdp_month',
        name: 'A month of the gym',
        kind: 'TIME_PASS',
        price: cny(29_900),
        components: [{ name: 'Gym' }],
        validity: { unit: 'MONTHS', count: 1 },
        freeze: { maxDays: 14 },
      },
    ],
    prepaidPolicies: [chinesePrepaidPolicy],
    customers: [1, 2, 3, 4].map((number) => ({
      id: number === 1 ? 'cus_wang' : `cus_member${number}`,
      name: number === 1 ? 'Wang Fang' : `Member ${number}`,
      phone: `+861380000000${number}`,
    })),
    shiftTemplates: everyDay(location.id, coaches, { startTime: '07:00', endTime: '22:00' }),
  },
  classes: [
    { serviceId: 'svc_spinning', staffId: 'stf_long', capacity: 3, weekdays: [2, 4, 6], startTime: '18:30', count: 12 },
  ],
}

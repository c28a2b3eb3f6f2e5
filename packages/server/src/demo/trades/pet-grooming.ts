import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_paws', name: 'Happy Paws', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const groomers = ['stf_tang', 'stf_he']

/** A pet groomer: a bath, then drying in a cage while the groomer goes on, then the clipping on the table. */
export const petGrooming: TradeTemplate = {
  name: 'pet-grooming',
  tenant: { id: 'tnt_demopets' as TenantId, name: 'Happy Paws (demo)' },
  apiKey: 'mdk_demo-pet-grooming-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 30 }],
    resources: [
      { id: 'rsc_tub', locationId: location.id, kind: 'WORKSTATION', name: 'Tub', quantity: 1 },
      { id: 'rsc_cage', locationId: location.id, kind: 'EQUIPMENT', name: 'Drying cage', quantity: 2 },
      { id: 'rsc_table', locationId: location.id, kind: 'WORKSTATION', name: 'Grooming table', quantity: 2 },
    ],
    staff: [
      { id: 'stf_tang', name: 'Tang', locationIds: [location.id] },
      { id: 'stf_he', name: 'He', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_bath',
        name: 'Bath and drying',
        durationMinutes: 30,
        processingMinutes: 30,
        finishingMinutes: 15,
        transitionMinutes: 15,
        price: cny(9800),
        staffIds: groomers,
        resourceRequirements: [{ resourceIds: ['rsc_cage'] }],
      },
      {
        id: 'svc_clip',
        name: 'Clipping',
        durationMinutes: 60,
        transitionMinutes: 15,
        price: cny(16_800),
        staffIds: groomers,
        resourceRequirements: [{ resourceIds: ['rsc_table'] }],
      },
    ],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001', note: 'Poodle, 6 kg, afraid of dryers.' },
    ],
    shiftTemplates: everyDay(location.id, groomers, { startTime: '09:30', endTime: '19:30' }),
  },
}

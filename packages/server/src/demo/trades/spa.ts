import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_spa', name: 'Bamboo Spa', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const therapists = ['stf_mo', 'stf_shu', 'stf_ke']
const room = [{ resourceIds: ['rsc_coupleroom'], sharedByParty: true }]

/** A spa: two guests have their massages side by side in one of the rooms for couples. */
export const spa: TradeTemplate = {
  name: 'spa',
  tenant: { id: 'tnt_demospa' as TenantId, name: 'Bamboo Spa (demo)' },
  apiKey: 'mdk_demo-spa-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 30, maxConcurrentCustomers: 6 }],
    resources: [
      { id: 'rsc_coupleroom', locationId: location.id, kind: 'ROOM', name: 'Room for two', quantity: 1 },
      { id: 'rsc_bath', locationId: location.id, kind: 'ROOM', name: 'Bath', quantity: 2 },
    ],
    staff: [
      { id: 'stf_mo', name: 'Mo', gender: 'FEMALE', locationIds: [location.id] },
      { id: 'stf_shu', name: 'Shu', gender: 'FEMALE', locationIds: [location.id] },
      { id: 'stf_ke', name: 'Ke', gender: 'MALE', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_massage',
        name: 'Massage',
        durationMinutes: 60,
        transitionMinutes: 15,
        price: cny(39_800),
        staffIds: therapists,
        resourceRequirements: room,
      },
      {
        id: 'svc_herbalbath',
        name: 'Herbal bath',
        durationMinutes: 30,
        price: cny(16_800),
        staffIds: therapists,
        resourceRequirements: [{ resourceIds: ['rsc_bath'] }],
      },
    ],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' },
      { id: 'cus_zhao', name: 'Zhao Lei', phone: '+8613800000002' },
    ],
    shiftTemplates: everyDay(location.id, therapists, { startTime: '11:00', endTime: '23:00' }),
  },
}

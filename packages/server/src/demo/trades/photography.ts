import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_studio', name: 'West Lake Studio', timeZone: 'Asia/Shanghai', currency: 'CNY' }

/** A photo studio: make-up with the stylist, then the shooting with the photographer, in one visit. */
export const photography: TradeTemplate = {
  name: 'photography',
  tenant: { id: 'tnt_demophoto' as TenantId, name: 'West Lake Studio (demo)' },
  apiKey: 'mdk_demo-photography-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 30, minLeadMinutes: 1440, maxLeadDays: 180 }],
    resources: [
      { id: 'rsc_dressing', locationId: location.id, kind: 'ROOM', name: 'Dressing room', quantity: 2 },
      { id: 'rsc_studio', locationId: location.id, kind: 'ROOM', name: 'Studio', quantity: 1 },
    ],
    staff: [
      { id: 'stf_fang', name: 'Fang, stylist', locationIds: [location.id] },
      { id: 'stf_gu', name: 'Gu, photographer', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_makeup',
        name: 'Make-up',
        durationMinutes: 60,
        price: cny(30_000),
        staffIds: ['stf_fang'],
        resourceRequirements: [{ resourceIds: ['rsc_dressing'] }],
      },
      {
        id: 'svc_portrait',
        name: 'Portrait session',
        durationMinutes: 120,
        transitionMinutes: 30,
        price: cny(128_000),
        staffIds: ['stf_gu'],
        resourceRequirements: [{ resourceIds: ['rsc_studio'] }],
      },
    ],
    products: [{ id: 'prd_album', name: 'Album, 20 pages', sku: 'AL-020', price: cny(68_000) }],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' },
      { id: 'cus_zhao', name: 'Zhao Lei', phone: '+8613800000002' },
    ],
    shiftTemplates: everyDay(location.id, ['stf_fang', 'stf_gu'], { startTime: '09:00', endTime: '18:00' }),
  },
}

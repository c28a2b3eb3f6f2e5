import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_nanjing', name: 'Nanjing Road Nails', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const artists = ['stf_mei', 'stf_yan']
const table = [{ resourceIds: ['rsc_nailtable'] }]

/** A nail studio: a manicure takes two hours at a table of its own, so that the last one starts at 18:00. */
export const nails: TradeTemplate = {
  name: 'nails',
  tenant: { id: 'tnt_demonails' as TenantId, name: 'Nanjing Road Nails (demo)' },
  apiKey: 'mdk_demo-nails-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 30, maxConcurrentCustomers: 3 }],
    staffLevels: [
      { id: 'lvl_senior', name: 'Senior nail artist', rank: 2 },
      { id: 'lvl_junior', name: 'Junior nail artist', rank: 1 },
    ],
    resources: [{ id: 'rsc_nailtable', locationId: location.id, kind: 'WORKSTATION', name: 'Nail table', quantity: 2 }],
    staff: [
      { id: 'stf_mei', name: 'Mei', staffLevelId: 'lvl_senior', locationIds: [location.id] },
      { id: 'stf_yan', name: 'Yan', staffLevelId: 'lvl_junior', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_manicure',
        name: 'Manicure',
        durationMinutes: 120,
        price: cny(19_900),
        staffIds: artists,
        resourceRequirements: table,
      },
      {
        id: 'svc_removal',
        name: 'Gel removal',
        durationMinutes: 30,
        price: cny(4900),
        staffIds: artists,
        resourceRequirements: table,
      },
    ],
    products: [{ id: 'prd_cuticleoil', name: 'Cuticle oil', sku: 'CO-010', price: cny(3900) }],
    customers: [{ id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' }],
    shiftTemplates: everyDay(location.id, artists, { startTime: '10:00', endTime: '20:00' }),
  },
}

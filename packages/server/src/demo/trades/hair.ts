import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_xintiandi', name: 'Xintiandi Hair', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const stylists = ['stf_lin', 'stf_chen']

/** A hair salon: colour takes effect for 45 minutes, in which the stylist serves somebody else. */
export const hair: TradeTemplate = {
  name: 'hair',
  tenant: { id: 'tnt_demohair' as TenantId, name: 'Xintiandi Hair (demo)' },
  apiKey: 'mdk_demo-hair-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 15 }],
    staffLevels: [
      { id: 'lvl_senior', name: 'Senior stylist', rank: 2 },
      { id: 'lvl_stylist', name: 'Stylist', rank: 1 },
    ],
    resources: [
      { id: 'rsc_chair', locationId: location.id, kind: 'WORKSTATION', name: 'Styling chair', quantity: 3 },
      { id: 'rsc_basin', locationId: location.id, kind: 'WORKSTATION', name: 'Wash basin', quantity: 1 },
    ],
    staff: [
      { id: 'stf_lin', name: 'Lin', staffLevelId: 'lvl_senior', locationIds: [location.id] },
      { id: 'stf_chen', name: 'Chen', staffLevelId: 'lvl_stylist', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_colour',
        name: 'Colour',
        durationMinutes: 45,
        processingMinutes: 45,
        finishingMinutes: 30,
        transitionMinutes: 15,
        price: cny(48_800),
        staffIds: ['stf_lin'],
        resourceRequirements: [{ resourceIds: ['rsc_chair'] }],
      },
      {
        id: 'svc_cut',
        name: 'Cut',
        durationMinutes: 45,
        price: cny(12_800),
        overrides: [{ staffLevelId: 'lvl_senior', price: cny(19_800) }],
        staffIds: stylists,
        resourceRequirements: [{ resourceIds: ['rsc_chair'] }],
      },
      {
        id: 'svc_wash',
        name: 'Wash and blow-dry',
        durationMinutes: 30,
        price: cny(6800),
        staffIds: stylists,
        resourceRequirements: [{ resourceIds: ['rsc_basin'] }],
      },
    ],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' },
      { id: 'cus_zhao', name: 'Zhao Lei', phone: '+8613800000002' },
    ],
    shiftTemplates: everyDay(location.id, stylists, { startTime: '10:00', endTime: '20:00' }),
  },
}

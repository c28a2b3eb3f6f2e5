import type { TenantId } from '@mendian/core'
import { cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_clinic', name: 'Jing’an Dental', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const dentists = ['stf_zhou', 'stf_sun']
const chair = { resourceIds: ['rsc_chair1', 'rsc_chair2'] }

/** A dental clinic: a scan needs a chair and the one scanner; an implant is made only once somebody has approved it. */
export const dental: TradeTemplate = {
  name: 'dental',
  tenant: { id: 'tnt_demodental' as TenantId, name: 'Jing’an Dental (demo)' },
  apiKey: 'mdk_demo-dental-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 15, minLeadMinutes: 120, pendingTimeoutMinutes: 720 }],
    resources: [
      { id: 'rsc_chair1', locationId: location.id, kind: 'ROOM', name: 'Treatment room 1', quantity: 1 },
      { id: 'rsc_chair2', locationId: location.id, kind: 'ROOM', name: 'Treatment room 2', quantity: 1 },
      { id: 'rsc_scanner', locationId: location.id, kind: 'EQUIPMENT', name: 'Intraoral scanner', quantity: 1 },
    ],
    staff: [
      { id: 'stf_zhou', name: 'Dr Zhou', locationIds: [location.id] },
      { id: 'stf_sun', name: 'Dr Sun', locationIds: [location.id] },
    ],
    services: [
      {
        id: 'svc_checkup',
        name: 'Check-up',
        durationMinutes: 30,
        transitionMinutes: 10,
        price: cny(15_000),
        staffIds: dentists,
        resourceRequirements: [chair],
      },
      {
        id: 'svc_scan',
        name: '3D scan',
        durationMinutes: 45,
        transitionMinutes: 10,
        price: cny(60_000),
        staffIds: dentists,
        resourceRequirements: [chair, { resourceIds: ['rsc_scanner'] }],
      },
      {
        id: 'svc_implant',
        name: 'Implant',
        durationMinutes: 90,
        transitionMinutes: 30,
        price: cny(880_000),
        staffIds: ['stf_zhou'],
        resourceRequirements: [chair],
        requiresApproval: true,
      },
    ],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001' },
      { id: 'cus_zhao', name: 'Zhao Lei', phone: '+8613800000002' },
    ],
    shiftTemplates: everyDay(location.id, dentists, { startTime: '09:00', endTime: '18:00' }),
  },
}

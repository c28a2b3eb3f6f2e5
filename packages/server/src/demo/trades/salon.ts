import type { TenantId } from '@mendian/core'
import { chinesePrepaidPolicy, cny, everyDay, type TradeTemplate } from '../trade-template.ts'

const location = { id: 'loc_bund', name: 'Bund Hair & Nails', timeZone: 'Asia/Shanghai', currency: 'CNY' }

const stylists = ['stf_lin', 'stf_chen']
const chair = [{ resourceIds: ['rsc_chair'] }]
const seniorPrice = (amountMinor: number): { staffLevelId: string; price: ReturnType<typeof cny> }[] => [
  { staffLevelId: 'lvl_senior', price: cny(amountMinor) },
]

/** A hair and nail salon in Shanghai, in which the first steps of the guide take place. */
export const salon: TradeTemplate = {
  name: 'salon',
  tenant: { id: 'tnt_demosalon' as TenantId, name: 'Bund Hair & Nails (demo)' },
  apiKey: 'mdk_demo-salon-on-this-machine-only',
  records: {
    locations: [{ ...location, slotAlignmentMinutes: 15, maxLeadDays: 60 }],
    staffLevels: [
      { id: 'lvl_senior', name: 'Senior stylist', rank: 2 },
      { id: 'lvl_stylist', name: 'Stylist', rank: 1 },
      { id: 'lvl_nail', name: 'Nail artist', rank: 1 },
    ],
    resources: [
      { id: 'rsc_chair', locationId: location.id, kind: 'WORKSTATION', name: 'Styling chair', quantity: 2 },
      { id: 'rsc_nailtable', locationId: location.id, kind: 'WORKSTATION', name: 'Nail table', quantity: 1 },
    ],
    staff: [
      { id: 'stf_lin', name: 'Lin', staffLevelId: 'lvl_senior', locationIds: [location.id] },
      { id: 'stf_chen', name: 'Chen', staffLevelId: 'lvl_stylist', locationIds: [location.id] },
      { id: 'stf_mei', name: 'Mei', staffLevelId: 'lvl_nail', locationIds: [location.id] },
    ],
    addOns: [{ id: 'adn_gel', name: 'Gel polish', price: cny(6_000), durationMinutes: 30 }],
    services: [
      {
        id: 'svc_cut',
        name: 'Cut',
        durationMinutes: 60,
        price: cny(12_800),
        overrides: seniorPrice(19_800),
        staffIds: stylists,
        resourceRequirements: chair,
      },
      {
        id: 'svc_dye',
        name: 'Dye',
        durationMinutes: 45,
        processingMinutes: 45,
        finishingMinutes: 30,
        transitionMinutes: 10,
        price: cny(38_800),
        overrides: seniorPrice(48_800),
        staffIds: stylists,
        resourceRequirements: chair,
      },
      {
        id: 'svc_perm',
        name: 'Perm',
        durationMinutes: 90,
        processingMinutes: 60,
        finishingMinutes: 30,
        price: cny(58_800),
        overrides: seniorPrice(68_800),
        staffIds: stylists,
        resourceRequirements: chair,
      },
      {
        id: 'svc_manicure',
        name: 'Manicure',
        durationMinutes: 120,
        price: cny(19_900),
        staffIds: ['stf_mei'],
        resourceRequirements: [{ resourceIds: ['rsc_nailtable'] }],
        addOnGroups: [{ name: 'Extras', addOnIds: ['adn_gel'] }],
      },
    ],
    products: [
      { id: 'prd_shampoo', name: 'Shampoo 250 ml', sku: 'SH-250', price: cny(6_900) },
      { id: 'prd_cuticleoil', name: 'Cuticle oil', sku: 'CO-010', price: cny(3_900) },
    ],
    tiers: [
      { id: 'tir_normal', name: 'Normal', rank: 0, percentOffBasisPoints: 0, criteria: {} },
      { id: 'tir_silver', name: 'Silver', rank: 1, percentOffBasisPoints: 500, criteria: { minSpentMinor: 200_000 } },
      {
        ...{ id: 'tir_gold', name: 'Gold', rank: 2, percentOffBasisPoints: 1000 },
        criteria: { minSpentMinor: 500_000, minVisits: 20, match: 'ANY' },
        retainThreshold: { minSpentMinor: 400_000 },
      },
    ],
    couponTemplates: [
      {
        ...{ id: 'cpt_freecut', name: 'A cut for points', level: 'ITEM' },
        effect: { kind: 'FREE_UNITS', units: 1 },
        scope: { itemIds: ['svc_cut'] },
        validDaysAfterIssue: 90,
      },
    ],
    loyaltyProgrammes: [
      {
        ...{ id: 'lyp_bund', name: 'Bund Club', currency: 'CNY', timeZone: 'Asia/Shanghai' },
        earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }],
        expiry: { months: 12, roundTo: 'YEAR_END' },
        tender: { points: 100, amountMinor: 100 },
        tierEvaluation: { period: { kind: 'CALENDAR_YEAR' }, tierEnds: { kind: 'YEAR_END' } },
      },
    ],
    rewards: [
      {
        ...{ id: 'rwd_cut', name: 'A cut', points: 1000, tierPoints: [{ tierId: 'tir_gold', points: 800 }] },
        gives: { kind: 'COUPON', couponTemplateId: 'cpt_freecut' },
      },
      { id: 'rwd_oil', name: 'Cuticle oil', points: 400, gives: { kind: 'PRODUCT', productId: 'prd_cuticleoil' } },
    ],
    cardProducts: [
      {
        id: 'cdp_tenmanicures',
        name: 'Ten manicures',
        kind: 'VISIT_PASS',
        price: cny(99_900),
        components: [{ name: 'Manicure', serviceIds: ['svc_manicure'], quantity: 10, unitValueMinor: 19_900 }],
        validity: { unit: 'MONTHS', count: 12 },
      },
    ],
    prepaidPolicies: [chinesePrepaidPolicy],
    customers: [
      { id: 'cus_wang', name: 'Wang Fang', phone: '+8613800000001', birthday: '1992-05-20', tierId: 'tir_gold' },
      { id: 'cus_zhao', name: 'Zhao Lei', phone: '+8613800000002', tierId: 'tir_normal' },
    ],
    shiftTemplates: everyDay(location.id, ['stf_lin', 'stf_chen', 'stf_mei'], { startTime: '10:00', endTime: '20:00' }),
  },
}

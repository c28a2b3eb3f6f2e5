import { none, one, type Probes, records } from './tenant-probe.ts'

const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })

export function weekly(locationId: string, staffId: string): object {
  const times = { startTime: '10:00', endTime: '18:00', validFrom: '2026-11-01' }
  return { locationId, staffId, weekday: 1, ...times }
}

/** The operations of configuration records. */
export const recordProbes: Readonly<Record<string, Probes>> = {
  'menu.get': one((theirs) => `GET /v1/menu?locationId=${theirs.location}`),
  ...records('locations', 'locations', 'location', (theirs) => [
    [
      'POST /v1/locations',
      { name: 'X', timeZone: 'Asia/Shanghai', currency: 'CNY', cancellationPolicyId: theirs.policy },
    ],
  ]),
  ...records('cancellationPolicies', 'cancellation-policies', 'policy', none),
  ...records('resources', 'resources', 'chair', (theirs) => [
    ['POST /v1/resources', { locationId: theirs.location, kind: 'ROOM', name: 'X' }],
  ]),
  ...records('staffLevels', 'staff-levels', 'senior', none),
  ...records('staff', 'staff', 'lin', (theirs) => [
    ['POST /v1/staff', { name: 'X', locationIds: [theirs.location] }],
    ['POST /v1/staff', { name: 'X', staffLevelId: theirs.senior }],
  ]),
  ...records('tiers', 'tiers', 'gold', (theirs) => [
    [
      'POST /v1/tiers',
      { name: 'X', rank: 1, benefits: [{ kind: 'FREE_ITEM', code: 'A', name: 'A', itemIds: [theirs.cut] }] },
    ],
  ]),
  ...records('customers', 'customers', 'wang', (theirs) => [
    ['POST /v1/customers', { name: 'X', tierId: theirs.gold }],
    ['POST /v1/customers', { name: 'X', serviceOverrides: [{ serviceId: theirs.cut, price: cny(1) }] }],
  ]),
  ...records('services', 'services', 'cut', (theirs) => {
    const service = { name: 'X', durationMinutes: 60, price: cny(1) }
    return [
      ['POST /v1/services', { ...service, staffIds: [theirs.lin] }],
      ['POST /v1/services', { ...service, cancellationPolicyId: theirs.policy }],
      ['POST /v1/services', { ...service, overrides: [{ staffLevelId: theirs.senior, price: cny(1) }] }],
      ['POST /v1/services', { ...service, overrides: [{ staffId: theirs.lin, price: cny(1) }] }],
      ['POST /v1/services', { ...service, overrides: [{ locationId: theirs.location, price: cny(1) }] }],
      ['POST /v1/services', { ...service, overrides: [{ tierId: theirs.gold, price: cny(1) }] }],
      ['POST /v1/services', { ...service, categoryId: theirs.category }],
      ['POST /v1/services', { ...service, addOnGroups: [{ name: 'X', addOnIds: [theirs.care] }] }],
      ['POST /v1/services', { ...service, locationIds: [theirs.location] }],
      ['POST /v1/services', { ...service, resourceRequirements: [{ resourceIds: [theirs.chair] }] }],
    ]
  }),
  ...records('addOns', 'add-ons', 'care', (theirs) => [
    ['POST /v1/add-ons', { name: 'X', price: cny(1), staffIds: [theirs.lin] }],
    ['POST /v1/add-ons', { name: 'X', price: cny(1), resourceRequirements: [{ resourceIds: [theirs.chair] }] }],
  ]),
  ...records('products', 'products', 'shampoo', (theirs) => [
    ['POST /v1/products', { name: 'X', price: cny(1), locationIds: [theirs.location] }],
  ]),
  ...records('shiftTemplates', 'shift-templates', 'shiftTemplate', (theirs, ours) => [
    ['POST /v1/shift-templates', weekly(theirs.location, ours.lin)],
    ['POST /v1/shift-templates', weekly(ours.location, theirs.lin)],
  ]),
}

import {
  type Customer,
  type CustomerId,
  refuseAddOn,
  refuseCustomerOverrides,
  refusePolicy,
  refuseService,
  refuseShiftTemplate,
  refuseTier,
  type Tier,
} from '@mendian/core'
import {
  addOnFields,
  cancellationPolicyFields,
  categoryFields,
  customerFields,
  customerStanding,
  locationFields,
  productFields,
  type ResourceRequirement,
  resourceFields,
  type ServiceOverride,
  serviceFields,
  shiftTemplateFields,
  staffFields,
  staffLevelFields,
  tierFields,
} from '@mendian/core/schemas'
import { type ConfigurationOperations, configurationOperations, type Reference } from './configuration-resource.ts'
import { refuseLocationChange } from './location-change.ts'
import { itemReferences } from './promotion-records.ts'
import { refuseResourceChange } from './resource-change.ts'

const catalog = { read: 'catalog:read', write: 'catalog:write' } as const

export const locations: ConfigurationOperations<'Location', typeof locationFields> = configurationOperations({
  kind: 'Location',
  room: 'locations',
  path: '/v1/locations',
  fields: locationFields,
  description: 'A place of business with its own wall clock and currency.',
  permissions: catalog,
  references: (fields) => [policyNamed(fields)],
  refuseChange: refuseLocationChange,
  refusals: ['location_in_use'],
})

/** The policy that a location or a service names. */
function policyNamed({ cancellationPolicyId }: { readonly cancellationPolicyId: string | null }): Reference {
  const ids = cancellationPolicyId === null ? [] : [cancellationPolicyId]
  return { kind: 'CancellationPolicy', room: 'cancellationPolicies', ids }
}

export const resources: ConfigurationOperations<'Resource', typeof resourceFields> = configurationOperations({
  kind: 'Resource',
  room: 'resources',
  path: '/v1/resources',
  fields: resourceFields,
  description: 'A pool of interchangeable workstations, rooms or machines of one location.',
  permissions: catalog,
  references: (fields) => [{ kind: 'Location', room: 'locations', ids: [fields.locationId] }],
  refuseChange: refuseResourceChange,
  reliedOn: (id) => ({ kind: 'RESOURCE', id }),
  refusals: ['resource_in_use'],
})

export const staffLevels: ConfigurationOperations<'StaffLevel', typeof staffLevelFields> = configurationOperations({
  kind: 'StaffLevel',
  room: 'staffLevels',
  path: '/v1/staff-levels',
  fields: staffLevelFields,
  description: 'A grade of staff, which list prices may depend on.',
  permissions: catalog,
})

export const staff: ConfigurationOperations<'Staff', typeof staffFields> = configurationOperations({
  kind: 'Staff',
  room: 'staff',
  path: '/v1/staff',
  fields: staffFields,
  description: 'A person who works for the tenant.',
  permissions: catalog,
  references: (fields) => [
    { kind: 'StaffLevel', room: 'staffLevels', ids: fields.staffLevelId === null ? [] : [fields.staffLevelId] },
    { kind: 'Location', room: 'locations', ids: fields.locationIds },
  ],
})

function upgradedAndBase(
  upgrades: readonly { readonly baseServiceId: string; readonly upgradedServiceId: string }[],
): readonly string[] {
  return upgrades.flatMap(({ baseServiceId, upgradedServiceId }) => [baseServiceId, upgradedServiceId])
}

export const tiers: ConfigurationOperations<'Tier', typeof tierFields> = configurationOperations({
  kind: 'Tier',
  room: 'tiers',
  path: '/v1/tiers',
  fields: tierFields,
  description: 'A member tier with what it gives.',
  permissions: catalog,
  refuse: refuseTier,
  references: ({ benefits }) =>
    itemReferences(benefits.flatMap((one) => (one.kind === 'FREE_ITEM' ? one.itemIds : upgradedAndBase(one.upgrades)))),
  refusals: ['duplicate_in_list'],
})

export const customers: ConfigurationOperations<'Customer', typeof customerFields> = configurationOperations({
  kind: 'Customer',
  room: 'customers',
  path: '/v1/customers',
  fields: customerFields,
  description: 'A customer: one record across all locations of the tenant.',
  permissions: { read: 'customer:read', write: 'customer:write' },
  refuse: refuseCustomerOverrides,
  references: (fields) => [
    { kind: 'Tier', room: 'tiers', ids: fields.tierId === null ? [] : [fields.tierId as Tier['id']] },
    { kind: 'Service', room: 'services', ids: [...new Set(fields.serviceOverrides.map(({ serviceId }) => serviceId))] },
    { kind: 'CustomerGroup', room: 'customerGroups', ids: fields.groupIds },
    ...overridesName(fields.serviceOverrides),
  ],
  prices: ({ serviceOverrides: overrides }) => ({ locationIds: null, overrides, overridesField: 'serviceOverrides' }),
  unique: {
    locks: (fields) => (fields.phone ? [{ kind: 'CODE', id: `phone:${fields.phone}` }] : []),
    async refuse(tx, fields, id) {
      const holder = fields.phone === null ? undefined : await tx.customers.findByPhone(fields.phone)
      if (!holder || holder.id === id) return undefined
      return { code: 'phone_taken', details: { customerId: holder.id satisfies CustomerId } }
    },
  },
  kept: {
    fields: customerStanding,
    after: ({ phone }, before) => ({
      contactVerifiedAt: before?.phone === phone ? verifiedAt(before) : null,
      identity: before ? (before as Customer).identity : null,
      mergedIntoId: before ? (before as Customer).mergedIntoId : null,
    }),
  },
  refusals: ['duplicate_in_list', 'phone_taken'],
})

/** A number is as verified as it was while it stays. */
function verifiedAt(before: object): string | null {
  return (before as Customer).contactVerifiedAt
}

/** What overrides name, of each kind. */
function overridesName(overrides: readonly ServiceOverride[]): readonly Reference[] {
  const named = <T>(ids: readonly (T | undefined)[]): readonly T[] => [...new Set(ids.filter((id) => id !== undefined))]
  return [
    { kind: 'Location', room: 'locations', ids: named(overrides.map(({ locationId }) => locationId)) },
    { kind: 'StaffLevel', room: 'staffLevels', ids: named(overrides.map(({ staffLevelId }) => staffLevelId)) },
    { kind: 'Staff', room: 'staff', ids: named(overrides.map(({ staffId }) => staffId)) },
    { kind: 'Tier', room: 'tiers', ids: named(overrides.map(({ tierId }) => tierId)) },
  ]
}

export const services: ConfigurationOperations<'Service', typeof serviceFields> = configurationOperations({
  kind: 'Service',
  room: 'services',
  path: '/v1/services',
  fields: serviceFields,
  description: 'Something done for a customer, with its time blocks, list price, other terms, staff and resources.',
  permissions: catalog,
  refuse: refuseService,
  references: (fields) => [
    categoryNamed(fields),
    ...overridesName(fields.overrides),
    { kind: 'Location', room: 'locations', ids: fields.locationIds ?? [] },
    { kind: 'Staff', room: 'staff', ids: fields.staffIds },
    resourcesNamed(fields.resourceRequirements),
    { kind: 'AddOn', room: 'addOns', ids: fields.addOnGroups.flatMap((group) => group.addOnIds) },
    policyNamed(fields),
  ],
  prices: ({ price, locationIds, overrides }) => ({ price, locationIds, overrides }),
  refusals: ['service_too_long', 'duplicate_in_list'],
})

export const addOns: ConfigurationOperations<'AddOn', typeof addOnFields> = configurationOperations({
  kind: 'AddOn',
  room: 'addOns',
  path: '/v1/add-ons',
  fields: addOnFields,
  description: 'Something extra in the course of a service, for a price and perhaps for time.',
  permissions: catalog,
  refuse: refuseAddOn,
  references: (fields) => [
    { kind: 'Staff', room: 'staff', ids: fields.staffIds ?? [] },
    resourcesNamed(fields.resourceRequirements),
  ],
  refusals: ['duplicate_in_list'],
})

/** The resources that requirements name. */
function resourcesNamed(requirements: readonly ResourceRequirement[]): Reference {
  return { kind: 'Resource', room: 'resources', ids: requirements.flatMap((requirement) => requirement.resourceIds) }
}

/** The category, where there is one. */
function categoryNamed({ categoryId }: { readonly categoryId: string | null }): Reference {
  return { kind: 'Category', room: 'categories', ids: categoryId === null ? [] : [categoryId] }
}

export const categories: ConfigurationOperations<'Category', typeof categoryFields> = configurationOperations({
  kind: 'Category',
  room: 'categories',
  path: '/v1/categories',
  fields: categoryFields,
  description: 'What services and products are put together under (项目分类).',
  permissions: catalog,
})

export const products: ConfigurationOperations<'Product', typeof productFields> = configurationOperations({
  kind: 'Product',
  room: 'products',
  path: '/v1/products',
  fields: productFields,
  description: 'A physical good sold over the counter.',
  permissions: catalog,
  references: (fields) => [
    categoryNamed(fields),
    { kind: 'Location', room: 'locations', ids: fields.locationIds ?? [] },
  ],
  prices: ({ price, locationIds }) => ({ price, locationIds }),
})

export const cancellationPolicies: ConfigurationOperations<'CancellationPolicy', typeof cancellationPolicyFields> =
  configurationOperations({
    kind: 'CancellationPolicy',
    room: 'cancellationPolicies',
    path: '/v1/cancellation-policies',
    fields: cancellationPolicyFields,
    description: 'What cancelling, staying away and moving cost; bookings keep the terms they were made under.',
    permissions: catalog,
    refuse: refusePolicy,
    refusals: ['duplicate_in_list'],
  })

const schedule = { read: 'schedule:read', write: 'schedule:write' } as const

export const shiftTemplates: ConfigurationOperations<'ShiftTemplate', typeof shiftTemplateFields> =
  configurationOperations({
    kind: 'ShiftTemplate',
    room: 'shiftTemplates',
    path: '/v1/shift-templates',
    fields: shiftTemplateFields,
    description: "A person's usual shift on a day of the week; shifts are published from it.",
    permissions: schedule,
    refuse: refuseShiftTemplate,
    references: (fields) => [
      { kind: 'Location', room: 'locations', ids: [fields.locationId] },
      { kind: 'Staff', room: 'staff', ids: [fields.staffId] },
    ],
    refusals: ['range_empty', 'shift_ends_before_start', 'break_outside_shift'],
  })

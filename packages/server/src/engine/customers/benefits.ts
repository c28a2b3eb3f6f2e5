import {
  benefitLimits,
  instantOf,
  isBirthdayMonth,
  isToBeHad,
  type Occasion,
  refuseOffer,
  toLocal,
} from '@mendian/core'
import { customerId, locationId, serviceId, tierBenefit, tierId } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({
  id: customerId,
  locationId: locationId.meta({ description: 'Whose wall clock the months and years are of.' }),
})

const benefitsSchema = z
  .strictObject({
    customerId,
    tierId: tierId.nullable(),
    tierName: z.string().nullable(),
    percentOffBasisPoints: z.int().meta({ description: 'The discount of the tier: 1000 is 10 % off (9 折).' }),
    bookingWindowDays: z.int().nullable().meta({ description: 'Null for as far ahead as anybody may book.' }),
    exclusiveServices: z.array(z.strictObject({ serviceId, name: z.string() })).meta({
      description:
        'What customers of no tier do not get at that location, of the first 200 services that name the tier.',
    }),
    benefits: z.array(
      z.strictObject({
        benefit: tierBenefit,
        left: z.int().meta({ description: 'How often the customer can still have it in this month or year.' }),
        usable: z.boolean().meta({ description: 'Whether it can be had now, on a bill with what it is for.' }),
      }),
    ),
  })
  .meta({ id: 'CustomerBenefits' })

/** What the customer's tier gives, and what of it is left. */
export const benefits: ReadOperation<typeof input, typeof benefitsSchema> = defineRead({
  name: 'customers.benefits',
  summary: "List what a customer's tier gives, and what of it is left",
  http: ['GET', '/v1/customers/{id}/benefits'],
  input,
  output: benefitsSchema,
  permission: 'customer:read',
  refusals: ['not_found', 'reference_not_found'],
  async run(tx, { id, locationId: at }, { nowMs }) {
    const [customer, location] = await Promise.all([tx.customers.find(id), tx.locations.find(at)])
    if (!customer) return notFound('Customer', id)
    if (!location) return referenceNotFound('Location', at)
    const found = customer.tierId === null ? undefined : await tx.tiers.find(customer.tierId)
    const tier = found?.archivedAtMs === null ? found : undefined
    const named = tier === undefined ? [] : await tx.services.listByTier(tier.id, { limit: 200 })
    const exclusive = named.filter(
      (service) =>
        refuseOffer('Service', service, at) === undefined &&
        isToBeHad(service, { locationId: at, customer }) &&
        !isToBeHad(service, { locationId: at, customer: null }),
    )
    const today = toLocal(location.timeZone, nowMs).date
    const history = { orders: 0, spentMinor: 0 }
    const occasion: Occasion = { nowMs, today, locationId: at, customer, tierId: tier?.id ?? null, history }
    const limited = (tier?.benefits ?? []).map((benefit) => ({ benefit, limits: benefitLimits(benefit, occasion) }))
    const counts = await tx.usages.find(limited.flatMap(({ limits }) => limits.map(({ key }) => key)))
    const listed = limited.map(({ benefit, limits }) => {
      const left = Math.min(...limits.map(({ key, maxUses }) => (maxUses ?? 0) - (counts.get(key)?.uses ?? 0)))
      const { validFrom, validUntil } = benefit
      const inTime =
        (validFrom === null || nowMs >= instantOf(validFrom)) && (validUntil === null || nowMs < instantOf(validUntil))
      const inMonth =
        benefit.kind !== 'BIRTHDAY_UPGRADE' || (customer.birthday !== null && isBirthdayMonth(customer.birthday, today))
      return { benefit, left: Math.max(left, 0), usable: left > 0 && inTime && inMonth }
    })
    return {
      ok: true,
      value: {
        customerId: id,
        tierId: tier?.id ?? null,
        tierName: tier?.name ?? null,
        percentOffBasisPoints: tier?.percentOffBasisPoints ?? 0,
        bookingWindowDays: tier?.bookingWindowDays ?? null,
        exclusiveServices: exclusive.map(({ id: exclusiveId, name }) => ({ serviceId: exclusiveId, name })),
        benefits: listed,
      },
    }
  },
})

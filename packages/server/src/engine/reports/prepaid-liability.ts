import { type LocationId, prepaidLiabilities, servicesOfUnits } from '@mendian/core'
import { currency, instant, prepaidLiabilityView, statementRange } from '@mendian/core/schemas'
import { z } from 'zod'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

/** Of sums by location and terms of cards; a report over more asks for some locations at once. */
const maxRows = 20_000

const input = z.strictObject({
  locationIds: statementRange.shape.locationIds.meta({
    description: 'Ids of the locations where it was sold or loaded, comma-separated; all locations when absent.',
  }),
  currency: currency.optional(),
})
const output = z
  .strictObject({
    asOf: instant.meta({ description: 'When it was summed up; what a job has not let expire yet is still owed.' }),
    data: z.array(prepaidLiabilityView),
  })
  .meta({ id: 'PrepaidLiabilityReport' })

/** In a constant number of queries, and as many rows as there are terms and locations, however many cards. */
export const prepaidLiability: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'reports.prepaidLiability',
  summary: 'What is owed of prepaid cards and balances, by price, by value and by service credits',
  http: ['GET', '/v1/reports/prepaid-liability'],
  input,
  output,
  permission: 'ledger:read',
  refusals: ['reference_not_found', 'answer_too_large'],
  async run(tx, given, { nowMs }) {
    const locationIds = [...new Set(given.locationIds?.split(',') ?? [])] as LocationId[]
    const query = {
      ...(locationIds.length === 0 ? {} : { locationIds }),
      ...(given.currency === undefined ? {} : { currency: given.currency }),
      limit: maxRows + 1,
    }
    const [found, deferred, units, balances] = await Promise.all([
      tx.locations.findMany(locationIds),
      tx.prepaidLiability.deferred(query),
      tx.prepaidLiability.unitsLeft(query),
      tx.prepaidLiability.balances(query),
    ])
    const known = new Set(found.map(({ id }) => id))
    const missing = locationIds.find((id) => !known.has(id))
    if (missing !== undefined) return referenceNotFound('Location', missing)
    if (Math.max(deferred.length, units.length, balances.length) > maxRows) {
      return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed: maxRows } } }
    }
    const services = await tx.services.findMany(servicesOfUnits(units))
    const liabilities = prepaidLiabilities(
      { deferred, units, balances },
      new Map(services.map((service) => [service.id, service])),
    )
    const data = liabilities.map(({ kinds, credits, ...sums }) => ({
      ...sums,
      kinds: [...kinds],
      credits: credits.map(({ serviceIds, categoryIds, ...one }) => {
        return { ...one, serviceIds: serviceIds && [...serviceIds], categoryIds: [...categoryIds] }
      }),
    }))
    return { ok: true, value: { asOf: new Date(nowMs).toISOString(), data } }
  },
})

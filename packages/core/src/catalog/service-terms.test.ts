import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { cut } from '../scheduling/salon.fixture.ts'
import type { CustomerServiceOverride, ServiceOverride } from './service-override.schema.ts'
import { isToBeHad, type ServiceTerms, serviceTerms, type TermsContext } from './service-terms.ts'

const cny = (amountMinor: number): ServiceTerms['price'] => ({ amountMinor, currency: 'CNY' })
const [here, there] = [idOf('Location', 'here'), idOf('Location', 'there')]
const [senior, junior] = [idOf('StaffLevel', 'senior'), idOf('StaffLevel', 'junior')]
const [ann, bob] = [idOf('Staff', 'ann'), idOf('Staff', 'bob')]
const [gold, silver] = [idOf('Tier', 'gold'), idOf('Tier', 'silver')]

const plain = { ...cut, price: cny(100), overrides: [] }
const context: TermsContext = { locationId: here, performer: { id: ann, staffLevelId: senior }, customer: null }

const atHere = { locationId: here, price: cny(200), durationMinutes: 70, transitionMinutes: 5 }
const bySenior = { staffLevelId: senior, price: cny(300), durationMinutes: 50 }
const byAnn = { staffId: ann, price: cny(400) }
const forGold = { tierId: gold, price: cny(500) }
const ofCustomer = { serviceId: cut.id, durationMinutes: 90, bookable: false }

describe('serviceTerms', () => {
  // Each row adds the next more specific override; what it does not give stays.
  test.each<[name: string, Partial<typeof cut>, customer: CustomerServiceOverride[], price: number, minutes: number]>([
    ['the service itself', {}, [], 100, 60],
    ['then the location', { overrides: [atHere] }, [], 200, 70],
    ['then the level', { overrides: [atHere, bySenior] }, [], 300, 50],
    ['then the person', { overrides: [byAnn, atHere, bySenior] }, [], 400, 50],
    ['then the tier', { overrides: [byAnn, atHere, bySenior, forGold] }, [], 500, 50],
    ['then the customer', { overrides: [byAnn, atHere, bySenior, forGold] }, [ofCustomer], 500, 90],
    ['another tier', { overrides: [{ ...forGold, tierId: silver }] }, [], 100, 60],
    [
      'a level at a location',
      { overrides: [bySenior, { ...bySenior, locationId: here, price: cny(350) }] },
      [],
      350,
      50,
    ],
    ['another location', { overrides: [{ ...atHere, locationId: there }] }, [], 100, 60],
    ['another level', { overrides: [{ ...bySenior, staffLevelId: junior }] }, [], 100, 60],
    ['another person', { overrides: [{ ...byAnn, staffId: bob }] }, [], 100, 60],
    ['the customer for another service', {}, [{ ...ofCustomer, serviceId: idOf('Service', 'x') }], 100, 60],
  ])('takes %s', (_, changes, serviceOverrides, price, minutes) => {
    const terms = serviceTerms(
      { ...plain, ...changes },
      {
        ...context,
        customer: { serviceOverrides, tierId: gold },
      },
    )
    expect([terms.price.amountMinor, terms.blocks.durationMinutes]).toEqual([price, minutes])
  })

  test('leaves out levels and people while nobody is chosen', () => {
    const service = { ...plain, overrides: [atHere, bySenior, byAnn] }
    expect(serviceTerms(service, { ...context, performer: null }).price).toEqual(cny(200))
    expect(serviceTerms(service, { ...context, performer: { id: null, staffLevelId: senior } }).price).toEqual(cny(300))
  })

  test('false and zero are given, not missing', () => {
    const service = {
      ...plain,
      transitionMinutes: 10,
      overrides: [{ staffId: ann, transitionMinutes: 0, bookable: false }],
    }
    expect(serviceTerms(service, context)).toMatchObject({ bookable: false, blocks: { transitionMinutes: 0 } })
  })

  test.each<[what: string, overrides: ServiceOverride[], own: CustomerServiceOverride[], had: boolean]>([
    ['one of no terms', [], [], false],
    ['one for another tier', [{ tierId: silver, bookable: true }], [], false],
    ['one for the tier', [{ tierId: gold, bookable: true }], [], true],
    ['one for the tier elsewhere', [{ tierId: gold, locationId: there, bookable: true }], [], false],
    ['one for the tier by somebody', [{ tierId: gold, staffId: bob, bookable: true }], [], true],
    ['one by a level', [{ staffLevelId: junior, bookable: true }], [], true],
    ['one of the customer', [], [{ serviceId: cut.id, bookable: true }], true],
    ['one that the customer must not have', [{ tierId: gold, bookable: true }], [ofCustomer], false],
  ])('of what cannot be had, somebody performs %s: %j %j', (_, overrides, serviceOverrides, had) => {
    const customer = { serviceOverrides, tierId: gold }
    expect(isToBeHad({ ...plain, bookable: false, overrides }, { locationId: here, customer })).toBe(had)
  })

  test('gives each field as a naive reading of the order does', () => {
    const runs = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)
    fc.assert(
      fc.property(overrideList, overrideList, contextOf, option(gold, silver), (ofService, own, where, tierId) => {
        const serviceOverrides = own.map(({ tierId: _, ...each }) => ({ ...each, serviceId: cut.id }))
        const customer = { serviceOverrides: uniqueBy(names, serviceOverrides), tierId: tierId ?? null }
        const service = { ...plain, overrides: ofService.filter(namesSomething) }
        const { price, bookable, blocks } = serviceTerms(service, { ...where, customer })
        for (const [field, value] of Object.entries({ price, bookable, ...blocks })) {
          const layers = [customer.serviceOverrides, service.overrides]
          expect([field, value]).toEqual([
            field,
            naive(layers, field, { ...where, customer }) ?? service[field as 'price'],
          ])
        }
      }),
      { numRuns: runs },
    )
  })
})

const option = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const overrideOf = fc.record({
  locationId: option(here, there),
  staffLevelId: option(senior, junior),
  staffId: option(ann, bob),
  tierId: option(gold, silver),
  price: option(cny(1), cny(2), cny(3)),
  bookable: option(true, false),
  preparationMinutes: option(0, 5),
  durationMinutes: option(30, 45),
  processingMinutes: option(0, 15),
  finishingMinutes: option(0, 20),
  transitionMinutes: option(0, 10),
})
const names = ({ locationId, staffLevelId, staffId, tierId }: ServiceOverride): string =>
  `${locationId} ${staffLevelId} ${staffId} ${tierId}`
/** The first of each name. */
const uniqueBy = <T>(name: (each: T) => string, list: readonly T[]): T[] => [
  ...new Map(list.toReversed().map((each) => [name(each), each])).values(),
]
const overrideList = fc.uniqueArray(overrideOf, { selector: names, maxLength: 12 })
const contextOf = fc.record({
  locationId: fc.constantFrom(here, there),
  performer: fc
    .option(fc.record({ id: option(ann, bob), staffLevelId: option(senior, junior) }))
    .map((each) => each && { id: each.id ?? null, staffLevelId: each.staffLevelId ?? null }),
})

function namesSomething({ locationId, staffLevelId, staffId, tierId }: ServiceOverride): boolean {
  return (locationId ?? staffLevelId ?? staffId ?? tierId) !== undefined
}

/** Asks for every combination of names in turn, the most specific first, written out rather than computed. */
function naive(
  layers: readonly (readonly ServiceOverride[])[],
  field: string,
  { locationId, performer, customer }: TermsContext,
): unknown {
  const ofTier: readonly (readonly [person: boolean, level: boolean, place: boolean])[] = [
    [true, true, true],
    [true, true, false],
    [true, false, true],
    [true, false, false],
    [false, true, true],
    [false, true, false],
    [false, false, true],
    [false, false, false],
  ]
  const orders = [true, false].flatMap((tier) => ofTier.map((each) => [tier, ...each] as const))
  for (const layer of layers) {
    for (const [tier, person, level, place] of orders) {
      if (tier && customer?.tierId == null) continue
      if (person && performer?.id == null) continue
      if (level && performer?.staffLevelId == null) continue
      const wanted = names({
        locationId: place ? locationId : undefined,
        staffLevelId: level ? (performer?.staffLevelId ?? undefined) : undefined,
        staffId: person ? (performer?.id ?? undefined) : undefined,
        tierId: tier ? (customer?.tierId ?? undefined) : undefined,
      })
      const value = layer.find((each) => names(each) === wanted)?.[field as 'price']
      if (value !== undefined) return value
    }
  }
  return undefined
}

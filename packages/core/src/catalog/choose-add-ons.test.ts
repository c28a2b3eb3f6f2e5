import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf, type ResourceId } from '../base/ids.ts'
import { archived, byId, chen, cut, lin } from '../scheduling/salon.fixture.ts'
import type { AddOn, AddOnChoice } from './add-on.ts'
import { chooseAddOns, performsAddOns, requirementsWith, withAddOns } from './choose-add-ons.ts'
import type { ResourceRequirement } from './resource-requirement.schema.ts'
import { serviceTerms } from './service-terms.ts'

const care: AddOn = {
  id: idOf('AddOn', 'care'),
  name: 'Care',
  description: '',
  price: { amountMinor: 5800, currency: 'CNY' },
  durationMinutes: 10,
  staffIds: null,
  resourceRequirements: [],
  version: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
  archivedAtMs: null,
}
const red: AddOn = { ...care, id: idOf('AddOn', 'red'), name: 'Red', durationMinutes: 0 }
const colours = { name: 'Colours', addOnIds: [red.id], minSelections: 1, maxSelections: 2 }
const extras = { name: 'Extras', addOnIds: [care.id], minSelections: 0, maxSelections: null }
const offered = { ...cut, addOnGroups: [colours, extras] }
const want = (addOn: AddOn, quantity = 1): AddOnChoice => ({ addOnId: addOn.id, quantity })

describe('chooseAddOns', () => {
  const both = [want(care), want(red, 3)]
  // Each row puts right what the one before it was refused for.
  test.each<[repair: string, service: typeof cut, choices: AddOnChoice[], known: AddOn[], code: string]>([
    ['nothing is right', cut, both, [], 'reference_not_found'],
    ['the add-on exists', cut, both, [archived(care), red], 'reference_archived'],
    ['it is in use', cut, both, [care, red], 'add_on_not_offered'],
    ['the service offers it', offered, [want(care)], [care, red], 'add_on_group_incomplete'],
    ['a colour is chosen', offered, both, [care, red], 'add_on_limit_exceeded'],
    ['two colours at most', offered, [want(care, 9), want(red, 2)], [care, red], 'chosen'],
  ])('%s', (_, service, choices, known, code) => {
    const result = chooseAddOns(service, choices, byId(...known))
    expect(result.ok ? 'chosen' : result.refusal.code).toBe(code)
  })

  test('names the group and what was chosen of it', () => {
    expect(chooseAddOns(offered, [], byId(care, red))).toEqual({
      ok: false,
      refusal: {
        code: 'add_on_group_incomplete',
        details: { serviceId: cut.id, group: 'Colours', selections: 0, minSelections: 1 },
      },
    })
  })
})

test('add-ons make the service longer and dearer, each time they are chosen', () => {
  const terms = serviceTerms(cut, { locationId: idOf('Location', 'x'), performer: null, customer: null })
  const chosen = [
    { addOn: care, quantity: 2 },
    { addOn: red, quantity: 1 },
  ]
  expect(withAddOns(terms, chosen)).toEqual({
    ...terms,
    blocks: { ...terms.blocks, durationMinutes: 80 },
    price: { amountMinor: 12_800 + 3 * 5800, currency: 'CNY' },
  })
})

test('a person performs a choice who performs each of it', () => {
  const byLin = { addOn: { ...care, staffIds: [lin.id] }, quantity: 1 }
  expect([performsAddOns(lin, [byLin]), performsAddOns(chen, [byLin]), performsAddOns(chen, [])]).toEqual([
    true,
    false,
    true,
  ])
})

describe('requirementsWith', () => {
  const resource = (n: number): ResourceId => idOf('Resource', `r${n}`)
  const requirementOf = fc.record({
    resourceIds: fc.uniqueArray(fc.nat(5).map(resource), { minLength: 1, maxLength: 4 }),
    quantity: fc.integer({ min: 1, max: 3 }),
    carriedAlong: fc.boolean(),
    sharedByParty: fc.boolean(),
  })
  /** As services and add-ons have them: no resource twice. */
  const disjoint = fc.array(requirementOf, { maxLength: 3 }).map((list) => {
    const seen = new Set<string>()
    return list
      .map((each) => ({ ...each, resourceIds: each.resourceIds.filter((id) => !seen.has(id) && seen.add(id)) }))
      .filter((each) => each.resourceIds.length > 0)
  })

  test('promises no resource twice, and whatever meets it meets all that was required', () => {
    fc.assert(
      fc.property(disjoint, fc.array(disjoint, { maxLength: 3 }), (own, added) => {
        const service = { ...cut, resourceRequirements: own }
        const chosen = added.map((resourceRequirements) => ({ addOn: { ...care, resourceRequirements }, quantity: 1 }))
        const all = requirementsWith(service, chosen)
        const ids = all.flatMap((each) => each.resourceIds)
        expect(new Set(ids).size).toBe(ids.length)
        const wanted: readonly ResourceRequirement[] = [...own, ...added.flat()]
        const units = (list: readonly ResourceRequirement[]): number =>
          list.reduce((sum, each) => sum + each.quantity, 0)
        expect(units(all)).toBe(units(wanted))
        for (const { resourceIds } of wanted) {
          expect(all.some((each) => each.resourceIds.every((id) => resourceIds.includes(id)))).toBe(true)
        }
      }),
    )
  })
})

import { deepEqual, equal } from 'node:assert/strict'
import { idOf, type RecordReader, type RecordRepository, type StaffFilter, type Transaction } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses, sameMembers } from './expect.ts'
import * as fixtures from './fixtures.ts'

type AnyRepository = RecordRepository<{ readonly id: string; readonly name: string; readonly version: number }>

/** Each kind of record with the one that every seeded tenant has. */
const kinds = [
  ['locations', fixtures.location],
  ['resources', fixtures.resource],
  ['staffLevels', fixtures.level],
  ['staff', fixtures.staff],
  ['tiers', fixtures.tier],
  ['customers', fixtures.customer],
  ['services', fixtures.service],
  ['addOns', fixtures.addOn],
  ['products', fixtures.product],
  ['cancellationPolicies', fixtures.cancellationPolicy],
  ['timedPriceRules', fixtures.timedPriceRule],
  ['promotions', fixtures.promotion],
  ['couponTemplates', fixtures.couponTemplate],
  ['cardProducts', fixtures.cardProduct],
  ['prepaidPolicies', fixtures.prepaidPolicy],
  ['loyaltyProgrammes', fixtures.loyaltyProgramme],
  ['rewards', fixtures.reward],
  ['customerGroups', fixtures.customerGroup],
  ['tags', fixtures.tag],
  ['categories', fixtures.category],
  ['topUpOffers', fixtures.topUpOffer],
] as const

const repository = (tx: Transaction, name: (typeof kinds)[number][0]): AnyRepository =>
  tx[name] as unknown as AnyRepository

/** Configuration records. */
export const recordsPart: ContractPart = {
  name: 'records',
  declare: ({ storage, tenant, write, test }) => {
    for (const [name, record] of kinds) {
      test(`${name} come back as they were stored`, async () => {
        const tenantId = await tenant()
        const found = await storage().read({ tenantId }, async (tx) => {
          const reader = tx[name] as RecordReader<{ readonly id: string }>
          return [await reader.find(record.id), (await reader.findMany([record.id, 'none']))[0]]
        })
        deepEqual(found, [record, record])
      })

      test(`${name} are replaced at the expected version only`, async () => {
        const tenantId = await tenant()
        const changed = { ...record, name: 'Other', version: 2 }
        equal(await write(tenantId, (tx) => repository(tx, name).replace(changed, 2)), false)
        equal(await write(tenantId, (tx) => repository(tx, name).replace(changed, 1)), true)
        equal(await write(tenantId, (tx) => repository(tx, name).replace(record, 1)), false)
        deepEqual(await write(tenantId, (tx) => repository(tx, name).find(record.id)), changed)
      })

      test(`${name} with an id that is taken are refused`, async () => {
        const tenantId = await tenant()
        await refuses(
          'CONFLICT',
          write(tenantId, (tx) => repository(tx, name).insert(record)),
        )
      })
    }

    test('staff are found by where they work, by who they are and by whether they can be booked', async () => {
      const tenantId = await tenant()
      const person = (body: string, fields: Partial<typeof fixtures.staff>) => ({
        ...fixtures.staff,
        id: idOf('Staff', body),
        ...fields,
      })
      // `_` stands for any one character where texts are matched by pattern.
      const [own, alike] = [idOf('Location', '9'), 'locx9' as never]
      await write(tenantId, async (tx) => {
        await tx.staff.insert(person('d', { locationIds: [idOf('Location', '99')] }))
        await tx.staff.insert(person('c', { locationIds: [fixtures.ids.location, own], bookable: false }))
        await tx.staff.insert(person('b', { locationIds: [own], archivedAtMs: 1 }))
        await tx.staff.insert(person('a', { locationIds: [own] }))
        await tx.staff.insert(person('e', { locationIds: [alike] }))
      })
      const list = (filter: StaffFilter, after?: string, limit = 9) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.staff.listBy(filter, after ? { limit, after } : { limit })).map(({ id }) => id.slice(4)).join(''),
        )
      equal(await list({ locationId: own }), 'ac')
      equal(await list({ locationId: own, bookable: true }), 'a')
      equal(await list({ locationId: own }, 'stf_a'), 'c')
      const named = ['a', 'b', 'c', 'e'].map((body) => idOf('Staff', body))
      equal(await list({ ids: named }), 'ace')
      equal(await list({ ids: named }, undefined, 2), 'ac')
      equal(await list({ ids: named, locationId: own, bookable: true }), 'a')
      equal(await list({ ids: [] }), '')
      deepEqual(await storage().read({ tenantId }, (tx) => tx.staff.listBy({}, { limit: 9 })), [
        ...(await storage().read({ tenantId }, (tx) => tx.staff.list({ limit: 9 }))),
      ])
    })

    test('lists go by id in byte order, leave out the archived, and go on after a row', async () => {
      const tenantId = await tenant()
      const bodies = ['3', '2', 'a', '20', 'z9', '9']
      await write(tenantId, async (tx) => {
        for (const body of bodies) await tx.tiers.insert({ ...fixtures.tier, id: idOf('Tier', body) })
        await tx.tiers.replace({ ...fixtures.tier, id: idOf('Tier', '20'), version: 2, archivedAtMs: 1 }, 1)
      })
      const list = (limit: number, after?: string) =>
        write(tenantId, async (tx) => (await tx.tiers.list(after ? { limit, after } : { limit })).map(({ id }) => id))
      deepEqual(await list(3), ['tir_1', 'tir_2', 'tir_3'])
      deepEqual(await list(201, 'tir_3'), ['tir_9', 'tir_a', 'tir_z9'])
      deepEqual(await list(2, 'tir_z9'), [])
      sameMembers(
        (await write(tenantId, (tx) => tx.tiers.findMany(['tir_20', 'tir_a', 'tir_b']))).map(({ id }) => id),
        ['tir_20', 'tir_a'],
      )
    })

    test('fields that are left out stay left out, and null stays null', async () => {
      const tenantId = await tenant()
      const { address: _address, ...plain } = { ...fixtures.location, id: idOf('Location', '2') }
      const nobody = { ...fixtures.customer, id: idOf('Customer', '2'), phone: null, birthday: null, tierId: null }
      await write(tenantId, async (tx) => {
        await tx.locations.insert(plain)
        await tx.customers.insert(nobody)
      })
      deepEqual(await write(tenantId, (tx) => tx.locations.find(plain.id)), plain)
      deepEqual(await write(tenantId, (tx) => tx.customers.find(nobody.id)), nobody)
    })

    test('customers are found by phone, which one tenant gives once and two may both give', async () => {
      const [one, other] = [await tenant(), await tenant()]
      const { phone } = fixtures.customer
      for (const tenantId of [one, other]) {
        const found = await write(tenantId, (tx) => tx.customers.findByPhone(phone ?? ''))
        deepEqual(found, fixtures.customer)
      }
      const twin = { ...fixtures.customer, id: idOf('Customer', '2') }
      await refuses(
        'CONFLICT',
        write(one, (tx) => tx.customers.insert(twin)),
      )
      const withoutPhone = (body: string) => ({ ...twin, id: idOf('Customer', body), phone: null })
      await write(one, (tx) => tx.customers.insert(withoutPhone('3')))
      await write(one, (tx) => tx.customers.insert(withoutPhone('4')))
      equal(await write(one, (tx) => tx.customers.findByPhone('%')), undefined)
    })

    test('a record that refers to nothing is refused', async () => {
      const tenantId = await tenant()
      const lost = { ...fixtures.resource, id: idOf('Resource', '2'), locationId: idOf('Location', 'none') }
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.resources.insert(lost)),
      )
    })
  },
}

import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allOperations } from '../engine/operations.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import type { Answer } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'
import { type PatchSample, patchSamples, patchThings } from '../testing/patch-samples.ts'

const ids = salonIds()
const samples = patchSamples(ids)
const updates = allOperations.filter(({ http: [method] }) => method === 'PATCH')

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function unwrapped(schema: z.ZodType): z.ZodType {
  const isWrapper =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  return isWrapper ? unwrapped(schema.unwrap() as z.ZodType) : schema
}

/** The objects that a value of the schema can be. */
function objectsOf(schema: z.ZodType): readonly z.ZodObject[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodUnion) return (inner.options as readonly z.ZodType[]).flatMap(objectsOf)
  return inner instanceof z.ZodObject ? [inner] : []
}

/** Where the sample is silent or as it would be by default, within objects. */
function plainPlaces(schema: z.ZodType, sample: unknown, place: string, isNested: boolean): readonly string[] {
  const objects = objectsOf(schema)
  if (objects.length > 0 && !isObject(sample)) return [place]
  const object = objects.find((option) => option.safeParse(sample).success)
  if (object && isObject(sample)) {
    return Object.entries(object.shape).flatMap(([name, member]) =>
      plainPlaces(member as z.ZodType, sample[name], `${place}/${name}`, true),
    )
  }
  const usual = schema.safeParse(undefined)
  const isPlain = sample === undefined || (usual.success && isDeepStrictEqual(usual.data, sample))
  return isNested && isPlain ? [place] : []
}

/** What else might be in its place: the first that is taken is tried. */
function others(value: unknown, schema: z.ZodType): readonly unknown[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodLiteral) return []
  if (inner instanceof z.ZodEnum) return (inner.options as readonly unknown[]).filter((option) => option !== value)
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1, value - 1]
  return [null, []]
}

/** Every member of every object in it, with what might be there instead; what it is comes last. */
function patchesOf(
  schema: z.ZodType,
  current: unknown,
): readonly { readonly path: readonly string[]; readonly to: readonly unknown[] }[] {
  if (!isObject(current)) return []
  const members = objectsOf(schema).flatMap(({ shape }) => Object.entries(shape as Record<string, z.ZodType>))
  return Object.entries(current).flatMap(([name, value]) => {
    const member = members.find(([known]) => known === name)?.[1]
    if (!member) return []
    const inner = patchesOf(member, value).map(({ path, to }) => ({ path: [name, ...path], to }))
    return inner.length > 0 ? inner : [{ path: [name], to: [...others(value, member), value] }]
  })
}

function bodyOf(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, name) => ({ [name]: inner }), value)
}

function replaced(fields: Fields, [name = '', ...deeper]: readonly string[], to: unknown): Fields {
  return { ...fields, [name]: deeper.length === 0 ? to : replaced(fields[name] as Fields, deeper, to) }
}

/** What a change can be about, as it is shown; a bill shows what was asked of it apart from what came of that. */
function settingsOf(operation: string, { version: _version, updatedAt: _at, ...shown }: Fields): Fields {
  if (operation !== 'orders.update') return shown
  const { manualDiscount } = shown.request as Fields
  const { kind, recipient, phone, from, to, address } = shown.fulfilment as Fields
  const agreed = { kind, recipient, phone, from, to, ...(kind === 'DELIVERY' ? { address } : {}) }
  return { manualDiscount, fulfilment: agreed }
}

describe.each(databases)('patches on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await salon.call('POST /v1/customer-groups', { id: patchThings.group, name: 'Regulars' })
    await salon.call('POST /v1/categories', { id: patchThings.category, name: 'Hair' })
  })
  afterAll(() => database.close())

  const make = async ({ make, body }: PatchSample): Promise<Fields> => {
    const made = await salon.call(make, body)
    expect(made, made.text).toMatchObject({ status: 201 })
    return made.body
  }
  const patch = ({ make, body: _ }: PatchSample, { id, version }: Fields, body: unknown): Promise<Answer> =>
    salon.call(`${make.replace('POST', 'PATCH')}/${id}`, body, { headers: { 'if-match': `"${version}"` } })

  test('there are samples of all that is updated', () => {
    expect(Object.keys(samples).sort()).toEqual(updates.map(({ name }) => name).sort())
  })

  test.each(updates.map((operation) => [operation.name, operation] as const))(
    '%s changes what it names, however deep, and nothing else',
    async (name, operation) => {
      for (const sample of samples[name] ?? []) {
        let current = await make(sample)
        const nested = patchesOf(operation.input, settingsOf(name, current)).filter(({ path }) => path.length > 1)
        for (const { path, to } of nested) {
          const before = settingsOf(name, current)
          const answers: Answer[] = []
          for (const value of to) {
            if (answers.at(-1)?.status !== 200) answers.push(await patch(sample, current, bodyOf(path, value)))
          }
          const answer = answers.at(-1)
          const given = to[answers.length - 1]
          expect([path, answer?.status], answer?.text).toEqual([path, 200])
          current = answer?.body ?? {}
          expect(JSON.stringify(settingsOf(name, current))).toBe(JSON.stringify(replaced(before, path, given)))
        }
      }
    },
  )

  test.each(updates.map((operation) => [operation.name, operation] as const))(
    '%s has a sample in which nothing nested is as by default',
    (name, operation) => {
      const creation = allOperations.find((other) => other.name === name.replace('.update', '.create'))
      const plain = (samples[name] ?? []).map(({ body }) =>
        Object.entries(creation?.input.shape ?? {}).flatMap(([field, schema]) =>
          field in operation.input.shape ? plainPlaces(schema as z.ZodType, body[field], field, false) : [],
        ),
      )
      const [first = [], ...rest] = plain
      expect(first.filter((place) => rest.every((places) => places.includes(place)))).toEqual([])
    },
  )

  test('a setting of a location leaves the others of its group as they are', async () => {
    const shop = { name: 'Jing’an', timeZone: 'Asia/Shanghai', currency: 'CNY' }
    const { body } = await salon.call('POST /v1/locations', {
      ...shop,
      pricing: { serviceTaxBasisPoints: 600, productTaxBasisPoints: 1300 },
      refunds: { limitMinor: 5000 },
      cashShifts: { use: 'REQUIRED', openOrdersAtClose: 'BLOCK' },
      openOrders: { expiryMinutes: 30 },
      storedValue: { spendingOrder: 'PRO_RATA' },
    })
    const change = (version: number, given: object): Promise<Answer> =>
      salon.call(`PATCH /v1/locations/${body.id}`, given, { headers: { 'if-match': `"${version}"` } })
    const changed = await change(1, {
      pricing: { cashRounding: { unitMinor: 100 } },
      refunds: { returnCoupons: false },
      cashShifts: { pastDays: 'BLOCK' },
      openOrders: { parkedExpiryMinutes: 60 },
      storedValue: { maxPerPaymentMinor: 1000 },
    })
    expect(changed.body).toEqual({
      ...body,
      pricing: { ...(body.pricing as Fields), cashRounding: { unitMinor: 100, mode: 'FLOOR' } },
      refunds: { limitMinor: 5000, returnCoupons: false },
      cashShifts: { use: 'REQUIRED', openOrdersAtClose: 'BLOCK', pastDays: 'BLOCK' },
      openOrders: { expiryMinutes: 30, parkedExpiryMinutes: 60 },
      storedValue: { ...(body.storedValue as Fields), spendingOrder: 'PRO_RATA', maxPerPaymentMinor: 1000 },
      version: 2,
      updatedAt: changed.body.updatedAt,
    })
    expect(changed.body.pricing).toMatchObject({ serviceTaxBasisPoints: 600, productTaxBasisPoints: 1300 })
    const unrounded = await change(2, { pricing: { cashRounding: null } })
    expect(unrounded.body.pricing).toEqual(body.pricing)
    const { storedValue: _, ...rest } = unrounded.body
    const emptied = await change(3, { pricing: {}, storedValue: {}, tierReserve: null })
    expect(emptied.body).toMatchObject({ ...rest, version: 4, updatedAt: emptied.body.updatedAt })
  })

  test('another kind replaces the object, the same kind keeps what is not named', async () => {
    const effect = { kind: 'PERCENT_OFF', percentOffBasisPoints: 3000, maxOffMinor: 500 }
    const { body } = await salon.call('POST /v1/promotions', { name: 'Kinds', level: 'ITEM', effect })
    const then = async (version: number, given: object): Promise<unknown> => {
      const headers = { 'if-match': `"${version}"` }
      return (await salon.call(`PATCH /v1/promotions/${body.id}`, { effect: given }, { headers })).body.effect
    }
    expect(await then(1, { percentOffBasisPoints: 2000 })).toEqual({ ...effect, percentOffBasisPoints: 2000 })
    expect(await then(2, { kind: 'PERCENT_OFF', percentOffBasisPoints: 1000 })).toEqual({
      ...effect,
      percentOffBasisPoints: 1000,
    })
    const bought = { kind: 'BUY_X_GET_Y', buyUnits: 2, getUnits: 1 }
    expect(await then(3, bought)).toEqual({ ...bought, percentOffBasisPoints: 10_000 })
    expect(await then(4, { kind: 'PERCENT_OFF', percentOffBasisPoints: 50 })).toEqual({
      ...{ kind: 'PERCENT_OFF', percentOffBasisPoints: 50, maxOffMinor: null },
    })
    const deposit = { kind: 'DEPOSIT', percentBasisPoints: 3000 }
    const price = { amountMinor: 100, currency: 'CNY' }
    const service = { name: 'Dye', durationMinutes: 60, price, prepayment: deposit }
    const made = await salon.call('POST /v1/services', service)
    const headers = { 'if-match': '"1"' }
    const prepayment = { kind: 'DEPOSIT', amountMinor: 50 }
    const changed = await salon.call(`PATCH /v1/services/${made.body.id}`, { prepayment }, { headers })
    expect(changed.body).toMatchObject({ prepayment, price, version: 2 })
  })

  test.each<[what: string, target: string, given: object, pointers: readonly string[]]>([
    ['what cannot be', 'locations', { pricing: { productTaxBasisPoints: -1 } }, ['/pricing/productTaxBasisPoints']],
    ['what is no field', 'locations', { pricing: { tax: 1 } }, ['/pricing/tax']],
    ['null for what must be', 'locations', { pricing: { maxPromotions: null } }, ['/pricing/maxPromotions']],
    ['null for an object that must be', 'locations', { pricing: null }, ['/pricing']],
    ['a text for an object', 'locations', { pricing: 'x' }, ['/pricing']],
    [
      'a part of what was null',
      'locations',
      { pricing: { cashRounding: { mode: 'CEILING' } } },
      ['/pricing/cashRounding/unitMinor'],
    ],
    ['a part of another kind', 'promotions', { effect: { kind: 'AMOUNT_OFF' } }, ['/effect/amountOffMinor']],
    ['a member of an unnamed kind', 'promotions', { effect: { amountOffMinor: 1 } }, ['/effect/kind']],
    ['a part of no fulfilment', 'orders', { fulfilment: { recipient: 'Li' } }, ['/fulfilment/kind']],
    ['a part of no discount', 'orders', { manualDiscount: { reason: 'x' } }, ['/manualDiscount/effect']],
  ])('%s is refused at its place, and nothing is changed', async (_, folder, given, pointers) => {
    const bodies: Readonly<Record<string, object>> = {
      locations: { name: 'Hongkou', timeZone: 'Asia/Shanghai', currency: 'CNY' },
      promotions: { name: 'X', level: 'ITEM', effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 1 } },
      orders: { locationId: ids.location, lines: [{ kind: 'PRODUCT', productId: ids.shampoo }] },
    }
    const { body } = await salon.call(`POST /v1/${folder}`, bodies[folder])
    const target = `/v1/${folder}/${body.id}`
    const answer = await salon.call(`PATCH ${target}`, given, { headers: { 'if-match': '"1"' } })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect((answer.body.errors as readonly { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(pointers)
    expect((await salon.call(`GET ${target}`)).body).toMatchObject(body)
  })

  test('how goods are picked up changes in part, and the code stays', async () => {
    const [, sample] = samples['orders.update'] ?? []
    const order = await make(sample as PatchSample)
    const target = `PATCH /v1/orders/${order.id}`
    const before = order.fulfilment as Fields
    const changed = await salon.call(target, { fulfilment: { phone: null, to: '2026-11-21T17:00:00+08:00' } })
    expect(changed.body).toMatchObject({ totalMinor: order.totalMinor, request: order.request, note: order.note })
    expect(changed.body.fulfilment).toEqual({ ...before, phone: null, to: '2026-11-21T17:00:00+08:00' })
    const discounted = await salon.call(target, { manualDiscount: { effect: { amountOffMinor: 200 } } })
    expect(discounted.body.request).toMatchObject({
      manualDiscount: { effect: { kind: 'AMOUNT_OFF', amountOffMinor: 200 }, reason: 'Late' },
    })
    expect(discounted.body.totalMinor).toBe(Number(order.totalMinor) - 100)
  })
})

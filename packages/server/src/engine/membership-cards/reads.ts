import type { Customer, MembershipCardFilter } from '@mendian/core'
import { present } from '@mendian/core'
import {
  cardNumber,
  customerId,
  membershipCardId,
  membershipCardView as membershipSchema,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { membershipCardView } from './membership-view.ts'

const getInput = z.strictObject({ id: membershipCardId })

export const get: ReadOperation<typeof getInput, typeof membershipSchema> = defineRead({
  name: 'membershipCards.get',
  summary: 'Get a membership card with who it is of',
  http: ['GET', '/v1/membership-cards/{id}'],
  input: getInput,
  output: membershipSchema,
  permission: 'customer:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const card = await tx.membershipCards.find(id)
    if (!card) return notFound('MembershipCard', id)
    const customer = present(await tx.customers.find(card.customerId), 'a card is of a customer that exists')
    return { ok: true, value: membershipCardView(card, customer) }
  },
})

const listInput = z.strictObject({ ...pageInput, customerId: customerId.optional(), number: cardNumber.optional() })
const membershipPage = pageOf('MembershipCard', membershipSchema)

export const list: ReadOperation<typeof listInput, typeof membershipPage> = defineRead({
  name: 'membershipCards.list',
  summary: 'List membership cards, or find the one with that number',
  http: ['GET', '/v1/membership-cards'],
  input: listInput,
  output: membershipPage,
  permission: 'customer:read',
  refusals: [],
  async run(tx, input) {
    const filter: MembershipCardFilter = {
      ...(input.customerId === undefined ? {} : { customerId: input.customerId }),
      ...(input.number === undefined ? {} : { number: input.number }),
    }
    let customers = new Map<string, Customer>()
    return readPage(
      input,
      async (page) => {
        const cards = await tx.membershipCards.list(filter, page)
        const found = await tx.customers.findMany([...new Set(cards.map((card) => card.customerId))])
        customers = new Map(found.map((customer) => [customer.id, customer]))
        return cards
      },
      (row) => row.id,
      (row) => membershipCardView(row, present(customers.get(row.customerId), 'a card is of a customer that exists')),
    )
  },
})

import { type AccountBalance, accountsOfCard, type CustomerCardFilter } from '@mendian/core'
import {
  cardNumber,
  cardProductId,
  customerCardView as cardSchema,
  customerCardId,
  customerId,
  pageInput,
  cardRedemptionView as redemptionSchema,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { customerCardView, redemptionView } from './card-view.ts'

const getInput = z.strictObject({ id: customerCardId })

export const get: ReadOperation<typeof getInput, typeof cardSchema> = defineRead({
  name: 'customerCards.get',
  summary: 'Get a card with what is left of it',
  http: ['GET', '/v1/customer-cards/{id}'],
  input: getInput,
  output: cardSchema,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id }, { nowMs }) {
    const card = await tx.customerCards.find(id)
    if (!card) return notFound('CustomerCard', id)
    return { ok: true, value: customerCardView(card, await tx.ledger.balances(accountsOfCard(card)), nowMs) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  customerId: customerId.optional().meta({ description: 'Whose they are, or who shares them.' }),
  productId: cardProductId.optional(),
  number: cardNumber.optional(),
})
const cardPage = pageOf('CustomerCard', cardSchema)

export const list: ReadOperation<typeof listInput, typeof cardPage> = defineRead({
  name: 'customerCards.list',
  summary: 'List cards of a customer or a product, or the one with that number',
  http: ['GET', '/v1/customer-cards'],
  input: listInput,
  output: cardPage,
  permission: 'order:read',
  refusals: [],
  async run(tx, input, { nowMs }) {
    const filter: CustomerCardFilter = {
      ...(input.customerId === undefined ? {} : { holderId: input.customerId }),
      ...(input.productId === undefined ? {} : { productId: input.productId }),
      ...(input.number === undefined ? {} : { number: input.number }),
    }
    let balances: readonly AccountBalance[] = []
    return readPage(
      input,
      async (page) => {
        const cards = await tx.customerCards.list(filter, page)
        balances = await tx.ledger.balances(cards.flatMap(accountsOfCard))
        return cards
      },
      (row) => row.id,
      (row) => customerCardView(row, balances, nowMs),
    )
  },
})

const redemptionsInput = z.strictObject({ ...pageInput, id: customerCardId })
const redemptionPage = pageOf('CardRedemption', redemptionSchema)

export const redemptions: ReadOperation<typeof redemptionsInput, typeof redemptionPage> = defineRead({
  name: 'customerCards.redemptions',
  summary: 'List the uses of a card, oldest first',
  http: ['GET', '/v1/customer-cards/{id}/redemptions'],
  input: redemptionsInput,
  output: redemptionPage,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id, ...page }) {
    if (!(await tx.customerCards.find(id))) return notFound('CustomerCard', id)
    let zones = await timeZonesOf(tx, [])
    return readPage(
      page,
      async (request) => {
        const rows = await tx.cardRedemptions.list(id, request)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => redemptionView(row, zones.of(row.locationId)),
    )
  },
})

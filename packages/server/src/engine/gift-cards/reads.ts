import {
  type AccountBalance,
  formatInstant,
  type GiftCard,
  type GiftCardFilter,
  giftBalanceOf,
  isGiftCardOver,
} from '@mendian/core'
import {
  customerId,
  giftCardActivityView,
  giftCardCode,
  giftCardId,
  giftCardView as giftCardSchema,
  giftCardState,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { hashGiftCode } from './gift-code.ts'
import { giftCardView } from './gift-view.ts'

function balanceIn(balances: readonly AccountBalance[], card: GiftCard): number {
  const { code } = giftBalanceOf(card)
  return balances.find((row) => row.subjectId === card.id && row.account === code)?.postedMinor ?? 0
}

const getInput = z.strictObject({ id: giftCardId })

export const get: ReadOperation<typeof getInput, typeof giftCardSchema> = defineRead({
  name: 'giftCards.get',
  summary: 'Get a gift card with what it holds',
  http: ['GET', '/v1/gift-cards/{id}'],
  input: getInput,
  output: giftCardSchema,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const [card, balances] = await Promise.all([tx.giftCards.find(id), tx.ledger.balances([id])])
    return card ? { ok: true, value: giftCardView(card, balanceIn(balances, card)) } : notFound('GiftCard', id)
  },
})

const checkInput = z.strictObject({ code: giftCardCode })

/** What a gift card can pay, for whoever has its code; every code that pays nothing is answered alike. */
export const checkBalance: ReadOperation<typeof checkInput, typeof giftCardSchema> = defineRead({
  name: 'giftCards.checkBalance',
  summary: 'Look a gift card up by its code',
  http: ['POST', '/v1/gift-cards/check-balance'],
  input: checkInput,
  output: giftCardSchema,
  permission: 'order:read',
  refusals: ['gift_card_not_usable'],
  async run(tx, { code }, { nowMs }) {
    const card = await tx.giftCards.findByCodeHash(hashGiftCode(code))
    if (card?.state !== 'ACTIVE' || isGiftCardOver(card, nowMs)) {
      return { ok: false, refusal: { code: 'gift_card_not_usable', details: {} } }
    }
    return { ok: true, value: giftCardView(card, balanceIn(await tx.ledger.balances([card.id]), card)) }
  },
})

const listInput = z.strictObject({ ...pageInput, customerId: customerId.optional(), state: giftCardState.optional() })
const giftCardPage = pageOf('GiftCard', giftCardSchema)

export const list: ReadOperation<typeof listInput, typeof giftCardPage> = defineRead({
  name: 'giftCards.list',
  summary: 'List gift cards',
  http: ['GET', '/v1/gift-cards'],
  input: listInput,
  output: giftCardPage,
  permission: 'order:read',
  refusals: [],
  async run(tx, input) {
    const filter: GiftCardFilter = {
      ...(input.customerId === undefined ? {} : { customerId: input.customerId }),
      ...(input.state === undefined ? {} : { state: input.state }),
    }
    let balances: readonly AccountBalance[] = []
    return readPage(
      input,
      async (page) => {
        const cards = await tx.giftCards.list(filter, page)
        balances = await tx.ledger.balances(cards.map(({ id }) => id))
        return cards
      },
      (row) => row.id,
      (row) => giftCardView(row, balanceIn(balances, row)),
    )
  },
})

const activitiesInput = z.strictObject({ ...pageInput, id: giftCardId })
const activityPage = pageOf('GiftCardActivity', giftCardActivityView)

export const activities: ReadOperation<typeof activitiesInput, typeof activityPage> = defineRead({
  name: 'giftCards.activities',
  summary: 'List what happened to a gift card, oldest first',
  http: ['GET', '/v1/gift-cards/{id}/activities'],
  input: activitiesInput,
  output: activityPage,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id, ...page }) {
    if (!(await tx.giftCards.find(id))) return notFound('GiftCard', id)
    return readPage(
      page,
      (request) => tx.giftCards.activities(id, request),
      (row) => `${row.giftCardId}:${row.ordinal}`,
      ({ occurredAtMs, ...row }) => ({ ...row, occurredAt: formatInstant('UTC', occurredAtMs) }),
      'ID_AND_NUMBER',
    )
  },
})
